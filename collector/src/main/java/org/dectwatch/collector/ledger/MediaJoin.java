package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.Marks;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.Endpoint;

/** Joins calls and streams, by the addresses at which each side wanted media. */
final class MediaJoin {
    private static final Comparator<MediaStream> BY_TIME = Comparator.comparing(MediaStream::firstTime)
            .thenComparing(stream -> stream.key().flow().source())
            .thenComparing(stream -> stream.key().ssrcText())
            .thenComparing(MediaStream::capture);

    private final ServerNames names;
    private final StreamTable streams;
    private final boolean serversKnown;

    MediaJoin(Site site, ServerNames names, StreamTable streams) {
        this.names = names;
        this.streams = streams;
        this.serversKnown = !site.servers().isEmpty();
    }

    /** Joined once for as long as nothing changes; only where media was not visible it may have become so elsewhere. */
    CallMedia of(CallEntry entry) {
        return entry.joined().filter(CallMedia::mediaVisible).orElseGet(() -> {
            CallMedia media = joined(entry.frozen(), entry.ends());
            entry.joined(media);
            return media;
        });
    }

    /** @param ends who sent the first INVITE, and to whom: where no SDP gave an address, signalling tells whose server it is */
    private CallMedia joined(Call call, CallEntry.Ends ends) {
        Map<Side, List<MediaStream>> sorted = new HashMap<>();
        for (MediaStream stream : streams.of(call.callId())) {
            sender(call, stream)
                    .ifPresent(side ->
                            sorted.computeIfAbsent(side, s -> new ArrayList<>()).add(stream));
        }
        Set<Side> ours = ours(call, ends);
        return new CallMedia(
                Optional.of(call),
                Optional.empty(),
                server(call, ours),
                ours,
                call.mediaEnds().stream()
                        .map(end -> end.address().address())
                        .filter(names::configured)
                        .collect(Collectors.toSet()),
                serversKnown && ours.isEmpty(),
                call.mediaEnds().stream()
                        .anyMatch(end -> streams.seen(end.address().address())),
                signallingSent(call),
                direction(Side.CALLER, sorted, call),
                direction(Side.CALLEE, sorted, call));
    }

    Optional<CallMedia> of(MediaPair pair) {
        List<MediaStream> between = streams.of(pair);
        if (between.isEmpty()) {
            return Optional.empty();
        }
        Map<Side, List<MediaStream>> sorted = new HashMap<>();
        for (MediaStream stream : between) {
            Side side = stream.key().flow().source().equals(pair.server()) ? Side.SERVER : Side.FAR_END;
            sorted.computeIfAbsent(side, s -> new ArrayList<>()).add(stream);
        }
        boolean both = names.configured(pair.farEnd().address());
        return Optional.of(new CallMedia(
                Optional.empty(),
                Optional.of(pair),
                names.nameOf(pair.server().address()),
                both ? EnumSet.of(Side.SERVER, Side.FAR_END) : EnumSet.of(Side.SERVER),
                Stream.of(pair.server(), pair.farEnd())
                        .map(Endpoint::address)
                        .filter(names::configured)
                        .collect(Collectors.toSet()),
                false,
                true,
                Optional.empty(),
                direction(Side.SERVER, sorted, null),
                direction(Side.FAR_END, sorted, null)));
    }

    private Set<Side> ours(Call call, CallEntry.Ends ends) {
        Set<Side> ours = new HashSet<>();
        for (Call.MediaEnd end : call.mediaEnds()) {
            if (names.configured(end.address().address())) {
                ours.add(end.caller() ? Side.CALLER : Side.CALLEE);
            }
        }
        if (ours.isEmpty() && names.configured(ends.inviter().address())) {
            ours.add(Side.CALLER);
        }
        if (ours.isEmpty() && names.configured(ends.invited().address())) {
            ours.add(Side.CALLEE);
        }
        return ours;
    }

    private Optional<Marks> signallingSent(Call call) {
        return call.signalling().entrySet().stream()
                .filter(entry -> names.configured(entry.getKey()))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    private String server(Call call, Set<Side> ours) {
        for (Call.MediaEnd end : call.mediaEnds()) {
            if (ours.contains(end.caller() ? Side.CALLER : Side.CALLEE)
                    && names.configured(end.address().address())) {
                return names.nameOf(end.address().address());
            }
        }
        return names.nameOf(call.device().address());
    }

    /** By who wanted it, else by who gave that address as his own (RFC 4961). */
    private static Optional<Side> sender(Call call, MediaStream stream) {
        Endpoint to = stream.key().flow().destination();
        Endpoint from = stream.key().flow().source();
        Optional<Side> receiver = sideAt(call, to);
        return receiver.isPresent() ? receiver.map(Side::opposite) : sideAt(call, from);
    }

    private static Optional<Side> sideAt(Call call, Endpoint address) {
        return call.mediaEnds().stream()
                .filter(end -> end.address().equals(address))
                .findFirst()
                .map(end -> end.caller() ? Side.CALLER : Side.CALLEE);
    }

    private static MediaDirection direction(
            Side by, Map<Side, List<MediaStream>> sorted, @org.jspecify.annotations.Nullable Call call) {
        List<MediaStream> all = new ArrayList<>(sorted.getOrDefault(by, List.of()));
        all.sort(BY_TIME);
        List<MediaStream> some = all.size() > MediaDirection.MOST_STREAMS
                ? all.subList(all.size() - MediaDirection.MOST_STREAMS, all.size())
                : all;
        List<SentCodec> sent = new ArrayList<>();
        for (MediaStream stream : some) {
            for (StreamTotals.PayloadUse use : stream.totals().payloadTypes()) {
                sent.add(new SentCodec(
                        use.type(),
                        use.role(),
                        use.codec().or(() -> call == null ? Optional.empty() : announced(call, stream, use.type())),
                        use.firstTime(),
                        use.lastTime(),
                        use.packets(),
                        use.firstFrame(),
                        stream));
            }
        }
        sent.sort(Comparator.comparing(SentCodec::from));
        return new MediaDirection(by, some, sent);
    }

    /** What the receiver announced for this payload type, else what any side did. */
    private static Optional<String> announced(Call call, MediaStream stream, int type) {
        Optional<String> found = Optional.empty();
        for (Call.MediaEnd end : call.mediaEnds()) {
            Call.MediaFormat format = end.codecs().get(type);
            if (format != null) {
                found = Optional.of(format.encoding());
                if (end.address().equals(stream.key().flow().destination())) {
                    return found;
                }
            }
        }
        return found;
    }
}
