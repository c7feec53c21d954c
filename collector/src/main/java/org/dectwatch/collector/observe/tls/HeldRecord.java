package org.dectwatch.collector.observe.tls;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.protocol.tls.TlsRecord;

/**
 * A record, or a loss, that waits for keys in its place.
 *
 * @param record on bytes of its own; without content for a loss
 * @param lostOctets 0 for a record
 * @param lostOne exactly one record was lost
 */
record HeldRecord(
        boolean fromClient, TlsRecord record, Flow flow, Carriage carriage, long lostOctets, boolean lostOne) {
    private static final int OVERHEAD = 160;

    static HeldRecord copyOf(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage) {
        ByteView own = ByteView.of(record.fragment().copy());
        return new HeldRecord(
                fromClient, new TlsRecord(record.type(), record.version(), own), flow, carriage, 0, false);
    }

    static HeldRecord loss(boolean fromClient, Flow flow, Carriage carriage, long octets, boolean one) {
        return new HeldRecord(fromClient, new TlsRecord(0, 0, ByteView.empty()), flow, carriage, octets, one);
    }

    /** What it costs to keep. */
    int weight() {
        return OVERHEAD + record.fragment().length();
    }
}
