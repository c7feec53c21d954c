package org.dectwatch.collector.decode.transport;

import java.time.Duration;
import java.util.Set;
import org.dectwatch.collector.table.Limits;

/**
 * How TCP connections are followed.
 *
 * @param serverPorts ports that mark the server when a connection's beginning was not seen; each 1..65535
 * @param open limits of the established connections; bytes are those held back out of order, over all of them
 * @param opening limits of SYNs without an answer; {@code idle} is how long after the last SYN one counts as unanswered. The
 *     default, 35 s, outlasts the pauses between the SYNs of one attempt (Linux: up to 32 s)
 * @param ended how long stragglers of a connection that is over are recognised, and of how many connections
 * @param heldPerSide octets one direction may hold back before the bytes it waits for are given up, 1 at least
 * @param gapTimeout how long one direction waits for missing bytes, more than zero
 * @param acknowledgedGrace how long it waits when the other side has acknowledged them (the capture lost them, or delivers
 *     directions at different speeds); not negative
 * @param plausibleWindow how far from the expected sequence number a segment may lie, 1..1,073,741,823 octets
 */
public record TcpOptions(
        Set<Integer> serverPorts,
        Limits open,
        Limits opening,
        Limits ended,
        int heldPerSide,
        Duration gapTimeout,
        Duration acknowledgedGrace,
        int plausibleWindow) {
    private static final long HELD_IN_ALL = 64L << 20;

    public TcpOptions {
        serverPorts = Set.copyOf(serverPorts);
        for (int port : serverPorts) {
            if (port < 1 || port > 0xffff) {
                throw new IllegalArgumentException("serverPorts must be 1..65535, not " + port);
            }
        }
        if (heldPerSide < 1) {
            throw new IllegalArgumentException("heldPerSide must be 1 at least, not " + heldPerSide);
        }
        if (gapTimeout.isNegative() || gapTimeout.isZero() || gapTimeout.compareTo(Limits.FOREVER) > 0) {
            throw new IllegalArgumentException("gapTimeout must be more than 0, not " + gapTimeout);
        }
        if (acknowledgedGrace.isNegative() || acknowledgedGrace.compareTo(Limits.FOREVER) > 0) {
            throw new IllegalArgumentException("acknowledgedGrace must not be negative: " + acknowledgedGrace);
        }
        if (plausibleWindow < 1 || plausibleWindow >= 1 << 30) {
            throw new IllegalArgumentException("plausibleWindow must be 1..1073741823, not " + plausibleWindow);
        }
    }

    public static TcpOptions defaults() {
        return new TcpOptions(
                Set.of(5060, 5061, 8934),
                new Limits(65_536, HELD_IN_ALL, Duration.ofHours(3)),
                new Limits(16_384, Long.MAX_VALUE, Duration.ofSeconds(35)),
                new Limits(16_384, Long.MAX_VALUE, Duration.ofSeconds(60)),
                1 << 20,
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                1 << 24);
    }
}
