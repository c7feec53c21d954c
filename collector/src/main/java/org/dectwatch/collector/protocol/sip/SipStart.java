package org.dectwatch.collector.protocol.sip;

import java.util.function.Function;

/** The start line of a message (RFC 3261 section 7.1 and 7.2). */
public sealed interface SipStart {
    /** Calls the one function that fits. */
    <T> T visit(Function<? super Request, ? extends T> request, Function<? super Response, ? extends T> response);

    /**
     * @param method as written; methods are case-sensitive
     * @param uri the Request-URI as written
     */
    record Request(String method, String uri) implements SipStart {
        @Override
        public <T> T visit(
                Function<? super Request, ? extends T> request, Function<? super Response, ? extends T> response) {
            return request.apply(this);
        }
    }

    /**
     * @param status 100..699
     * @param phrase reason phrase, possibly {@code ""}
     */
    record Response(int status, String phrase) implements SipStart {
        public Response {
            if (status < 100 || status > 699) {
                throw new IllegalArgumentException("status must be 100..699, not " + status);
            }
        }

        @Override
        public <T> T visit(
                Function<? super Request, ? extends T> request, Function<? super Response, ? extends T> response) {
            return response.apply(this);
        }
    }
}
