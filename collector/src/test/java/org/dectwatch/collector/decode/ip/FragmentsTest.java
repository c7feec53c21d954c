package org.dectwatch.collector.decode.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.table.Limits;
import org.dectwatch.collector.testing.Decoded;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final String TEXT = "REGISTER sip:voice.example.net SIP/2.0 ".repeat(40);

    @Test
    void joinsFragmentsOfBothVersionsInAnyOrder() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<byte[]> fragments = round % 2 == 0
                    ? v4(round).fragments(8 * (1 + random.nextInt(60)))
                    : v6(round).fragments(8 * (1 + random.nextInt(60)));
            Collections.shuffle(fragments, random);
            Decoded decoded = new Decoded();
            fragments.forEach(decoded::frame);
            assertThat(decoded.datagram().payload().latin1(0, TEXT.length())).isEqualTo(TEXT);
            assertThat(decoded.stats().fragments().waiting()).isZero();
        }
    }

    @Test
    void keepsWhatCameFirstWhereFragmentsOverlap() {
        List<byte[]> first = v4(1).fragments(800);
        List<byte[]> second = ethernet()
                .ip("192.0.2.20", "192.0.2.200")
                .id(1)
                .udp(5060, 5060)
                .payload("y".repeat(TEXT.length()))
                .fragments(400);
        Decoded decoded = new Decoded().frame(first.get(0));
        second.subList(1, second.size()).forEach(decoded::frame);
        String joined = decoded.datagram().payload().latin1(0, TEXT.length());
        assertThat(joined).isEqualTo(TEXT.substring(0, 792) + "y".repeat(TEXT.length() - 792));
    }

    @Test
    void tellsDatagramsApartByEveryPartOfTheKey() {
        Decoded decoded = new Decoded();
        List<byte[]> one = v4(1).fragments(800);
        decoded.frame(one.get(0));
        decoded.frame(v4(2).fragments(800).get(1));
        decoded.frame(ethernet()
                .ip("192.0.2.21", "192.0.2.200")
                .id(1)
                .udp(5060, 5060)
                .payload(TEXT)
                .fragments(800)
                .get(1));
        decoded.frame(ethernet()
                .ip("192.0.2.20", "192.0.2.201")
                .id(1)
                .udp(5060, 5060)
                .payload(TEXT)
                .fragments(800)
                .get(1));
        decoded.frame(ethernet()
                .ip("192.0.2.20", "192.0.2.200")
                .id(1)
                .tcp(5060, 5060, 1, 1, "A")
                .payload(TEXT)
                .fragments(800)
                .get(1));
        assertThat(decoded.segments()).isEmpty();
        assertThat(decoded.stats().fragments().waiting()).isEqualTo(5);
        assertThat(decoded.frame(one.get(1)).datagram().payload().length()).isEqualTo(TEXT.length());
    }

    @Test
    void givesUpADatagramWhoseRestNeverComes() {
        Decoded decoded = new Decoded().frame(v4(1).fragments(800).get(0)).tickAfter(Duration.ofSeconds(30));
        assertThat(decoded.stats().fragments().expired()).isEqualTo(1);
        assertThat(decoded.frame(v4(1).fragments(800).get(1)).segments()).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() {
        DecodeOptions defaults = DecodeOptions.defaults();
        Decoded decoded = new Decoded(new DecodeOptions(
                defaults.layers(),
                defaults.flows(),
                new Limits(50, 20_000, Duration.ofSeconds(30)),
                defaults.tcp(),
                defaults.twins()));
        for (int id = 0; id < 1_000; id++) {
            decoded.frame(v4(id).fragments(8).get(1));
        }
        assertThat(decoded.stats().fragments().evictedByBytes()
                        + decoded.stats().fragments().evictedByCount())
                .isEqualTo(1_000 - decoded.stats().fragments().waiting());
        assertThat(decoded.stats().fragments().waitingBytes()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void makesTwoDatagramsOfOneThatWasDoubledFragmentByFragment() {
        Decoded decoded = new Decoded();
        for (byte[] fragment : v6(1).fragments(800)) {
            decoded.frame(fragment).frame(fragment);
        }
        assertThat(decoded.all(Segment.Datagram.class))
                .extracting(datagram -> datagram.carriage().twin())
                .containsExactly(Twin.NONE, Twin.NETWORK);
        assertThat(decoded.stats().fragments().waiting()).isZero();
    }

    @Test
    void handsOnTheBeginningWhenTheSnapLengthCutTheFragments() {
        Decoded decoded = new Decoded();
        for (byte[] fragment : v4(1).fragments(800)) {
            decoded.cut(fragment, 200);
        }
        Segment.Datagram datagram = decoded.datagram();
        assertThat(datagram.carriage().truncated()).isTrue();
        assertThat(datagram.payload().latin1(0, datagram.payload().length())).isEqualTo(TEXT.substring(0, 200 - 42));
    }

    @Test
    void refusesFragmentsThatCannotBe() {
        byte[] odd = v4(1).fragments(800).get(0);
        odd[17] = (byte) (odd[17] - 4);
        assertThat(new Decoded().frame(odd).malformed()).containsExactly(Malformed.Reason.IP_FRAGMENT);
        byte[] beyond = v4(1).fragments(800).get(1);
        beyond[20] = 0x1f;
        beyond[21] = (byte) 0xff;
        assertThat(new Decoded().frame(beyond).malformed()).containsExactly(Malformed.Reason.IP_FRAGMENT);
    }

    private static FrameBuilder v4(int id) {
        return ethernet().ip("192.0.2.20", "192.0.2.200").id(id).udp(5060, 5060).payload(TEXT);
    }

    private static FrameBuilder v6(int id) {
        return ethernet()
                .ip("2001:db8::20", "2001:db8::200")
                .id(id)
                .udp(5060, 5060)
                .payload(TEXT);
    }
}
