package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.MediaStream.ClaimedBy;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Media streams and whose they are: claimed by SDP seen, else by the address of a configured server, else by nobody. */
final class StreamTable {
    private final ServerNames servers;
    private final CallTable calls;
    private final Consumer<DomainEvent> events;
    private final BoundedTable<StreamId, MediaStream> streams;
    private final StreamIndex<StreamId> index;
    private final StreamEnds ends = new StreamEnds();
    private final RemoteReports remote = new RemoteReports(ends);
    private long number;

    StreamTable(LedgerOptions options, ServerNames servers, CallTable calls, Consumer<DomainEvent> events) {
        this.servers = servers;
        this.calls = calls;
        this.events = events;
        this.index = new StreamIndex<>(servers);
        this.streams = new BoundedTable<>(
                new Limits(options.streams(), Long.MAX_VALUE, options.keepEnded()), (key, stream, reason, at) -> {
                    index.remove(key, stream);
                    ends.remove(key);
                    remote.forget(key);
                    if (!stream.ended()) {
                        events.accept(new DomainEvent.Evicted(Times.instant(at), "streams", reason.name(), 1));
                    }
                });
    }

    void interval(Instant at, StreamInterval interval) {
        StreamTotals totals = interval.totals();
        StreamId key =
                new StreamId(interval.source(), interval.key(), totals.span().firstTime());
        Optional<MediaStream> before = streams.get(key, Times.nanos(at));
        if (before.isEmpty()) {
            ends.add(key);
            remote.begun(key);
        }
        Optional<CallEntry> claim = claim(interval);
        Optional<String> callId = claim.isPresent()
                ? Optional.of(claim.get().callId())
                : before.isPresent() ? before.get().callId() : Optional.empty();
        MediaStream stream = new MediaStream(
                before.isPresent() ? before.get().id() : "s" + ++number,
                interval.source(),
                codecs(totals, claim, interval),
                totals,
                interval.key(),
                callId.isPresent() ? ClaimedBy.SDP : ofDevice(interval) ? ClaimedBy.DEVICE : ClaimedBy.NOBODY,
                callId,
                interval.last(),
                remote.of(key, totals),
                QuietTimes.of(before, interval),
                interval);
        if (before.isPresent()) {
            index.replace(key, before.get(), stream);
        } else {
            index.add(key, stream);
        }
        streams.put(key, stream, 1, Times.nanos(at));
        if (claim.isPresent()) {
            calls.media(claim.get(), totals.span().lastTime(), at, stream.codecs());
        }
        heard(stream);
        events.accept(new DomainEvent.StreamHeard(at, server(interval), stream, interval, index.pair(stream)));
    }

    private boolean ofDevice(StreamInterval interval) {
        return servers.configured(interval.key().flow().source().address())
                || servers.configured(interval.key().flow().destination().address());
    }

    private void heard(MediaStream stream) {
        stream.callId().flatMap(calls::entry).ifPresent(CallEntry::mediaHeard);
    }

    /** RTCP in clear; the streams it speaks of are as {@link #all} shows them know it at once. */
    void rtcp(Instant at, String source, Observation.Rtcp said) {
        refresh(at, remote.rtcp(at, source, said, this::missing));
    }

    private long missing(StreamId key) {
        return streams.peek(key).map(stream -> stream.totals().counts().lost()).orElse(0L);
    }

    void quality(Instant at, Observation.QualityReport said) {
        refresh(at, remote.quality(at, said, key -> streams.peek(key).flatMap(MediaStream::callId)));
    }

    private void refresh(Instant at, Set<StreamId> told) {
        for (StreamId key : told) {
            streams.get(key, Times.nanos(at))
                    .flatMap(stream -> remote.of(key, stream.totals()).map(stream::withRemote))
                    .ifPresent(stream -> {
                        streams.put(key, stream, 1, Times.nanos(at));
                        heard(stream);
                    });
        }
    }

    private Optional<CallEntry> claim(StreamInterval interval) {
        Instant from = interval.totals().span().firstTime();
        Instant to = interval.totals().span().lastTime();
        Optional<CallEntry> wanted = calls.claim(interval.key().flow().destination(), from, to);
        // Symmetric RTP (RFC 4961): who receives at an address sends from it too.
        return wanted.isPresent() ? wanted : calls.claim(interval.key().flow().source(), from, to);
    }

    private static List<String> codecs(StreamTotals totals, Optional<CallEntry> claim, StreamInterval interval) {
        List<String> names = new ArrayList<>(totals.payloadTypes().size());
        for (StreamTotals.PayloadUse use : totals.payloadTypes()) {
            Optional<String> name = use.codec();
            if (name.isEmpty() && claim.isPresent()) {
                name = announced(claim.get(), use.type(), interval);
            }
            if (name.isPresent() && !names.contains(name.get())) {
                names.add(name.get());
            }
        }
        return names;
    }

    /** What the receiving side announced for this payload type, else what any side did. */
    private static Optional<String> announced(CallEntry call, int payloadType, StreamInterval interval) {
        Optional<String> found = Optional.empty();
        for (Call.MediaEnd end : call.negotiation().ends()) {
            Call.MediaFormat format = end.codecs().get(payloadType);
            if (format != null) {
                found = Optional.of(format.encoding());
                if (end.address().equals(interval.key().flow().destination())) {
                    return found;
                }
            }
        }
        return found;
    }

    private String server(StreamInterval interval) {
        return servers.serverOf(interval.key().flow()).orElse("");
    }

    void advance(Instant now) {
        streams.expire(Times.nanos(now));
    }

    List<MediaStream> all() {
        List<MediaStream> all = new ArrayList<>(streams.size());
        streams.forEach((key, stream) -> all.add(stream));
        return all;
    }

    /** Of a call, in order of appearance. */
    List<MediaStream> of(String callId) {
        return known(index.of(callId));
    }

    /** Between two ends, where no call claims them. */
    List<MediaStream> of(MediaPair pair) {
        return known(index.of(pair));
    }

    private List<MediaStream> known(Collection<StreamId> keys) {
        List<MediaStream> known = new ArrayList<>(keys.size());
        for (StreamId key : keys) {
            Optional<MediaStream> stream = streams.peek(key);
            if (stream.isPresent()) {
                known.add(stream.get());
            }
        }
        return known;
    }

    List<MediaPair> pairs() {
        return index.pairs();
    }

    /** Whether RTP to or from this address is known. */
    boolean seen(IpAddress address) {
        return index.seen(address);
    }

    int size() {
        return streams.size();
    }
}
