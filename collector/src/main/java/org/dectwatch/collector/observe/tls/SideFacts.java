package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection.Traffic;
import org.dectwatch.collector.protocol.tls.Alert;
import org.dectwatch.collector.protocol.tls.HandshakeFramer;
import org.dectwatch.collector.protocol.tls.RecordFramer;

/** What one side of a connection has done so far. */
final class SideFacts {
    final RecordFramer framer = new RecordFramer();
    /** Handshake messages in clear. */
    final HandshakeFramer messages = new HandshakeFramer();
    /** Handshake messages that were decrypted. */
    final HandshakeFramer inner = new HandshakeFramer();

    long bytes;
    long records;
    long applicationRecords;
    long missing;
    boolean notTls;
    /** ChangeCipherSpec was seen, or must have been: from here on everything is protected (TLS 1.2 and below). */
    boolean protectedNow;

    boolean helloSeen;
    /** ServerHelloDone was seen. */
    boolean flightDone;

    boolean finished;
    /** 0 when that is not known: what comes behind a gap was waited for. */
    private long finishedAt;

    boolean protectedAlert;
    Optional<Alert> fatal = Optional.empty();
    long fatalAt;
    /** Flights of protected records after the ServerHello of TLS 1.3, and when the first of them began. */
    int flights;

    long firstFlightAt;
    long lastDataAt;
    /** TCP told of what it said last: that it arrived, or that it is said again. */
    boolean heardOf;

    /** Whether it took part in a finished handshake: its Finished, or application data after it. */
    boolean proved(boolean tls13) {
        return finished || !tls13 && applicationRecords > 0;
    }

    void finishedAt(long nanos) {
        finished = true;
        finishedAt = holes() ? 0 : nanos;
    }

    long finishedAt() {
        return finishedAt;
    }

    /** Whether something of it is hidden from us. */
    boolean holes() {
        return missing > 0 || framer.searching();
    }

    Traffic traffic() {
        return new Traffic(bytes, records, applicationRecords, missing);
    }
}
