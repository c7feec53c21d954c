package org.dectwatch.collector.source.push.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.health.rules.devices.AlarmKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapMapTest {
    @Test
    void shipsTheSixKnownTrapsAndSaysWhatIsNotVerified() throws Exception {
        TrapMap map = TrapMap.shipped();
        assertThat(map.meaning("1.3.6.1.4.1.9749.1.3.2.0.5"))
                .contains(new TrapMap.Meaning("base-station-lost", DeviceEvent.Level.ERROR));
        assertThat(map.meanings().keySet().stream().filter(oid -> oid.startsWith("1.3.6.1.4.1.9749.1.3.2.0.")))
                .hasSize(6);
        assertThat(map.meanings().values().stream().map(TrapMap.Meaning::kind))
                .as("each alarm that rules know comes by some trap")
                .containsAll(
                        Arrays.stream(AlarmKind.values()).map(AlarmKind::word).toList());
        try (var in = TrapMap.class.getResourceAsStream("ipdect-traps.properties")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("UNVERIFIED ON A REAL DEVICE");
        }
    }

    @Test
    void namesFieldsWithOrWithoutInstance() throws Exception {
        TrapMap map = TrapMap.parse("f", "field .1.3.6.1.2 = rpn\n");
        assertThat(map.field("1.3.6.1.2.0")).contains("rpn");
        assertThat(map.field("1.3.6.1.2")).contains("rpn");
        assertThat(map.field("1.3.6.1.2.17")).contains("rpn.17");
        assertThat(map.field("1.3.6.1.20")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trap 1.3.6 = base-station-lost|f, line 1: write 'trap 1.3.6.1… = kind level'",
                "trap 1.3.6 base-station-lost error|write 'trap 1.3.6.1… = kind level'",
                "tarp 1.3.6 = a error|write 'trap 1.3.6.1…",
                "trap one = a error|'one' is no object identifier",
                "trap 1.3.6 = Lost error|'Lost' is no name; write small letters",
                "trap 1.3.6 = lost terrible|there is no level 'terrible'; known are info, notice, warning, error, critical",
                "field 1.3.6 = 5x|'5x' is no name",
            })
    void saysWhichLineIsWrongAndWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> TrapMap.parse("f", text))
                .isInstanceOf(TrapMapInvalid.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameTrapTwiceAndAFileThatIsNotThere(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> TrapMap.parse("f", "trap 1.3.6 = a error\ntrap 1.3.6 = b error\n"))
                .hasMessage("f, line 2: 1.3.6 stands here a second time; remove one");
        assertThatThrownBy(() -> TrapMap.load(folder.resolve("none"))).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> TrapMap.load(folder)).isInstanceOf(TrapMapInvalid.class);
        Path own = folder.resolve("own");
        Files.writeString(own, "# ours\n\ntrap 1.3.6.1 = lost error # indeed\n");
        assertThat(TrapMap.load(own).meanings()).hasSize(1);
    }

    @Test
    void neverThrowsAnythingElseAtBadText() {
        Random random = new Random(20261125);
        String good = "trap 1.3.6.1.6.3.1.1.5.1 = server-started notice\nfield 1.3.6.1.2.1 = ifIndex\n";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                text.setCharAt(
                        random.nextInt(text.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            }
            text.setLength(random.nextInt(text.length() + 1));
            try {
                TrapMap.parse("f", text.toString());
            } catch (TrapMapInvalid wrong) {
                assertThat(wrong.getMessage()).startsWith("f");
            }
        }
    }
}
