package org.dectwatch.collector.protocol.mib;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.protocol.mib.MibTokens.Kind;
import org.dectwatch.collector.protocol.mib.MibTokens.Token;

/**
 * The modules of one file: every assignment of an object identifier, whichever macro makes it. What else stands in a module,
 * types and macros, is passed over.
 */
final class ModuleReader {
    private static final Set<String> MACROS = Set.of(
            "OBJECT-TYPE",
            "MODULE-IDENTITY",
            "OBJECT-IDENTITY",
            "NOTIFICATION-TYPE",
            "OBJECT-GROUP",
            "NOTIFICATION-GROUP",
            "MODULE-COMPLIANCE",
            "AGENT-CAPABILITIES");

    private static final int LONGEST_NAME = 128;

    private final String file;
    private final List<Token> tokens;
    private final List<Module> modules = new ArrayList<>();
    private int at;

    /**
     * One module.
     *
     * @param imports which module each foreign name is taken from
     */
    record Module(String name, List<Definition> definitions, Map<String, String> imports) {}

    private ModuleReader(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    static List<Module> read(String file, String text) throws MibInvalid {
        ModuleReader reader = new ModuleReader(file, MibTokens.of(file, text));
        reader.file();
        if (reader.modules.isEmpty()) {
            throw new MibInvalid(file, 0, "holds no module ('NAME DEFINITIONS ::= BEGIN …'); this is no MIB file");
        }
        return reader.modules;
    }

    private void file() throws MibInvalid {
        while (here().kind() != Kind.END) {
            if (here().kind() == Kind.TYPE && ahead(1).is("DEFINITIONS")) {
                module();
            } else {
                at++;
            }
        }
    }

    private void module() throws MibInvalid {
        Token name = here();
        Module module = new Module(name.text(), new ArrayList<>(), new HashMap<>());
        modules.add(module);
        while (!here().is("BEGIN")) {
            refuseEnd(name, "the module " + name.text() + " has no BEGIN");
            at++;
        }
        at++;
        while (!here().is("END")) {
            refuseEnd(name, "the module " + name.text() + " has no END; is the file cut off?");
            statement(module);
        }
        at++;
    }

    private void statement(Module module) throws MibInvalid {
        if (here().is("IMPORTS")) {
            imports(module);
        } else if (here().kind() == Kind.TYPE && ahead(1).is("MACRO")) {
            skipMacro();
        } else if (here().kind() == Kind.VALUE
                && ahead(1).is("OBJECT")
                && ahead(2).is("IDENTIFIER")
                && ahead(3).is("::=")) {
            Token name = here();
            at += 4;
            assigned(module, name, Mib.Kind.NODE, List.of());
        } else if (here().kind() == Kind.VALUE && MACROS.contains(ahead(1).text())) {
            byMacro(module);
        } else if (here().kind() == Kind.VALUE && ahead(1).is("TRAP-TYPE")) {
            trap(module);
        } else {
            at++;
        }
    }

    private void imports(Module module) throws MibInvalid {
        Token begin = here();
        List<String> names = new ArrayList<>();
        for (at++; !here().is(";"); at++) {
            refuseEnd(begin, "IMPORTS has no ';'");
            if (here().is("FROM")) {
                at++;
                String from = here().text();
                names.forEach(name -> module.imports().put(name, from));
                names.clear();
            } else if (here().kind() == Kind.VALUE || here().kind() == Kind.TYPE) {
                names.add(here().text());
            }
        }
        at++;
    }

    private void skipMacro() throws MibInvalid {
        Token begin = here();
        while (!here().is("END")) {
            refuseEnd(begin, "the macro " + begin.text() + " has no END");
            at++;
        }
        at++;
    }

    private void byMacro(Module module) throws MibInvalid {
        Token name = here();
        String macro = ahead(1).text();
        List<String> objects = new ArrayList<>();
        at += 2;
        while (!here().is("::=")) {
            refuseEnd(name, name.text() + " is given no value");
            if (macro.equals("NOTIFICATION-TYPE") && here().is("OBJECTS") && ahead(1).is("{")) {
                objects.addAll(list());
            } else {
                at++;
            }
        }
        at++;
        Mib.Kind kind = macro.equals("OBJECT-TYPE")
                ? Mib.Kind.OBJECT
                : macro.equals("NOTIFICATION-TYPE") ? Mib.Kind.NOTIFICATION : Mib.Kind.NODE;
        assigned(module, name, kind, objects);
    }

    /** SMIv1 (RFC 1215): its number is below {@code enterprise.0} as RFC 3584 3.1 makes it. */
    private void trap(Module module) throws MibInvalid {
        Token name = here();
        List<String> objects = new ArrayList<>();
        Optional<String> enterprise = Optional.empty();
        at += 2;
        while (!here().is("::=")) {
            refuseEnd(name, name.text() + " is given no value");
            if (here().is("ENTERPRISE")) {
                at += ahead(1).is("{") ? 2 : 1;
                enterprise = Optional.of(here().text());
                at++;
            } else if (here().is("VARIABLES") && ahead(1).is("{")) {
                objects.addAll(list());
            } else {
                at++;
            }
        }
        at++;
        if (enterprise.isEmpty() || here().kind() != Kind.NUMBER) {
            throw new MibInvalid(file, name.line(), "the trap " + brief(name) + " needs an ENTERPRISE and a number");
        }
        long specific = Long.parseLong(number());
        boolean generic = enterprise.get().equals("snmp");
        Optional<String> parent = generic ? Optional.of("snmpTraps") : enterprise;
        List<String> below = generic ? List.of("" + (specific + 1)) : List.of("0", "" + specific);
        add(module, name, Mib.Kind.NOTIFICATION, parent, below, objects);
    }

    private List<String> list() throws MibInvalid {
        Token begin = here();
        List<String> names = new ArrayList<>();
        for (at += 2; !here().is("}"); at++) {
            refuseEnd(begin, "a list has no '}'");
            if (here().kind() == Kind.VALUE) {
                names.add(here().text());
            }
        }
        at++;
        return names;
    }

    /** {@code { parent 1 }}, {@code { iso org(3) dod(6) 1 }}, {@code { 1 3 6 }}. */
    private void assigned(Module module, Token name, Mib.Kind kind, List<String> objects) throws MibInvalid {
        if (!here().is("{")) {
            throw new MibInvalid(file, here().line(), brief(name) + " should be given '{ parent number }'");
        }
        at++;
        Optional<String> parent = Optional.empty();
        List<String> below = new ArrayList<>();
        for (boolean first = true; !here().is("}"); first = false) {
            refuseEnd(name, brief(name) + ": '}' is missing");
            if (here().kind() == Kind.NUMBER) {
                below.add(number());
            } else if (here().kind() == Kind.VALUE
                    && ahead(1).is("(")
                    && ahead(2).kind() == Kind.NUMBER
                    && ahead(3).is(")")) {
                at += 2;
                below.add(number());
                at++;
            } else if (first && (here().kind() == Kind.VALUE || here().kind() == Kind.TYPE)) {
                String word = here().text();
                at++;
                if (here().is(".")) {
                    // Module.parent, as some write it.
                    at++;
                    word = here().text();
                    at++;
                }
                parent = Optional.of(word);
            } else {
                throw new MibInvalid(
                        file, here().line(), brief(name) + ": a number is expected, not '" + here().text() + "'");
            }
        }
        at++;
        add(module, name, kind, parent, below, objects);
    }

    private String number() throws MibInvalid {
        String text = here().text();
        if (text.length() > 10 || Long.parseLong(text) > 0xffff_ffffL) {
            throw new MibInvalid(
                    file, here().line(), "an object identifier holds numbers up to 4294967295, not " + text);
        }
        at++;
        return Long.toString(Long.parseLong(text));
    }

    private void add(
            Module module, Token name, Mib.Kind kind, Optional<String> parent, List<String> below, List<String> objects)
            throws MibInvalid {
        if (name.text().length() > LONGEST_NAME || below.size() > LONGEST_NAME || parent.isEmpty() && below.isEmpty()) {
            throw new MibInvalid(file, name.line(), brief(name) + " is no name with an object identifier");
        }
        module.definitions()
                .add(new Definition(file, module.name(), name.text(), kind, parent, below, objects, name.line()));
    }

    private Token here() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    private void refuseEnd(Token begin, String what) throws MibInvalid {
        if (here().kind() == Kind.END) {
            throw new MibInvalid(file, begin.line(), what);
        }
    }

    private static String brief(Token name) {
        return name.text().length() <= 60 ? name.text() : name.text().substring(0, 60) + "…";
    }
}
