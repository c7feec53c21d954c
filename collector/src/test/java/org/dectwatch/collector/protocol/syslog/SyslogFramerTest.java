package org.dectwatch.collector.protocol.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFramerTest {
    private final SyslogFramer framer = new SyslogFramer();

    private List<String> take() {
        List<String> lines = new ArrayList<>();
        for (Optional<ByteView> next = framer.take(); next.isPresent(); next = framer.take()) {
            lines.add(next.get().utf8(0, next.get().length()));
        }
        return lines;
    }

    private SyslogFramer feed(String text) {
        framer.feed(ByteView.of(text.getBytes(StandardCharsets.UTF_8)));
        return framer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 <1>ab6 <2>abc", "<1>ab\n<2>abc\n", "<1>ab\0<2>abc\0", "\n\n5 <1>ab<2>abc\n"})
    void bothFramingsAreTakenOctetByOctet(String stream) {
        List<String> lines = new ArrayList<>();
        for (char octet : stream.toCharArray()) {
            feed(String.valueOf(octet));
            lines.addAll(take());
        }
        assertThat(lines).containsExactly("<1>ab", "<2>abc");
    }

    @Test
    void aCountedLineMayHoldLineFeeds() {
        feed("7 <1>a\nb\n5 <2>cd");
        assertThat(take()).containsExactly("<1>a\nb\n", "<2>cd");
    }

    @Test
    void aLineOfAnyLengthCostsBoundedMemoryAndTheNextIsRead() {
        for (int i = 0; i < 100; i++) {
            feed("x".repeat(1000));
            take().forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(SyslogFramer.LONGEST));
        }
        feed("\n<1>next\n");
        assertThat(take()).containsExactly("<1>next");
        assertThat(framer.cut()).isEqualTo(1);
    }

    @Test
    void aCountedLineThatIsTooLongIsCutAndTheNextIsRead() {
        feed("20000 " + "x".repeat(20_000) + "5 <1>ab");
        List<String> lines = take();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).hasSize(SyslogFramer.LONGEST);
        assertThat(lines.get(1)).isEqualTo("<1>ab");
        assertThat(framer.cut()).isEqualTo(1);
    }

    @Test
    void anAbsurdCountLosesThePlace() {
        feed("99999999 x");
        assertThatThrownBy(this::take).isInstanceOf(Malformed.class);
    }

    @Test
    void theLastLineNeedsNoEnd() {
        feed("<1>last");
        assertThat(take()).isEmpty();
        assertThat(framer.takeLast().map(line -> line.utf8(0, line.length()))).contains("<1>last");
    }

    @Test
    void damageGivesLinesOrMalformed() {
        List<byte[]> seeds = List.of(
                "5 <1>ab6 <2>abc".getBytes(StandardCharsets.UTF_8),
                "<1>ab\n<2>abc\n\n12 <3>".getBytes(StandardCharsets.UTF_8));
        assertThat(Mutations.run(seeds, 100_000, 7, bytes -> {
                    SyslogFramer fresh = new SyslogFramer();
                    int half = bytes.length() / 2;
                    fresh.feed(bytes.slice(0, half));
                    while (fresh.take().isPresent()) {
                        continue;
                    }
                    fresh.feed(bytes.from(half));
                    while (fresh.take().isPresent()) {
                        continue;
                    }
                    fresh.takeLast();
                }))
                .isGreaterThanOrEqualTo(100_000);
    }
}
