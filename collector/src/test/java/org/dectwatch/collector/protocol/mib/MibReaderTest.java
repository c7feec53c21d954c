package org.dectwatch.collector.protocol.mib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MibReaderTest {
    /** Made up; only its shape, and the names of the scalars, are those of a vendor's MIB. */
    static final String REGISTRATION = """
            EXAMPLE-REG-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises, MODULE-IDENTITY FROM SNMPv2-SMI;
            example MODULE-IDENTITY
                LAST-UPDATED "202601010000Z"
                ORGANIZATION "Example"
                CONTACT-INFO "nobody ::= { at home }"
                DESCRIPTION "two -- dashes do not end a quotation"
                ::= { enterprises 99999 }
            exampleProducts OBJECT IDENTIFIER ::= { example 1 } -- wireless --
            END
            """;

    static final String SYSTEM = """
            -----------------------------------------------------------
            EXAMPLE-SYSTEM-MIB DEFINITIONS ::= BEGIN
            IMPORTS
                MODULE-IDENTITY, OBJECT-TYPE, NOTIFICATION-TYPE, Gauge32 FROM SNMPv2-SMI
                DisplayString FROM SNMPv2-TC
                exampleProducts FROM EXAMPLE-REG-MIB;
            OBJECT-TYPE MACRO ::= BEGIN
                TYPE NOTATION ::= "SYNTAX" type(Syntax)
                VALUE NOTATION ::= value(VALUE ObjectName)
            END
            exampleSystem MODULE-IDENTITY
                LAST-UPDATED "202601010000Z" ORGANIZATION "E" CONTACT-INFO "E" DESCRIPTION "E"
                ::= { exampleProducts dect(3) 2 }
            State ::= INTEGER { up(1), down(2) }
            exampleNotifications OBJECT IDENTIFIER ::= { exampleSystem 0 }
            exampleObjects OBJECT IDENTIFIER ::= { exampleSystem 1 }
            ipDectSoftwareVersion OBJECT-TYPE
                SYNTAX DisplayString (SIZE (0..255)) MAX-ACCESS read-only STATUS current
                DESCRIPTION "Firmware" DEFVAL { "none" }
                ::= { exampleObjects 1 }
            ipDectRfpsDown OBJECT-TYPE
                SYNTAX Gauge32 MAX-ACCESS read-only STATUS current DESCRIPTION "Bases"
                ::= { exampleObjects 8 }
            ipDectRfpLost NOTIFICATION-TYPE
                OBJECTS { ipDectRfpsDown, ipDectSoftwareVersion }
                STATUS current DESCRIPTION "A base station"
                ::= { exampleNotifications 5 }
            END
            """;

    private static Mib read(String... texts) throws MibInvalid {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i++) {
            files.put("file" + i + ".mib", texts[i]);
        }
        return MibReader.read(files);
    }

    private static String module(String body) {
        return "X-MIB DEFINITIONS ::= BEGIN\n" + body + "\nEND\n";
    }

    @Test
    void findsTheNumbersOfNamesAcrossFilesInAnyOrder() throws Exception {
        for (Mib mib : List.of(read(REGISTRATION, SYSTEM), read(SYSTEM, REGISTRATION))) {
            assertThat(mib.named("ipDectSoftwareVersion").orElseThrow().oid()).isEqualTo("1.3.6.1.4.1.99999.1.3.2.1.1");
            assertThat(mib.named("ipDectRfpsDown").orElseThrow().oid()).isEqualTo("1.3.6.1.4.1.99999.1.3.2.1.8");
            Mib.Entry trap = mib.at("1.3.6.1.4.1.99999.1.3.2.0.5").orElseThrow();
            assertThat(trap.name()).isEqualTo("ipDectRfpLost");
            assertThat(trap.kind()).isEqualTo(Mib.Kind.NOTIFICATION);
            assertThat(trap.objects()).containsExactly("ipDectRfpsDown", "ipDectSoftwareVersion");
            assertThat(trap.module()).isEqualTo("EXAMPLE-SYSTEM-MIB");
        }
    }

    @Test
    void namesInstancesByTheNearestObjectAboveThem() throws Exception {
        Mib mib = read(REGISTRATION, SYSTEM);
        assertThat(mib.nameOf("1.3.6.1.4.1.99999.1.3.2.1.8.0")).contains("ipDectRfpsDown.0");
        assertThat(mib.nameOf("1.3.6.1.4.1.99999.1.3.2.1.8")).contains("ipDectRfpsDown");
        assertThat(mib.nameOf("1.3.6.1.4.1.99999.1.3.2.1.81")).isEmpty();
        assertThat(mib.nameOf("1.3.6.1.4.1.99999.1")).as("a place is no object").isEmpty();
        assertThat(Mib.none().nameOf("1.3")).isEmpty();
    }

    @Test
    void readsTrapsOfTheFirstVersionAsRfc3584PutsThem() throws Exception {
        Mib mib = read(module("""
                IMPORTS enterprises FROM RFC1155-SMI TRAP-TYPE FROM RFC-1215;
                kirk OBJECT IDENTIFIER ::= { enterprises 4711 }
                rfpLost TRAP-TYPE ENTERPRISE kirk VARIABLES { a, b } DESCRIPTION "x" ::= 5
                coldStart TRAP-TYPE ENTERPRISE snmp DESCRIPTION "x" ::= 0
                """));
        assertThat(mib.named("rfpLost").orElseThrow().oid()).isEqualTo("1.3.6.1.4.1.4711.0.5");
        assertThat(mib.named("rfpLost").orElseThrow().objects()).containsExactly("a", "b");
        assertThat(mib.named("coldStart").orElseThrow().oid()).isEqualTo("1.3.6.1.6.3.1.1.5.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a OBJECT IDENTIFIER ::= { b 1 }`|file0.mib, line 2: a stands below 'b': it is neither defined nor imported in X-MIB",
                "`IMPORTS b FROM Y-MIB; a OBJECT IDENTIFIER ::= { b 1 }`|add the file of the module Y-MIB (there are [X-MIB])",
                "`IMPORTS b FROM X-MIB; a OBJECT IDENTIFIER ::= { b 1 }`|X-MIB does not define it",
                "`a OBJECT IDENTIFIER ::= { b 1 } b OBJECT IDENTIFIER ::= { a 1 }`|stands below itself",
                "`a OBJECT IDENTIFIER ::= { iso 1 } a OBJECT IDENTIFIER ::= { iso 2 }`|a was defined in line 2 before; remove one",
                "`a OBJECT IDENTIFIER ::= 5`|a should be given '{ parent number }'",
                "`a OBJECT IDENTIFIER ::= { iso x }`|a: a number is expected, not 'x'",
                "`a OBJECT IDENTIFIER ::= { iso 4294967296 }`|holds numbers up to 4294967295",
                "`a OBJECT IDENTIFIER ::= { }`|a is no name with an object identifier",
                "`a OBJECT-TYPE SYNTAX INTEGER`|a is given no value",
                "`a OBJECT-TYPE DESCRIPTION \"x`|a quotation begins here and never ends",
                "`a TRAP-TYPE DESCRIPTION \"x\" ::= 5`|the trap a needs an ENTERPRISE and a number"
            })
    void saysWhatIsWrongAndWhere(String body, String message) {
        String text = body.contains("SYNTAX") ? "X-MIB DEFINITIONS ::= BEGIN\n" + body : module(body);
        assertThatThrownBy(() -> read(text)).isInstanceOf(MibInvalid.class).hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoMibAndAModuleGivenTwice() {
        assertThatThrownBy(() -> read("<html>")).hasMessageContaining("holds no module");
        assertThatThrownBy(() -> read("X-MIB DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { iso 1 }"))
                .hasMessageContaining("has no END; is the file cut off?");
        assertThatThrownBy(() -> read(REGISTRATION, REGISTRATION))
                .hasMessage("file1.mib: the module EXAMPLE-REG-MIB was read before; remove one of the two");
    }

    @Test
    void aChainOfNamesMayBeLongButAnIdentifierMayNot() throws Exception {
        StringBuilder chain = new StringBuilder("n0 OBJECT IDENTIFIER ::= { iso 1 }\n");
        for (int i = 1; i < 126; i++) {
            chain.append("n" + i + " OBJECT IDENTIFIER ::= { n" + (i - 1) + " 1 }\n");
        }
        assertThat(read(module(chain.toString())).named("n125").orElseThrow().oid())
                .hasSize(127 * 2 - 1);
        for (int i = 126; i < 50_000; i++) {
            chain.append("n" + i + " OBJECT IDENTIFIER ::= { n" + (i - 1) + " 1 }\n");
        }
        assertThatThrownBy(() -> read(module(chain.toString()))).hasMessageContaining("more than 128 numbers");
    }

    @Test
    void understandsOrRefusesWhateverABrokenFileHolds() {
        Random random = new Random(20261125);
        String signs = "{}();:=-\"' \nabzAZ019._,";
        int understood = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? SYSTEM : REGISTRATION);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            if (i % 5 == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            try {
                read(REGISTRATION.replace("EXAMPLE-REG-MIB", "OTHER-MIB"), text.toString());
                understood++;
            } catch (MibInvalid refused) {
                assertThat(refused.getMessage()).startsWith("file");
            }
        }
        assertThat(understood).isGreaterThan(5_000);
    }
}
