package org.dectwatch.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.Decoded;
import org.dectwatch.collector.testing.PlainPcap;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real captures; the numbers are what {@code tshark -q -z io,phs}, {@code ip.reassembled_in} and {@code tcp.stream} say. */
class SharedCapturesTest {
    @ParameterizedTest
    @CsvSource({
        // capture, datagrams, of them joined, TCP connections, ICMP errors about UDP, frames without IP
        "arkime-gtp-iphone, 40, 0, 4, 4, 0",
        "gen-hep3, 34, 0, 0, 0, 0",
        "gen-hold-g726, 1199, 0, 0, 0, 0",
        "gen-impaired-s, 6146, 0, 0, 8, 0",
        "gen-ipv6-frag, 751, 6, 0, 0, 0",
        "gen-srtp-tls, 2824, 0, 1, 3, 0",
        "gen-tcp-framing, 0, 0, 1, 0, 0",
        "gen-tls-fail, 0, 0, 29, 0, 0",
        "gen-tls12-20ep, 0, 0, 20, 0, 0",
        "gen-udp-reg, 65, 0, 0, 0, 0",
        "ipfixprobe-sip, 43, 0, 0, 5, 0",
        "pkts-fragmented_tcp_sip, 0, 0, 1, 0, 0",
        "pkts-sip_rtp, 507, 0, 0, 0, 0",
        "suricata-sip-body-large, 0, 0, 1, 0, 0",
        "zeek-sip-wireshark, 81, 0, 0, 0, 0"
    })
    void countsWhatTsharkCounts(String name, int datagrams, int joined, int connections, int icmpErrors, int notIp) {
        Decoded decoded = decode(name, 1);
        assertThat(decoded.malformed()).isEmpty();
        assertThat(decoded.all(Segment.Datagram.class)).hasSize(datagrams);
        assertThat(decoded.all(Segment.IcmpError.class)).hasSize(icmpErrors);
        assertThat(decoded.all(Segment.StreamGap.class)).isEmpty();
        DecodeStats stats = decoded.stats();
        assertThat(stats.fragments().joined()).isEqualTo(joined);
        assertThat(stats.fragments().waiting()).isZero();
        assertThat(stats.tcp().connections()).isEqualTo(connections);
        assertThat(stats.notIp()).isEqualTo(notIp);
    }

    @Test
    void readsTheLargeBodyWhole() {
        long octets = decode("suricata-sip-body-large", 1).all(Segment.StreamData.class).stream()
                .filter(data -> data.flow().destination().port() == 5060)
                .mapToLong(data -> data.bytes().length())
                .sum();
        assertThat(octets).isGreaterThan(65_536);
    }

    @Test
    void tellsTheRefusedConnectionFromTheOthers() {
        List<Segment.ConnectFailed> failed = decode("gen-tls-fail", 1).all(Segment.ConnectFailed.class);
        assertThat(failed).extracting(Segment.ConnectFailed::reason).contains(Segment.Failure.REFUSED);
    }

    @Test
    void tellsTheMirrorsDoublesWhenEveryFrameComesTwice() {
        for (String name : List.of("gen-hold-g726", "gen-ipv6-frag", "gen-tls12-20ep")) {
            Decoded once = decode(name, 1);
            Decoded twice = decode(name, 2);
            assertThat(twice.all(Segment.Datagram.class))
                    .as("%s: datagrams without twins", name)
                    .hasSize(2 * once.all(Segment.Datagram.class).size());
            assertThat(twice.all(Segment.StreamData.class)).hasSameSizeAs(once.all(Segment.StreamData.class));
            assertThat(twice.stats().fragments().waiting()).isZero();
            long small = 10 * twice.stats().twins().pairs();
            assertThat(twice.stats().duplicates())
                    .isBetween(once.stats().frames() - small, once.stats().frames());
        }
    }

    private static Decoded decode(String name, int times) {
        Decoded decoded = new Decoded();
        PlainPcap.read(Shared.require(name + ".pcap"), (RawFrame frame) -> {
            for (int i = 0; i < times; i++) {
                decoded.frame(frame);
            }
        });
        return decoded.end();
    }
}
