package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;

/** A call that got no answer, or none that can be used. Without a stack: it is data. */
final class RpcFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RpcFailure(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    ScrapeFailure asFailure() {
        return new ScrapeFailure(reason, String.valueOf(getMessage()));
    }

    Reason reason() {
        return reason;
    }

    /** Whatever a client's future failed with, in the closed set of reasons. */
    static RpcFailure of(Throwable error, String address, long millis) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RpcFailure own) {
                return own;
            } else if (cause instanceof CertificateException untrusted) {
                return new RpcFailure(Reason.UNTRUSTED, address + ": " + untrusted.getMessage());
            }
        }
        Reason reason = reason(error);
        return new RpcFailure(
                reason,
                reason == Reason.TIMEOUT
                        ? address + " did not answer within " + millis + " ms"
                        : address + ": " + words(error));
    }

    /** What is none of these came from a peer that does not speak HTTP, or no TLS that is understood. */
    private static Reason reason(Throwable error) {
        if (error instanceof TimeoutException) {
            return Reason.TIMEOUT;
        } else if (error instanceof NoRouteToHostException) {
            return Reason.UNREACHABLE;
        } else if (error instanceof ConnectException) {
            return Reason.REFUSED;
        }
        boolean closed = error instanceof HttpClosedException
                || error instanceof StreamResetException
                || error instanceof ClosedChannelException
                || error instanceof SocketException;
        return closed ? Reason.CLOSED : Reason.NOT_UNDERSTOOD;
    }

    private static String words(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }
}
