package org.dectwatch.collector.decode.transport;

/**
 * Life of a connection as a bystander sees it (compare RFC 9293 section 3.3.2, which is each end's own view).
 *
 * <pre>
 *              ANSWER  TRAFFIC  FIN      RESET     SILENCE
 * OPENING      OPEN    OPEN     OPENING  REFUSED   UNANSWERED
 * OPEN         OPEN    OPEN     CLOSING  RESET     LAPSED
 * CLOSING      =       =        CLOSED   RESET     LAPSED
 * all others   =       =        =        =         =
 * </pre>
 */
enum TcpState {
    /** A SYN was seen, no answer. */
    OPENING,
    OPEN,
    /** One side has sent its FIN. */
    CLOSING,
    CLOSED,
    RESET,
    REFUSED,
    UNANSWERED,
    LAPSED;

    enum Event {
        /** SYN and ACK. */
        ANSWER,
        /** A segment that shows that the connection stands. */
        TRAFFIC,
        /** The first FIN of a side, all bytes before it told. */
        FIN,
        RESET,
        /** A limit of time, of memory, or the end of the source. */
        SILENCE
    }

    TcpState after(Event event) {
        return switch (this) {
            case OPENING ->
                switch (event) {
                    case ANSWER, TRAFFIC -> OPEN;
                    case FIN -> OPENING;
                    case RESET -> REFUSED;
                    case SILENCE -> UNANSWERED;
                };
            case OPEN, CLOSING ->
                switch (event) {
                    case ANSWER, TRAFFIC -> this;
                    case FIN -> this == OPEN ? CLOSING : CLOSED;
                    case RESET -> RESET;
                    case SILENCE -> LAPSED;
                };
            case CLOSED, RESET, REFUSED, UNANSWERED, LAPSED -> this;
        };
    }

    boolean over() {
        return compareTo(CLOSING) > 0;
    }
}
