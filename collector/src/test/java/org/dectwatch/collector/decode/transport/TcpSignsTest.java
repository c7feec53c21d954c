package org.dectwatch.collector.decode.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.testing.TcpTalk;
import org.junit.jupiter.api.Test;

/** What TCP says of bytes without carrying any. */
class TcpSignsTest {
    private final TcpTalk talk = new TcpTalk().handshake();

    private List<String> signs() {
        return talk.decoded().signs().stream()
                .map(sign -> (sign.flow().destination().port() == 5061 ? "> " : "< ") + sign.sign())
                .toList();
    }

    @Test
    void bytesHaveArrivedWhenTheyAreAcknowledged() {
        talk.client("PA", 1, 1, "abc").server("A", 1, 4).server("A", 1, 4);
        assertThat(signs()).containsExactly("> ACKNOWLEDGED");
    }

    @Test
    void theAnswerItselfAcknowledgesAndIsToldFirst() {
        talk.client("PA", 1, 1, "abc").server("PA", 1, 4, "xyz").client("A", 4, 4);
        assertThat(talk.told()).endsWith("> abc", "< xyz");
        assertThat(signs()).containsExactly("> ACKNOWLEDGED", "< ACKNOWLEDGED");
    }

    @Test
    void nothingIsSaidWhileSomethingOfTheOtherSideIsMissing() {
        talk.client("PA", 1, 1, "abc").server("A", 6, 4);
        assertThat(signs()).isEmpty();
        talk.tickAfter(Duration.ofMillis(300)).server("A", 6, 4);
        assertThat(talk.told()).endsWith("< gap 5");
        assertThat(signs()).containsExactly("> ACKNOWLEDGED");
    }

    @Test
    void aPartIsNotTheWhole() {
        talk.client("PA", 1, 1, "abc").client("PA", 4, 1, "def").server("A", 1, 4);
        assertThat(signs()).isEmpty();
        talk.server("A", 1, 7);
        assertThat(signs()).containsExactly("> ACKNOWLEDGED");
    }

    @Test
    void whoSendsAgainHasNoAcknowledgement() {
        talk.client("PA", 1, 1, "abc").wait(Duration.ofMillis(300)).client("PA", 1, 1, "abc");
        talk.wait(Duration.ofMillis(600)).client("PA", 1, 1, "abc");
        assertThat(signs()).containsExactly("> REPEATED");
        assertThat(talk.told()).endsWith("> abc");
    }

    @Test
    void aProbeIsNeitherBytesNorARepetition() {
        talk.client("PA", 1, 1, "abc").server("A", 1, 4);
        talk.wait(Duration.ofSeconds(30)).client("A", 3, 1).server("A", 1, 4);
        talk.wait(Duration.ofSeconds(30)).client("A", 3, 1, "c").server("A", 1, 4);
        assertThat(signs()).containsExactly("> ACKNOWLEDGED", "> KEEP_ALIVE", "> KEEP_ALIVE");
    }

    @Test
    void aResetStillTellsThatBytesAreMissing() {
        talk.client("PA", 1, 1, "abc").client("RA", 4, 9);
        assertThat(talk.told()).endsWith("> abc", "< gap 8", "> end RST");
    }
}
