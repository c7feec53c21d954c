package org.dectwatch.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.Decoded;
import org.dectwatch.collector.testing.PlainPcap;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedCapturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"arkime-gtp-iphone","gen-hep3","gen-hold-g726","gen-impaired-s","gen-ipv6-frag","gen-srtp-tls","gen-tcp-framing","gen-tls-fail","gen-tls12-20ep","gen-udp-reg","ipfixprobe-sip","pkts-fragmented_tcp_sip","pkts-sip_rtp","suricata-sip-body-large","zeek-sip-wireshark"})
    void x(String name) {
        Decoded decoded = new Decoded();
        long[] last = {0};
        PlainPcap.read(Shared.require(name + ".pcap"), f -> { decoded.frame(f); last[0] = f.timeNanos(); });
        Map<String, Integer> n = new TreeMap<>();
        for (Segment s : decoded.segments()) n.merge(s.getClass().getSimpleName(), 1, Integer::sum);
        System.out.println(name + " " + n + " " + decoded.malformed() + "\n   " + decoded.stats());
        if (name.contains("tls-fail") || name.contains("suri") || name.contains("arkime")) for (Segment s : decoded.segments()) if (!(s instanceof Segment.StreamData) && !(s instanceof Segment.Datagram)) System.out.println("    "+s);
    }
}
