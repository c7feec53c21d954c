package org.dectwatch.collector;

/** The API cannot listen where it was told to; how to tell it otherwise depends on the command. */
public final class ApiUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ApiUnavailable(String host, int port, Throwable cause) {
        super("The API cannot listen on " + host + ":" + port + ": is the port taken?", cause);
    }
}
