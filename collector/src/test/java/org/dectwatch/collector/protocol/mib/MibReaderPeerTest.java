package org.dectwatch.collector.protocol.mib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The MIB files that Debian has, beside net-snmp's own reading of them. The standard modules that they stand on are not free
 * enough for Debian; their upper nodes are given here.
 */
@Tag("peers")
class MibReaderPeerTest {
    private static final Path FOLDER = Path.of("/usr/share/snmp/mibs");

    /** They stand on further standard modules. */
    private static final List<String> LEFT_OUT = List.of("NET-SNMP-VACM-MIB", "LM-SENSORS-MIB");

    private static final String SMI = """
            SNMPv2-SMI DEFINITIONS ::= BEGIN
            org OBJECT IDENTIFIER ::= { iso 3 }
            dod OBJECT IDENTIFIER ::= { org 6 }
            internet OBJECT IDENTIFIER ::= { dod 1 }
            private OBJECT IDENTIFIER ::= { internet 4 }
            enterprises OBJECT IDENTIFIER ::= { private 1 }
            END
            """;

    @TempDir
    Path standard;

    @Test
    void agreesWithSnmptranslateOnEveryName() throws Exception {
        Files.writeString(standard.resolve("SNMPv2-SMI.txt"), SMI);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("SNMPv2-SMI", SMI);
        try (Stream<Path> all = Files.list(FOLDER)) {
            for (Path file : all.sorted().toList()) {
                if (LEFT_OUT.stream().noneMatch(file.toString()::contains)) {
                    files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        Map<String, String> ours = new TreeMap<>();
        MibReader.read(files).entries().forEach(entry -> ours.put(entry.module() + "::" + entry.name(), entry.oid()));
        assertThat(ours).hasSizeGreaterThan(300);
        assertThat(theirs(List.copyOf(ours.keySet()))).isEqualTo(ours);
    }

    private Map<String, String> theirs(List<String> names) throws Exception {
        Map<String, String> oids = new TreeMap<>();
        List<String> command = new ArrayList<>(
                List.of("snmptranslate", "-M", standard + ":" + FOLDER, "-m", "ALL", "-Pu", "-Le", "-On"));
        command.addAll(names);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SNMP_PERSISTENT_DIR", standard.toString());
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            oids.put(names.get(i), lines.get(i).substring(1));
        }
        return oids;
    }
}
