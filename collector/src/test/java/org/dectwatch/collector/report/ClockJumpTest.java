package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that were never set, or damaged time stamps: years pass between two packets. */
@Timeout(60)
class ClockJumpTest {
    @TempDir
    Path folder;

    /** The last packet of the capture came then. */
    private Told lastAt(String scenario, Instant time) throws Exception {
        byte[] bytes = Files.readAllBytes(Told.capture(scenario));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int last = 24;
        for (int at = 24; at < bytes.length; at += 16 + in.getInt(at + 8)) {
            last = at;
        }
        in.putInt(last, (int) time.getEpochSecond());
        return Told.of(Files.write(folder.resolve("jump.pcap"), bytes), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen-tls-fail", "gen-tls12-20ep", "gen-udp-reg", "gen-hold-g726"})
    void twentyYearsPassInSeconds(String scenario) throws Exception {
        Told told = lastAt(scenario, Instant.parse("2049-10-02T00:00:00Z"));
        assertThat(told.capture().path("lastTime").asText()).startsWith("2049-10-02");
        assertThat(told.unreadable()).isEmpty();
    }

    @Test
    void whatBeganBeforeTheJumpIsToldWithItsOwnTimes() throws Exception {
        String[] row = {"rule", "subject", "from"};
        Told jumped = lastAt("gen-tls-fail", Instant.parse("2049-10-02T00:00:00Z"));
        List<String> before = Told.ofScenario("gen-tls-fail").rows("findings", row);
        assertThat(jumped.rows("findings", row))
                .containsAll(Arrays.asList(before.stream()
                        .filter(line -> line.startsWith("tls-handshake-failing"))
                        .limit(3)
                        .toArray(String[]::new)));
    }
}
