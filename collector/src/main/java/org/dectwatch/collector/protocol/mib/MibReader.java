package org.dectwatch.collector.protocol.mib;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.protocol.mib.ModuleReader.Module;

/** Looks up the parents of what some MIB files define, across the files. */
public final class MibReader {
    /** An object identifier has 128 numbers at most (RFC 2578 3.5). */
    private static final int MOST_NUMBERS = 128;

    /** Names of RFC 1155, 2578 and 3418 that every MIB may stand on, without a file. */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("ccitt", "0"),
            Map.entry("iso", "1"),
            Map.entry("joint-iso-ccitt", "2"),
            Map.entry("zeroDotZero", "0.0"),
            Map.entry("org", "1.3"),
            Map.entry("dod", "1.3.6"),
            Map.entry("internet", "1.3.6.1"),
            Map.entry("directory", "1.3.6.1.1"),
            Map.entry("mgmt", "1.3.6.1.2"),
            Map.entry("mib-2", "1.3.6.1.2.1"),
            Map.entry("system", "1.3.6.1.2.1.1"),
            Map.entry("interfaces", "1.3.6.1.2.1.2"),
            Map.entry("transmission", "1.3.6.1.2.1.10"),
            Map.entry("experimental", "1.3.6.1.3"),
            Map.entry("private", "1.3.6.1.4"),
            Map.entry("enterprises", "1.3.6.1.4.1"),
            Map.entry("security", "1.3.6.1.5"),
            Map.entry("snmpV2", "1.3.6.1.6"),
            Map.entry("snmpModules", "1.3.6.1.6.3"),
            Map.entry("snmpMIB", "1.3.6.1.6.3.1"),
            Map.entry("snmpTraps", "1.3.6.1.6.3.1.1.5"),
            Map.entry("snmp", "1.3.6.1.2.1.11"));

    private final Map<String, Map<String, Definition>> modules = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> imports = new HashMap<>();
    private final Map<Definition, String> resolved = new LinkedHashMap<>();

    private MibReader() {}

    /**
     * @param files name and text of each, in any order
     * @throws MibInvalid at the first thing that is wrong; a name whose module is not among the files is one
     */
    public static Mib read(Map<String, String> files) throws MibInvalid {
        MibReader reader = new MibReader();
        for (Map.Entry<String, String> file : files.entrySet()) {
            for (Module module : ModuleReader.read(file.getKey(), file.getValue())) {
                reader.add(file.getKey(), module);
            }
        }
        return reader.mib();
    }

    private void add(String file, Module module) throws MibInvalid {
        if (modules.containsKey(module.name())) {
            throw new MibInvalid(file, 0, "the module " + module.name() + " was read before; remove one of the two");
        }
        Map<String, Definition> names = new LinkedHashMap<>();
        for (Definition definition : module.definitions()) {
            Definition before = names.putIfAbsent(definition.name(), definition);
            if (before != null) {
                throw new MibInvalid(
                        file,
                        definition.line(),
                        definition.name() + " was defined in line " + before.line() + " before; remove one");
            }
        }
        modules.put(module.name(), names);
        imports.put(module.name(), module.imports());
    }

    private Mib mib() throws MibInvalid {
        List<Mib.Entry> entries = new ArrayList<>();
        for (Map<String, Definition> names : modules.values()) {
            for (Definition definition : names.values()) {
                entries.add(new Mib.Entry(
                        definition.module(),
                        definition.name(),
                        definition.kind(),
                        oid(definition),
                        definition.objects(),
                        definition.line()));
            }
        }
        return new Mib(entries);
    }

    /** Walks up to a root, then down again: without recursion, for a file may chain as many names as it likes. */
    private String oid(Definition definition) throws MibInvalid {
        List<Definition> chain = new ArrayList<>();
        Set<Definition> seen = new HashSet<>();
        String base = "";
        Optional<Definition> next = Optional.of(definition);
        while (next.isPresent() && base.isEmpty()) {
            Definition one = next.get();
            String known = resolved.get(one);
            if (known != null) {
                base = known;
                break;
            }
            if (!seen.add(one)) {
                throw new MibInvalid(one.file(), one.line(), one.name() + " stands below itself");
            }
            chain.add(one);
            next = parent(one);
            if (next.isEmpty() && one.parent().isPresent()) {
                base = root(one);
            }
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            base = below(base, chain.get(i));
            resolved.put(chain.get(i), base);
        }
        return base;
    }

    private static String below(String base, Definition definition) throws MibInvalid {
        String rest = String.join(".", definition.below());
        String oid = base.isEmpty() ? rest : rest.isEmpty() ? base : base + "." + rest;
        if (oid.chars().filter(c -> c == '.').count() >= MOST_NUMBERS) {
            throw new MibInvalid(
                    definition.file(), definition.line(), definition.name() + " has more than 128 numbers");
        }
        return oid;
    }

    private Optional<Definition> parent(Definition definition) {
        return definition.parent().flatMap(name -> {
            Optional<Definition> own = find(definition.module(), name).filter(found -> !found.equals(definition));
            if (own.isPresent()) {
                return own;
            }
            String from = imports.getOrDefault(definition.module(), Map.of()).get(name);
            return from == null ? Optional.empty() : find(from, name);
        });
    }

    private Optional<Definition> find(String module, String name) {
        return Optional.ofNullable(modules.getOrDefault(module, Map.of()).get(name));
    }

    private String root(Definition definition) throws MibInvalid {
        String name = definition.parent().orElseThrow();
        String root = ROOTS.get(name);
        if (root != null) {
            return root;
        }
        String from = imports.getOrDefault(definition.module(), Map.of()).get(name);
        String remedy = from == null
                ? "it is neither defined nor imported in " + definition.module()
                : modules.containsKey(from)
                        ? from + " does not define it"
                        : "add the file of the module " + from + " (there are " + new TreeSet<>(modules.keySet()) + ")";
        throw new MibInvalid(
                definition.file(), definition.line(), definition.name() + " stands below '" + name + "': " + remedy);
    }
}
