package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcCall;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcReply;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;

/**
 * The open question for events: asked again as soon as it is answered, one at a time, as the server allows. When it breaks, the
 * session is opened anew, soon and once; if that fails too, the next question of the schedule does it. On one context.
 */
final class EventStream {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Another question is open, most likely one of ours that the server has not noticed the end of. */
    private static final Duration OCCUPIED = Duration.ofSeconds(5);

    private static final int MOST_OCCUPIED = 3;

    private final Vertx vertx;
    private final Context context;
    private final RpcSession session;
    private final Duration poll;
    private final Duration timeout;
    private final Consumer<XmlRpcValue> events;
    private boolean stopped;
    private boolean asking;
    private boolean waiting;
    private int occupied;
    private Optional<ScrapeFailure> trouble = Optional.empty();

    /** @param timeout for calls that answer at once */
    EventStream(
            Vertx vertx,
            Context context,
            RpcSession session,
            Duration poll,
            Duration timeout,
            Consumer<XmlRpcValue> events) {
        this.vertx = vertx;
        this.context = context;
        this.session = session;
        this.poll = poll;
        this.timeout = timeout;
        this.events = events;
    }

    /** Asks, unless it is asking already or there is no session. */
    void keepAsking() {
        if (stopped || asking || waiting || session.id().isEmpty()) {
            return;
        }
        asking = true;
        long begun = System.nanoTime();
        XmlRpcCall call = XmlRpcCall.of("session_receive", session.id().getAsLong(), poll.toSeconds());
        session.call(call, poll.plus(timeout)).onComplete(answered -> {
            asking = false;
            if (stopped) {
                return;
            }
            if (answered.succeeded()) {
                answered(answered.result().reply(), Duration.ofNanos(System.nanoTime() - begun));
            } else {
                broke(((RpcFailure) answered.cause()).asFailure());
            }
        });
    }

    private void answered(XmlRpcReply reply, Duration took) {
        Optional<XmlRpcValue> value =
                reply instanceof XmlRpcReply.Result result ? Optional.of(result.value()) : Optional.empty();
        OptionalLong status = value.map(XmlRpcValue::asNumber).orElseGet(OptionalLong::empty);
        if (value.filter(XmlRpcValue.Array.class::isInstance).isPresent()) {
            occupied = 0;
            value.get().asElements().forEach(events);
            boolean atOnce = value.get().asElements().isEmpty() && took.compareTo(AGAIN) < 0;
            if (atOnce) {
                // A server that does not wait must not be asked in a circle.
                after(AGAIN, this::keepAsking);
            } else {
                keepAsking();
            }
        } else if (status.equals(OptionalLong.of(RpcStatus.ANOTHER_RECEIVES)) && ++occupied < MOST_OCCUPIED) {
            after(OCCUPIED, this::keepAsking);
        } else if (status.equals(OptionalLong.of(RpcStatus.ANOTHER_RECEIVES))) {
            occupied = 0;
            session.logout(timeout).onComplete(done -> openAgain());
        } else if (status.equals(OptionalLong.of(RpcStatus.UNKNOWN_SESSION))) {
            session.lost();
            openAgain();
        } else {
            String said = reply instanceof XmlRpcReply.Fault fault
                    ? "fault " + fault.code()
                    : status.isPresent() ? "status " + status.getAsLong() : "no list of events";
            broke(new ScrapeFailure(
                    Reason.NOT_UNDERSTOOD, session.address() + " answers the question for events with " + said));
        }
    }

    private void broke(ScrapeFailure failure) {
        trouble = Optional.of(failure);
        session.lost();
        session.turn();
        openAgain();
    }

    private void openAgain() {
        after(AGAIN, () -> session.open(timeout).onSuccess(id -> keepAsking()));
    }

    private void after(Duration wait, Runnable then) {
        waiting = true;
        vertx.setTimer(
                wait.toMillis(),
                timer -> context.runOnContext(nothing -> {
                    waiting = false;
                    if (!stopped) {
                        then.run();
                    }
                }));
    }

    /** What broke it since the last call. */
    Optional<ScrapeFailure> takeTrouble() {
        Optional<ScrapeFailure> taken = trouble;
        trouble = Optional.empty();
        return taken;
    }

    void stop() {
        stopped = true;
    }
}
