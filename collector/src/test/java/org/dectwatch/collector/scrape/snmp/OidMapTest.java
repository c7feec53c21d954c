package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidMapTest {
    @Test
    void shipsAllScalarsAndSaysThatTheVendorsAreUnverified() throws Exception {
        assertThat(OidMap.shipped().oids()).containsOnlyKeys(Scalar.values());
        assertThat(OidMap.shipped().oids().get(Scalar.SYS_UP_TIME)).isEqualTo("1.3.6.1.2.1.1.3.0");
        assertThat(OidMap.shipped().oids().values()).doesNotHaveDuplicates();
        try (var in = OidMap.class.getResourceAsStream("ipdect-oids.properties")) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("UNVERIFIED ON A REAL DEVICE");
        }
    }

    @Test
    void readsASitesOwnMap(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.properties");
        Files.writeString(file, "# ours\n\n sysName = .1.3.6.1.2.1.1.5.0 # leading dot\n");
        assertThat(OidMap.load(file).oids()).containsExactly(java.util.Map.entry(Scalar.SYS_NAME, "1.3.6.1.2.1.1.5.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sysName 1.3.6.1|line 1: write 'object = 1.3.6.1…'",
                "sysNmae = 1.3.6.1.2.1.1.5.0|line 1: there is no object 'sysNmae'; known are sysUpTime",
                "sysName = sysName.0|'sysName.0' is no object identifier",
                "sysName = 1.3..6|is no object identifier",
                "sysName = 3.3.6.1|is no object identifier",
                "sysName = 1.3.99999999999|is no object identifier",
                "sysName =|is no object identifier",
                "# nothing|names no object"
            })
    void saysWhichLineIsWrongAndWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> OidMap.parse("own.properties", text))
                .isInstanceOf(OidMapInvalid.class)
                .hasMessageStartingWith("own.properties")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameObjectTwiceAndAFileThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> OidMap.parse("f", "sysName = 1.3.6\nsysName = 1.3.7\n"))
                .hasMessage("f, line 2: sysName stands here a second time; remove one");
        assertThatThrownBy(() -> OidMap.load(folder.resolve("none"))).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> OidMap.load(folder)).isInstanceOf(OidMapInvalid.class);
    }

    @Test
    void neverThrowsAnythingElseAtBadText() {
        Random random = new Random(20261122);
        String good = "sysName = 1.3.6.1.2.1.1.5.0\nipDectAri = 1.3.6.1.4.1.9749.1.3.2.1.3.0\n";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                text.setCharAt(
                        random.nextInt(text.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            }
            text.setLength(random.nextInt(text.length() + 1));
            try {
                assertThat(OidMap.parse("f", text.toString()).oids()).isNotEmpty();
            } catch (OidMapInvalid wrong) {
                assertThat(wrong.getMessage()).startsWith("f");
            }
        }
    }
}
