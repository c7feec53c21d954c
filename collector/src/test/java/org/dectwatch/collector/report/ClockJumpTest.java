package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that were never set, or damaged time stamps: years pass between two packets. */
@Timeout(20)
class ClockJumpTest {
    @TempDir
    Path folder;

    /** So many seconds pass in the middle of the capture. */
    private Told leaping(String scenario, long seconds) throws Exception {
        byte[] bytes = Files.readAllBytes(Told.capture(scenario));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 24; at < bytes.length; at += 16 + in.getInt(at + 8)) {
            if (at > bytes.length / 2) {
                in.putInt(at, (int) (in.getInt(at) + seconds));
            }
        }
        return Told.of(Files.write(folder.resolve("leap.pcap"), bytes), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen-tls-fail", "gen-tls12-20ep", "gen-udp-reg", "gen-hold-g726"})
    void twentyYearsPassInSeconds(String scenario) throws Exception {
        Told told = leaping(scenario, 20 * 365 * 86_400L);
        assertThat(told.capture().path("lastTime").asText()).startsWith("2046-11-");
        assertThat(told.unreadable()).isEmpty();
    }

    @Test
    void whatBeganBeforeTheJumpIsToldWithItsOwnTimes() throws Exception {
        String[] row = {"rule", "subject", "from"};
        Told jumped = leaping("gen-tls-fail", 20 * 365 * 86_400L);
        List<String> before = Told.ofScenario("gen-tls-fail").rows("findings", row);
        assertThat(jumped.rows("findings", row))
                .containsAll(before.stream()
                        .filter(line -> line.contains("sbc9.other.example.org"))
                        .toList());
        assertThat(before).anyMatch(line -> line.contains("sbc9.other.example.org"));
    }
}
