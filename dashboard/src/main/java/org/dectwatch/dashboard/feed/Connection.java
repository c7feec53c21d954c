package org.dectwatch.dashboard.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.dectwatch.dashboard.model.Envelope;
import org.jspecify.annotations.Nullable;

/** One attempt to follow a live stream, from the request to its end; tells its owner exactly once that it is over. */
final class Connection {
    private static final int LARGEST_EVENT = 64 * 1024 * 1024;
    private final SiteCopy copy;
    private final Clock clock;
    private final Owner owner;
    private final EventReader reader = new EventReader(LARGEST_EVENT);
    private final ArrayDeque<EventReader.Event> waiting = new ArrayDeque<>();
    private Instant lastOctet;
    private boolean busy;
    private boolean over;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;

    /** Who follows. */
    interface Owner {
        /** The copy is newer now. */
        void news();

        /** What came does not follow what is held: begin anew without resuming. */
        void outOfStep();

        void over(String why);
    }

    Connection(HttpClient client, RequestOptions options, SiteCopy copy, Clock clock, Owner owner) {
        this.copy = copy;
        this.clock = clock;
        this.owner = owner;
        this.lastOctet = clock.instant();
        client.request(options)
                .compose(this::sent)
                .onSuccess(this::opened)
                .onFailure(cause -> giveUp("It cannot be reached: " + sentence(cause)));
    }

    private Future<HttpClientResponse> sent(HttpClientRequest begun) {
        request = begun;
        return begun.send();
    }

    private void opened(HttpClientResponse answer) {
        response = answer;
        if (over) {
            reset();
            return;
        }
        String type = answer.getHeader("Content-Type");
        if (answer.statusCode() != 200 || type == null || !type.startsWith("text/event-stream")) {
            giveUp("It answered " + answer.statusCode() + " where a live stream was asked for.");
            return;
        }
        answer.exceptionHandler(cause -> giveUp("The connection broke: " + sentence(cause)));
        answer.endHandler(end -> giveUp("The collector closed the connection."));
        answer.handler(this::octets);
    }

    private void octets(Buffer chunk) {
        lastOctet = clock.instant();
        try {
            waiting.addAll(reader.take(chunk.getBytes()));
        } catch (EventReader.TooLarge cause) {
            giveUp("It sent what nobody can show: " + cause.getMessage() + ".");
            return;
        }
        next();
    }

    /** One event after the other; while one is worked on, no more is read from the network. */
    private void next() {
        HttpClientResponse stream = response;
        EventReader.Event event = busy || over ? null : waiting.poll();
        if (event == null || stream == null) {
            return;
        }
        busy = true;
        stream.pause();
        copy.take(event.data())
                .onSuccess(this::taken)
                .onFailure(cause -> {
                    owner.outOfStep();
                    giveUp("What it sends is not understood: " + sentence(cause));
                })
                .onComplete(done -> {
                    busy = false;
                    if (!over) {
                        stream.resume();
                        next();
                    }
                });
    }

    private void taken(boolean follows) {
        if (over) {
            return;
        }
        if (!follows) {
            owner.outOfStep();
            giveUp("It sent a change to a state that is not held here.");
            return;
        }
        owner.news();
    }

    Duration sinceOctet() {
        return busy ? Duration.ZERO : Duration.between(lastOctet, clock.instant());
    }

    void giveUp(String why) {
        if (!over) {
            close();
            owner.over(why);
        }
    }

    void close() {
        over = true;
        reset();
    }

    private void reset() {
        if (request != null) {
            request.reset();
        }
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof Envelope.NotUnderstood) {
            return cause.getMessage() + ".";
        }
        String message = cause.getMessage();
        return (message == null
                        ? cause.getClass().getSimpleName()
                        : message.lines().findFirst().orElse("")) + ".";
    }
}
