package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.protocol.tls.TlsRecord;

/** One TCP connection that speaks TLS, or should: its bytes come in, its state goes out. */
final class TrackedConnection {
    private final TlsOptions options;
    private final TlsCounters counters;
    private final TlsConnection.Id id;
    private final boolean midStream;
    private final boolean expected;
    private final Carriage first;
    private final HandshakeFacts handshake;
    private final SideFacts client = new SideFacts();
    private final SideFacts server = new SideFacts();
    private final Ending ending = new Ending();
    private final RecordReader records;
    private Endpoint clientEnd;
    private Endpoint serverEnd;
    private Carriage last;
    private Optional<Verdict> refused = Optional.empty();
    private Optional<Verdict> settled = Optional.empty();
    private int told;
    private long toldAt;

    TrackedConnection(
            TlsOptions options,
            DecryptionRoom room,
            CertificateReader certificates,
            DecryptedSink sink,
            Segment.StreamStart start) {
        this.options = options;
        counters = room.counters();
        id = new TlsConnection.Id(start.carriage().source(), start.connection());
        midStream = start.midStream();
        first = start.carriage();
        last = first;
        clientEnd = start.flow().source();
        serverEnd = start.flow().destination();
        expected = options.ports().contains(serverEnd.port());
        handshake = new HandshakeFacts(certificates, counters);
        records = new RecordReader(room, handshake, client, server, ending, sink, start.connection());
    }

    /** It never came to be: {@code failure} says why. */
    void connectFailed(Segment.ConnectFailed failure) {
        last = failure.carriage();
        boolean refusal = failure.reason() == Segment.Failure.REFUSED;
        refused = Optional.of(
                refusal
                        ? Verdict.failed(Side.SERVER, TlsConnection.Reason.REFUSED)
                        : Verdict.failed(Side.NETWORK, TlsConnection.Reason.NO_ANSWER_TO_SYN));
        if (refusal) {
            ending.end(Side.SERVER, Segment.End.RST, last.time());
        } else {
            ending.end(Side.NETWORK, Segment.End.TIMEOUT, last.time());
        }
    }

    /** @return whether these bytes are for TLS and for nobody else */
    boolean data(Flow flow, Carriage carriage, ByteView bytes) {
        last = carriage;
        boolean fresh = client.bytes == 0 && server.bytes == 0;
        if (fresh && midStream) {
            orient(flow, bytes);
        }
        boolean fromClient = fromClient(flow);
        SideFacts side = fromClient ? client : server;
        boolean start = side.bytes == 0 && side.missing == 0;
        side.bytes += bytes.length();
        side.lastDataAt = carriage.timeNanos();
        side.heardOf = false;
        if (side.notTls) {
            return !fromClient;
        }
        if (start && !TlsRecord.maybeAt(bytes, 0)) {
            if (midStream) {
                side.framer.enterAnywhere();
            } else {
                side.notTls = true;
                return !fromClient;
            }
        }
        read(fromClient, side, flow, carriage, bytes);
        return !client.notTls && (!midStream || side.records > 0);
    }

    private void read(boolean fromClient, SideFacts side, Flow flow, Carriage carriage, ByteView bytes) {
        try {
            side.framer.feed(bytes, record -> records.record(fromClient, record, flow, carriage));
        } catch (Malformed broken) {
            counters.malformedRecords++;
            side.messages.reset();
            if (side.records == 0 && side.missing == 0) {
                side.notTls = true;
            }
        }
        long passed = side.framer.takePassedOver();
        if (passed > 0 && side.records > 0) {
            records.lost(fromClient, passed, false, flow, carriage);
        }
    }

    void gap(Flow flow, Carriage carriage, long missing) {
        last = carriage;
        boolean fromClient = fromClient(flow);
        SideFacts side = fromClient ? client : server;
        side.missing += missing;
        boolean one = side.framer.gap(missing);
        side.messages.reset();
        records.lost(fromClient, missing, one, flow, carriage);
    }

    /** What TCP says of the bytes that went this way. */
    void sign(Flow flow, Carriage carriage, Segment.Sign sign) {
        boolean fromClient = fromClient(flow);
        if (sign != Segment.Sign.KEEP_ALIVE) {
            (fromClient ? client : server).heardOf = true;
        }
        records.inference().sign(fromClient, sign, carriage.timeNanos());
    }

    /** What sizes and times suggest, when that is more than was told. */
    Optional<Suggested> suggested(long nowNanos) {
        ConnectionInference inference = records.inference();
        return inference
                .news(records.decrypted(), ending.over(), ending.close(), nowNanos)
                .map(now -> new Suggested(
                        id, clientEnd, serverEnd, last, now, records.decrypted() ? List.of() : inference.takeTimes()));
    }

    void halfClose(Carriage carriage, Optional<Flow> closer) {
        last = carriage;
        ending.halfClose(closer.map(this::side), carriage.time());
    }

    void end(Flow flow, Carriage carriage, Segment.End reason) {
        last = carriage;
        ending.end(side(flow), reason, carriage.time());
    }

    /** Nobody knows any more: our table was full. */
    void evict() {
        ending.end(Side.NETWORK, Segment.End.EVICTED, last.time());
    }

    /** Time passes while the handshake is not done. Who seems to be silent may be unseen, until TCP tells of what he was told. */
    void tick(long nowNanos) {
        SideFacts spoke = server.lastDataAt > client.lastDataAt ? server : client;
        long since = Math.max(spoke.lastDataAt, first.timeNanos());
        boolean seen = spoke.heardOf || spoke.lastDataAt == 0;
        ending.silent(seen && nowNanos - since > options.silenceAfter().toNanos());
    }

    /** A guess from the ports may be wrong: the hellos know better. */
    private void orient(Flow flow, ByteView bytes) {
        boolean hello = bytes.length() > 5 && TlsRecord.headerAt(bytes, 0) && bytes.u8(0) == 22;
        boolean fromGuessed = flow.source().equals(clientEnd);
        if (hello && (fromGuessed ? bytes.u8(5) == 2 : bytes.u8(5) == 1)) {
            Endpoint other = clientEnd;
            clientEnd = serverEnd;
            serverEnd = other;
        }
    }

    private boolean fromClient(Flow flow) {
        return flow.source().equals(clientEnd);
    }

    private Side side(Flow flow) {
        return fromClient(flow) ? Side.CLIENT : Side.SERVER;
    }

    ConnectionDecryptor decryptor() {
        return records.decryptor();
    }

    /** Whether the outcome is still open. */
    boolean undecided() {
        return verdict().outcome().isEmpty() && !ending.over();
    }

    boolean over() {
        return ending.over();
    }

    long lastNanos() {
        return last.timeNanos();
    }

    /** The state, when something that matters has changed since it was last told. */
    Optional<TlsConnection> news() {
        boolean begun = expected || client.records + server.records > 0;
        int now = begun ? 1 : 0;
        Verdict verdict = verdict();
        now |= verdict.outcome().map(outcome -> outcome.ordinal() + 1).orElse(0) << 1;
        now |= (records.decrypted() ? 1 : 0) << 5 | (records.renegotiated() ? 1 : 0) << 6;
        now |= (ending.over() ? 1 : 0) << 7 | (handshake.asked() ? 1 : 0) << 8;
        // Where something is missing an open outcome stays open, perhaps for ever.
        now |= (client.missing + server.missing > 0 ? 1 : 0) << 9;
        if (!begun || now == told) {
            return Optional.empty();
        }
        told = now;
        toldAt = last.timeNanos();
        return Optional.of(snapshot(verdict));
    }

    /** The state again, when data has passed for so long since it was told: who says that it is open must know since when it is silent. */
    Optional<TlsConnection> goesOn(long nowNanos, long afterNanos) {
        long dataAt = Math.max(client.lastDataAt, server.lastDataAt);
        if (told == 0 || ending.over() || dataAt <= toldAt || nowNanos - toldAt < afterNanos) {
            return Optional.empty();
        }
        toldAt = last.timeNanos();
        return Optional.of(snapshot(verdict()));
    }

    /** Once both sides are proved nothing that follows changes it, and nothing is computed again for each record. */
    private Verdict verdict() {
        if (settled.isPresent()) {
            return settled.get();
        }
        Verdict now = judge();
        if (now.outcome().equals(Optional.of(TlsConnection.Outcome.ESTABLISHED)) && !now.inferred()) {
            settled = Optional.of(now);
        }
        return now;
    }

    private Verdict judge() {
        boolean begunUnseen = midStream && !handshake.asked() && !handshake.answered();
        return refused.orElseGet(
                () -> Verdict.judge(client, server, handshake, begunUnseen, ending.ended(), ending.closer()));
    }

    private TlsConnection snapshot(Verdict verdict) {
        return new TlsConnection(
                id,
                clientEnd,
                serverEnd,
                first.time(),
                last.time(),
                first.frame(),
                last.frame(),
                handshake.offer(),
                handshake.choice(),
                handshake.resumed(),
                verdict.outcome(),
                verdict.inferred(),
                verdict.failure(),
                handshakeTime(verdict),
                handshake.certificates,
                handshake.clientCertificates,
                faults(verdict),
                handshake.clientAuth(server.flightDone && !server.holes()),
                records.renegotiated(),
                records.decrypted(),
                ending.close(),
                client.traffic(),
                server.traffic());
    }

    private Optional<Duration> handshakeTime(Verdict verdict) {
        boolean done = client.finished && server.finished;
        boolean inferred = verdict.inferred() && client.firstFlightAt > 0;
        boolean timed = client.finishedAt() > 0 && server.finishedAt() > 0;
        if (!handshake.asked() || !(done ? timed : inferred)) {
            return Optional.empty();
        }
        long end = done ? Math.max(client.finishedAt(), server.finishedAt()) : client.firstFlightAt;
        return Optional.of(Duration.ofNanos(end - handshake.helloAt));
    }

    private List<CertificateFault> faults(Verdict verdict) {
        Instant at = handshake.certificates.isEmpty() ? Times.instant(first.timeNanos()) : handshake.certificatesAt;
        return CertificateFaults.judge(
                handshake.certificates,
                at,
                handshake.offer().flatMap(TlsConnection.Offer::serverName),
                expected ? options.proxies() : Set.of(),
                options.allowWildcard() || !expected,
                verdict.failure().filter(failure -> failure.by() == Side.CLIENT).flatMap(TlsConnection.Failure::alert));
    }
}
