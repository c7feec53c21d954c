package org.dectwatch.dashboard.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.dashboard.feed.CollectorFeed;
import org.dectwatch.dashboard.feed.Held;
import org.dectwatch.dashboard.feed.RawDelta;
import org.dectwatch.dashboard.feed.WholeSite;

/** One open page. On the event loop alone. */
final class Browser {
    private final HttpServerResponse response;
    private final List<Slot> slots;
    private int beatsMissed;

    Browser(HttpServerResponse response, List<CollectorFeed> feeds) {
        this.response = response;
        this.slots = feeds.stream().map(Slot::new).toList();
    }

    /** Tells whatever is new; where the last was not yet taken, forgets what the page holds, so that the newest comes whole. */
    void tell() {
        for (Slot slot : slots) {
            if (gone()) {
                return;
            }
            if (response.writeQueueFull()) {
                slot.holds = slot.serving ? slot.holds : Optional.empty();
            } else if (!slot.serving) {
                tell(slot);
            }
        }
    }

    private void tell(Slot slot) {
        if (!slot.feed.link().equals(slot.link)) {
            slot.link = slot.feed.link();
            write(PageEvents.link(slot.feed.name(), slot.feed.link()));
        }
        Optional<Held> newest = slot.feed.held();
        if (newest.isEmpty() || newest.equals(slot.holds)) {
            return;
        }
        Optional<List<RawDelta>> missed = slot.holds.flatMap(slot.feed::since);
        if (missed.isPresent()) {
            missed.get().forEach(delta -> write(PageEvents.delta(slot.feed.name(), delta.json())));
            slot.holds = newest;
        } else {
            slot.serving = true;
            slot.feed.whole().onComplete(done -> {
                slot.serving = false;
                if (done.succeeded()) {
                    done.result().ifPresent(whole -> tellWhole(slot, whole));
                    tell();
                }
            });
        }
    }

    private void tellWhole(Slot slot, WholeSite whole) {
        write(PageEvents.site(slot.feed.name(), slot.feed.sinceNews(), whole.json()));
        slot.holds = Optional.of(whole.held());
    }

    /** A sign of life; returns how many in a row could not be sent. */
    int beat(Instant now) {
        if (response.writeQueueFull()) {
            return ++beatsMissed;
        }
        beatsMissed = 0;
        write(PageEvents.beat(now));
        return 0;
    }

    void write(Buffer event) {
        if (!gone()) {
            response.write(event);
        }
    }

    private boolean gone() {
        return response.closed() || response.ended();
    }

    void end() {
        if (!gone()) {
            response.end();
        }
    }

    void cut() {
        response.reset();
    }
}
