package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcCall;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcReply;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server, or with whichever of a redundant pair is active: the other one refuses. On one context.
 */
final class RpcSession {
    private final List<RpcClient> pair;
    private final String user;
    private final String password;
    private final Consumer<IpAddress> switched;
    private int active;
    private OptionalLong id = OptionalLong.empty();
    private @Nullable IpAddress answered;
    private @Nullable Future<Long> opening;

    /**
     * @param pair one or two
     * @param switched told when another of the pair answers than before
     */
    RpcSession(List<RpcClient> pair, String user, String password, Consumer<IpAddress> switched) {
        this.pair = List.copyOf(pair);
        this.user = user;
        this.password = password;
        this.switched = switched;
    }

    /** Of the open session; empty while there is none. */
    OptionalLong id() {
        return id;
    }

    IpAddress address() {
        return pair.get(active).address();
    }

    /** The session, opened if there is none: at the server that answered last, and if that fails at the other, within the limit. */
    Future<Long> open(Duration limit) {
        if (id.isPresent()) {
            return Future.succeededFuture(id.getAsLong());
        }
        Future<Long> already = opening;
        if (already != null) {
            return already;
        }
        long begun = System.nanoTime();
        // A server that hangs must leave time for the other.
        Duration share = pair.size() > 1 ? limit.dividedBy(2) : limit;
        Future<Long> login = login(share)
                .recover(first -> {
                    if (pair.size() == 1 || isRefusedLogin(first)) {
                        return Future.failedFuture(first);
                    }
                    turn();
                    Duration left = limit.minusNanos(System.nanoTime() - begun);
                    return login(left).recover(second -> {
                        turn();
                        return Future.failedFuture(first);
                    });
                })
                .onComplete(done -> opening = null);
        // It may be over already.
        opening = login.isComplete() ? null : login;
        return login;
    }

    private static boolean isRefusedLogin(Throwable error) {
        return error instanceof RpcFailure failure && failure.reason() == Reason.AUTHENTICATION;
    }

    private Future<Long> login(Duration limit) {
        return pair.get(active)
                .call(XmlRpcCall.of("session_login", user, password), limit)
                .compose(answer -> {
                    OptionalLong number = answer.reply() instanceof XmlRpcReply.Result result
                            ? result.value().asNumber()
                            : OptionalLong.empty();
                    if (number.isPresent() && number.getAsLong() > 0) {
                        opened(number.getAsLong());
                        return Future.succeededFuture(number.getAsLong());
                    }
                    return Future.failedFuture(refused(answer.reply(), number));
                });
    }

    private RpcFailure refused(XmlRpcReply reply, OptionalLong number) {
        if (number.equals(OptionalLong.of(RpcStatus.LOGIN_INCORRECT))) {
            return new RpcFailure(Reason.AUTHENTICATION, address() + " refuses the user or the password");
        }
        String said = reply instanceof XmlRpcReply.Fault fault
                ? "fault " + fault.code()
                : number.isPresent() ? "status " + number.getAsLong() : "no number";
        return new RpcFailure(Reason.REFUSED, address() + " opens no session: " + said);
    }

    private void opened(long session) {
        id = OptionalLong.of(session);
        IpAddress before = answered;
        answered = address();
        if (before != null && !before.equals(answered)) {
            switched.accept(address());
        }
    }

    /** It is over, by whatever was heard of it. */
    void lost() {
        id = OptionalLong.empty();
    }

    /** The other of the pair is tried first next time. */
    void turn() {
        active = (active + 1) % pair.size();
    }

    /** Calls the server that is active. */
    Future<RpcClient.Answer> call(XmlRpcCall call, Duration limit) {
        return pair.get(active).call(call, limit);
    }

    /** Ends the session on the server too; whether that was heard does not matter. */
    Future<Void> logout(Duration limit) {
        if (id.isEmpty()) {
            return Future.succeededFuture();
        }
        long session = id.getAsLong();
        lost();
        return call(XmlRpcCall.of("session_logout", session), limit)
                .<Void>mapEmpty()
                .recover(unheard -> Future.succeededFuture());
    }

    void close() {
        pair.forEach(RpcClient::close);
    }
}
