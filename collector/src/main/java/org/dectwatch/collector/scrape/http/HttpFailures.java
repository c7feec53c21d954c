package org.dectwatch.collector.scrape.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;

/** Why there is no answer, in the closed set of reasons and in words. */
public final class HttpFailures {
    private HttpFailures() {}

    public static Reason reason(Throwable cause) {
        if (cause instanceof Fetch.TooLarge) {
            return Reason.TOO_LARGE;
        } else if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return Reason.TIMEOUT;
        } else if (cause instanceof SSLException) {
            return Reason.UNTRUSTED;
        } else if (cause instanceof ConnectException) {
            return Reason.REFUSED;
        } else if (cause instanceof UnknownHostException || cause instanceof NoRouteToHostException) {
            return Reason.UNREACHABLE;
        } else if (cause instanceof ConnectionClosedException
                || cause instanceof SocketException
                || cause instanceof EOFException) {
            return Reason.CLOSED;
        }
        return cause instanceof org.apache.hc.core5.http.HttpException ? Reason.NOT_UNDERSTOOD : Reason.OTHER;
    }

    /** @param patience how long was waited */
    public static String sentence(Throwable cause, Duration patience) {
        if (reason(cause) == Reason.TIMEOUT) {
            return "no answer within " + patience.toMillis() + " ms";
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
