package org.dectwatch.collector.observe.tls;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.protocol.tls.ContentType;
import org.dectwatch.collector.protocol.tls.TlsRecord;

/**
 * Decrypts one connection, in the order of its records. While keys are missing, records wait, bounded; what is let go is a gap in
 * the plaintext, never a mistake in the sequence numbers.
 */
final class ConnectionDecryptor {
    /** What came out; {@code handshake} and {@code alert} content goes back to whoever follows the connection. */
    interface Content {
        void content(boolean fromClient, int type, ByteView bytes, Flow flow, Carriage carriage, boolean late);

        void unreadable(boolean fromClient, long octets, Flow flow, Carriage carriage, boolean late);
    }

    private record Ticket(HeldRecord held, long number) {}

    private final SessionParameters session;
    private final KeyRing keys;
    private final HeldCiphertext store;
    private final TlsCounters counters;
    private final byte[] scratch;
    private final int limit;
    private final Content content;
    private final DirectionKeys client;
    private final DirectionKeys server;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private long waitingWeight;
    private long triedGeneration = -1;
    private long missedGeneration = -1;
    private int missedSession = -1;

    ConnectionDecryptor(DecryptionRoom room, SessionParameters session, Content content) {
        this.session = session;
        this.content = content;
        keys = room.keys();
        store = room.store();
        counters = room.counters();
        scratch = room.scratch();
        limit = room.heldPerConnection();
        client = new DirectionKeys(session, true);
        server = new DirectionKeys(session, false);
    }

    DirectionKeys side(boolean fromClient) {
        return fromClient ? client : server;
    }

    boolean waits() {
        return !waiting.isEmpty();
    }

    /** The next record of a direction: one that is protected, or a ChangeCipherSpec. */
    void record(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage) {
        retry();
        if (!waiting.isEmpty() || keysMissing(fromClient) || !process(fromClient, record, flow, carriage, false)) {
            keep(fromClient, record, flow, carriage);
        }
    }

    /** Nothing was added since the keys of this side were missing: not worth asking again. */
    private boolean keysMissing(boolean fromClient) {
        return missedGeneration == keys.generation()
                && missedSession == session.edition()
                && !side(fromClient).keyed();
    }

    private void keep(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage) {
        missedGeneration = keys.generation();
        missedSession = session.edition();
        if (limit > 0) {
            hold(HeldRecord.copyOf(fromClient, record, flow, carriage));
            return;
        }
        counters.droppedRecords++;
        if (!skippedChange(fromClient, record)) {
            side(fromClient).lostRecord();
            content.unreadable(fromClient, record.fragment().length() + TlsRecord.HEADER, flow, carriage, false);
        }
    }

    private boolean skippedChange(boolean fromClient, TlsRecord record) {
        boolean change = record.type() == ContentType.CHANGE_CIPHER_SPEC && !session.tls13();
        if (change) {
            side(fromClient).changeCipherSpec();
        }
        return change;
    }

    /** Octets of a direction are missing here. */
    void lost(boolean fromClient, long octets, boolean oneRecord, Flow flow, Carriage carriage) {
        HeldRecord loss = HeldRecord.loss(fromClient, flow, carriage, Math.max(octets, 1), oneRecord);
        if (waiting.isEmpty()) {
            lose(loss, false);
        } else {
            hold(loss);
        }
    }

    /** Tries again what waits, if secrets were added since the last time. */
    void retry() {
        if (waiting.isEmpty() || triedGeneration == keys.generation()) {
            return;
        }
        triedGeneration = keys.generation();
        while (!waiting.isEmpty()) {
            HeldRecord first = waiting.getFirst().held();
            if (first.lostOctets() > 0) {
                lose(first, true);
            } else if (!process(first.fromClient(), first.record(), first.flow(), first.carriage(), true)) {
                return;
            }
            release();
        }
    }

    /** Lets the oldest go: its place in the sequence is kept. */
    void dropOldest() {
        HeldRecord first = release();
        if (first.lostOctets() > 0) {
            lose(first, true);
            return;
        }
        counters.droppedRecords++;
        if (!skippedChange(first.fromClient(), first.record())) {
            lose(HeldRecord.loss(first.fromClient(), first.flow(), first.carriage(), first.weight(), true), true);
        }
    }

    void dropAll() {
        while (!waiting.isEmpty()) {
            dropOldest();
        }
    }

    private void hold(HeldRecord record) {
        if (waiting.isEmpty()) {
            triedGeneration = keys.generation();
        }
        waiting.addLast(new Ticket(record, store.add(this, record.weight())));
        waitingWeight += record.weight();
        while (waitingWeight > limit) {
            dropOldest();
        }
        store.shrink();
    }

    private HeldRecord release() {
        Ticket first = waiting.removeFirst();
        waitingWeight -= first.held().weight();
        store.remove(first.number(), first.held().weight());
        return first.held();
    }

    private void lose(HeldRecord loss, boolean late) {
        DirectionKeys side = side(loss.fromClient());
        if (loss.lostOne()) {
            side.lostRecord();
        } else {
            side.lostOctets(loss.lostOctets());
        }
        content.unreadable(loss.fromClient(), loss.lostOctets(), loss.flow(), loss.carriage(), late);
    }

    /** False when keys are missing. */
    private boolean process(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage, boolean late) {
        DirectionKeys side = side(fromClient);
        if (record.type() == ContentType.CHANGE_CIPHER_SPEC) {
            if (!session.tls13()) {
                side.changeCipherSpec();
            }
            return true;
        }
        if (side.dead()) {
            counters.givenUpRecords++;
            tellUnreadable(fromClient, record, flow, carriage, late);
            return true;
        }
        int length = side.open(record, scratch);
        if (length == DirectionKeys.NO_KEYS) {
            return false;
        }
        if (length < 0) {
            failed(side, fromClient, record, flow, carriage, late);
            return true;
        }
        counters.decryptedRecords++;
        content.content(fromClient, side.contentType(record), ByteView.of(scratch, 0, length), flow, carriage, late);
        return true;
    }

    private void failed(
            DirectionKeys side, boolean fromClient, TlsRecord record, Flow flow, Carriage carriage, boolean late) {
        counters.failedRecords++;
        counters.gaveUp += side.dead() ? 1 : 0;
        tellUnreadable(fromClient, record, flow, carriage, late);
    }

    private void tellUnreadable(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage, boolean late) {
        if (record.type() == ContentType.APPLICATION_DATA) {
            content.unreadable(fromClient, record.fragment().length() + TlsRecord.HEADER, flow, carriage, late);
        }
    }
}
