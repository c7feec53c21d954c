package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.domain.TlsInference.KeepAliveBy;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.protocol.tls.RecordOverhead;
import org.dectwatch.collector.protocol.tls.TlsVersion;

/** What can be said of one connection without reading it: exchanges, signs of life, and why it may have broken. */
final class ConnectionInference {
    private static final long TELL_EVERY = 1_000_000_000L;
    /** A session ticket of TLS 1.3 is a record among the others, and shorter than an answer of SIP. */
    private static final int LONGEST_TICKET = 330;

    private static final int MOST_TICKETS = 2;

    private final ExchangeReader exchanges = new ExchangeReader();
    private final Pulse pulse = new Pulse();
    private int overhead = -1;
    private boolean tls13;
    private int clientRecords;
    private int tickets;
    private boolean news;
    private long toldAt;
    private Optional<TlsInference> told = Optional.empty();

    /** Version and suite are known. */
    void chosen(int version, int suite) {
        tls13 = version == TlsVersion.TLS_1_3;
        overhead = RecordOverhead.of(version, suite);
    }

    /**
     * A record of application data, protected.
     *
     * @param fragment its octets
     */
    void record(boolean fromClient, int fragment, long at) {
        pulse.heard(fromClient, at);
        if (overhead < 0) {
            overhead = RecordOverhead.of(0, 0);
        }
        int octets = Math.max(0, fragment - overhead);
        clientRecords += fromClient ? 1 : 0;
        // In TLS 1.3 the first of the client's is its Finished, and the server's before that its handshake.
        if (tls13 && (clientRecords < 2 || !fromClient && ticket(octets))) {
            return;
        }
        if (Pulse.isPing(octets)) {
            if (fromClient) {
                pulse.ping(KeepAliveBy.CRLF, at);
                news = true;
            }
            return;
        }
        exchanges.record(fromClient, octets, at);
        news |= !fromClient;
    }

    private boolean ticket(int octets) {
        boolean may = tickets < MOST_TICKETS && exchanges.granted() + exchanges.refused() == 0;
        if (may && octets < LONGEST_TICKET) {
            tickets++;
            return true;
        }
        return false;
    }

    void lost() {
        exchanges.lost();
    }

    /** What TCP says of bytes that one side sent. */
    void sign(boolean fromClient, Segment.Sign sign, long at) {
        if (sign == Segment.Sign.ACKNOWLEDGED) {
            pulse.heard(!fromClient, at);
        } else if (sign == Segment.Sign.KEEP_ALIVE) {
            pulse.probe(at);
            if (fromClient) {
                pulse.ping(KeepAliveBy.TCP, at);
                news = true;
            }
        }
    }

    /** When exchanges ended since this was last asked. */
    List<Long> takeTimes() {
        return exchanges.takeTimes();
    }

    /**
     * What there is to tell, at most once a second until it is over; empty when that is nothing new.
     *
     * @param read what was said is read: then no exchange need be guessed
     * @param end how it ended; empty while it goes on
     */
    Optional<TlsInference> news(boolean read, boolean over, Optional<TlsConnection.Close> end, long at) {
        if (!over && (!news || at - toldAt < TELL_EVERY)) {
            return Optional.empty();
        }
        news = false;
        toldAt = at;
        TlsInference now = snapshot(read, end.flatMap(this::idleBefore));
        if (now.isEmpty() || told.filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        told = Optional.of(now);
        return told;
    }

    /** A reset may come out of idleness; where nobody answers any more only the words before tell, for the end is our own limit. */
    private Optional<Duration> idleBefore(TlsConnection.Close end) {
        return switch (end.how()) {
            case RST -> pulse.idleBeforeReset(Times.nanos(end.time()));
            case TIMEOUT -> pulse.idleBeforeUnanswered();
            default -> Optional.empty();
        };
    }

    private TlsInference snapshot(boolean read, Optional<Duration> idle) {
        return new TlsInference(
                read ? 0 : exchanges.granted(),
                read ? 0 : exchanges.refused(),
                read ? 0 : exchanges.plain(),
                !read && exchanges.shared(),
                pulse.keepAlive(),
                pulse.keepAliveBy(),
                idle,
                read ? 0 : exchanges.confidence());
    }
}
