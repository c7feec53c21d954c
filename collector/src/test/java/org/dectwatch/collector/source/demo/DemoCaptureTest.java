package org.dectwatch.collector.source.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.domain.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCaptureTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private String hash(String name, long seed) throws Exception {
        Path file = folder.resolve(name);
        DemoCapture.write(file, seed, MINUTE);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void theSameSeedGivesTheSameFileAndAnotherAnother() throws Exception {
        String one = hash("a.pcap", 42);

        assertThat(hash("b.pcap", 42)).isEqualTo(one);
        assertThat(hash("c.pcap", 43)).isNotEqualTo(one);
    }

    @Test
    void timesNeverRunBack() {
        DemoSite site = new DemoSite(5, DemoCapture.BEGIN);
        long last = 0;
        int backwards = 0;
        while (last <= Incident.CYCLE) {
            long at = site.next().offsetNanos();
            backwards += at < last ? 1 : 0;
            last = at;
        }
        assertThat(backwards).isZero();
    }

    @Test
    void theSiteIsMarkedAsSimulatedAndLivesInAddressesKeptForDocumentation() {
        Site site = DemoPlan.site();

        assertThat(site.simulated()).isTrue();
        assertThat(site.name()).contains("simulated");
        assertThat(site.servers())
                .hasSize(3)
                .allSatisfy(server -> assertThat(server.addresses())
                        .allMatch(a -> a.toString().startsWith("192.0.2.")
                                || a.toString().startsWith("198.51.100.")));
        Set<String> ipeis = new TreeSet<>();
        Set<String> users = new TreeSet<>();
        assertThat(site.handsets()).hasSize(72).allSatisfy(handset -> {
            assertThat(handset.ipei().orElseThrow()).matches("\\d{12}");
            assertThat(handset.name().orElseThrow()).startsWith("Demo ");
            ipeis.add(handset.id());
            users.add(handset.user());
        });
        assertThat(ipeis).hasSize(72);
        assertThat(users).hasSize(72);
    }
}
