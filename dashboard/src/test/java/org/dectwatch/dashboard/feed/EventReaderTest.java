package org.dectwatch.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dectwatch.dashboard.feed.EventReader.Event;
import org.dectwatch.dashboard.feed.EventReader.TooLarge;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final String STREAM = "retry: 2000\n\nevent: snapshot\nid: r-1\ndata: {\"a\":\"ä\"}\n\n: beat\n\n"
            + "event:delta\r\nid:r-2\r\ndata:one\r\ndata: two\r\n\r\ndata\n\nid: r-3\n\n";

    @Test
    void readsEventsIdsAndSeveralDataLines() throws TooLarge {
        List<Event> events = new EventReader(1000).take(bytes(STREAM));
        assertThat(events).extracting(Event::kind).containsExactly("snapshot", "delta", "message");
        assertThat(events).extracting(Event::id).containsExactly("r-1", "r-2", "r-2");
        assertThat(events)
                .extracting(e -> new String(e.data(), StandardCharsets.UTF_8))
                .containsExactly("{\"a\":\"ä\"}", "one\ntwo", "");
    }

    @Test
    void readsTheSameHoweverItIsCut() throws TooLarge {
        byte[] all = bytes(STREAM);
        for (int cut = 0; cut <= all.length; cut++) {
            EventReader reader = new EventReader(1000);
            List<Event> events = new ArrayList<>(reader.take(Arrays.copyOf(all, cut)));
            events.addAll(reader.take(Arrays.copyOfRange(all, cut, all.length)));
            assertThat(events).extracting(Event::id).containsExactly("r-1", "r-2", "r-2");
        }
    }

    @Test
    void refusesAnEventWithoutEnd() {
        EventReader reader = new EventReader(1000);
        assertThatThrownBy(() -> reader.take(bytes("data: " + "x".repeat(2000))))
                .isInstanceOf(TooLarge.class);
        EventReader other = new EventReader(1000);
        assertThatThrownBy(() -> other.take(bytes("data: xxxxxxxxx\n".repeat(200))))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void survivesWhateverIsSent() {
        Random random = new Random(4);
        byte[] all = bytes(STREAM);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bad = Arrays.copyOf(all, random.nextInt(all.length + 1));
            for (int flips = random.nextInt(6); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(new EventReader(60).take(bad).size()).isLessThan(20);
            } catch (TooLarge permitted) {
                refused++;
            }
        }
        assertThat(refused).isLessThan(100_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
