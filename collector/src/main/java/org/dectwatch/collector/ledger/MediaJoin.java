package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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
import org.dectwatch.collector.net.IpAddress;

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
        Optional<CallMedia> known = entry.joined();
        if (known.isPresent() && known.get().mediaVisible()) {
            return known.get();
        }
        CallMedia media = joined(entry.frozen(), entry.ends());
        entry.joined(media);
        return media;
    }

    /** @param ends who sent the first INVITE, and to whom: where no SDP gave an address, signalling tells whose server it is */
    private CallMedia joined(Call call, CallEntry.Ends ends) {
        List<MediaStream> callers = new ArrayList<>();
        List<MediaStream> callees = new ArrayList<>();
        for (MediaStream stream : streams.of(call.callId())) {
            Optional<Side> side = sender(call, stream);
            if (side.isPresent()) {
                (side.get() == Side.CALLER ? callers : callees).add(stream);
            }
        }
        Set<Side> ours = ours(call, ends);
        return new CallMedia(
                Optional.of(call),
                Optional.empty(),
                server(call, ours),
                ours,
                serverAddresses(call),
                serversKnown && ours.isEmpty(),
                mediaVisible(call),
                signallingSent(call),
                direction(Side.CALLER, callers, call),
                direction(Side.CALLEE, callees, call));
    }

    private Set<IpAddress> serverAddresses(Call call) {
        Set<IpAddress> addresses = new HashSet<>();
        for (Call.MediaEnd end : call.mediaEnds()) {
            if (names.configured(end.address().address())) {
                addresses.add(end.address().address());
            }
        }
        return addresses;
    }

    private boolean mediaVisible(Call call) {
        for (Call.MediaEnd end : call.mediaEnds()) {
            if (streams.seen(end.address().address())) {
                return true;
            }
        }
        return false;
    }

    Optional<CallMedia> of(MediaPair pair) {
        List<MediaStream> between = streams.of(pair);
        if (between.isEmpty()) {
            return Optional.empty();
        }
        List<MediaStream> servers = new ArrayList<>();
        List<MediaStream> farEnds = new ArrayList<>();
        for (MediaStream stream : between) {
            boolean sends = stream.key().flow().source().equals(pair.server());
            (sends ? servers : farEnds).add(stream);
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
                direction(Side.SERVER, servers, null),
                direction(Side.FAR_END, farEnds, null)));
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
        IpAddress first = null;
        for (IpAddress sender : call.signalling().keySet()) {
            if (names.configured(sender) && (first == null || sender.compareTo(first) < 0)) {
                first = sender;
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.ofNullable(call.signalling().get(first));
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
        return receiver.isPresent() ? Optional.of(receiver.get().opposite()) : sideAt(call, from);
    }

    private static Optional<Side> sideAt(Call call, Endpoint address) {
        for (Call.MediaEnd end : call.mediaEnds()) {
            if (end.address().equals(address)) {
                return Optional.of(end.caller() ? Side.CALLER : Side.CALLEE);
            }
        }
        return Optional.empty();
    }

    private static MediaDirection direction(
            Side by, List<MediaStream> all, @org.jspecify.annotations.Nullable Call call) {
        if (all.size() > 1) {
            all.sort(BY_TIME);
        }
        List<MediaStream> some = all.size() > MediaDirection.MOST_STREAMS
                ? all.subList(all.size() - MediaDirection.MOST_STREAMS, all.size())
                : all;
        List<SentCodec> sent = new ArrayList<>();
        for (MediaStream stream : some) {
            for (StreamTotals.PayloadUse use : stream.totals().payloadTypes()) {
                sent.add(new SentCodec(
                        use.type(),
                        use.role(),
                        use.codec().isPresent() || call == null ? use.codec() : announced(call, stream, use.type()),
                        use.firstTime(),
                        use.lastTime(),
                        use.packets(),
                        use.firstFrame(),
                        stream));
            }
        }
        if (sent.size() > 1) {
            sent.sort(Comparator.comparing(SentCodec::from));
        }
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
