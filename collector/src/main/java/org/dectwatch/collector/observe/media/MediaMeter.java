package org.dectwatch.collector.observe.media;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.protocol.rtcp.RtcpCompound;
import org.dectwatch.collector.protocol.rtcp.RtcpParser;
import org.dectwatch.collector.protocol.rtp.RtpHeader;

/**
 * Recognises RTP by its shape, counts every stream and hands over one {@link StreamInterval} a second for each that had a packet.
 * One meter serves one source, on that source's thread.
 *
 * <p>The rule. A datagram is RTP or RTCP when its version is 2. RTCP (RFC 5761 section 4, also multiplexed): second octet 192 to 223
 * and a length field that fits. RTP: 12 octets at least; sources, extension and padding fit; payload type 0 to 34 or 96 to 127, and
 * neither port below 1024. Then a flow and SSRC must prove itself (see {@link Likeness}); the packets of that probation are counted
 * too. Where SDP announced an address, any version 2 packet counts from the first on. STUN, DTLS, ZRTP, TURN channels and QUIC differ
 * in the version bits (RFC 7983); DNS, T.38 and the rest fail the probation. RATIONALE.md has the rate of false streams.
 */
public final class MediaMeter {
    private static final long SECOND = 1_000_000_000L;
    private static final int LOOKED_AT = 8;
    private static final int SYSTEM_PORTS = 1024;

    private final MediaOptions options;
    private final Consumer<StreamInterval> intervals;
    private final Consumer<RtcpSeen> reports;
    private final StreamTable streams = new StreamTable();
    private final Probation probation;
    private final ClockHints hints = new ClockHints();
    private final long idleNanos;
    /** For packets that are counted later than they came. */
    private final PassingDatagram again = new PassingDatagram();

    private long epochNanos = Long.MIN_VALUE;
    private long boundary = Long.MIN_VALUE;
    private int hand;
    private long datagrams;
    private long rtp;
    private long rtcp;
    private long rtcpMalformed;
    private long declined;
    private long held;
    private long opened;
    private long evicted;

    public MediaMeter(MediaOptions options, Consumer<StreamInterval> intervals) {
        this(options, intervals, report -> {});
    }

    public MediaMeter(MediaOptions options, Consumer<StreamInterval> intervals, Consumer<RtcpSeen> reports) {
        this.options = options;
        this.intervals = intervals;
        this.reports = reports;
        this.probation = new Probation(options.maxCandidates());
        this.idleNanos = options.idle().toNanos();
    }

    /** Tells the time of the capture's first frame, of any kind: tshark counts milliseconds from there. */
    public void began(long firstFrameNanos) {
        if (epochNanos == Long.MIN_VALUE) {
            epochNanos = firstFrameNanos;
        }
    }

    /** SDP in clear announced media at this address: what goes there, or comes from there, is RTP from its first packet on. */
    public void announce(Endpoint endpoint) {
        hints.announce(endpoint);
    }

    /** SDP in clear announced T.38 at this address: its datagrams begin with a sequence number, which may look like any header. */
    public void announceFax(Endpoint endpoint) {
        hints.fax(endpoint);
    }

    /**
     * SDP in clear gave a payload type a meaning for packets sent to this address (and for those sent from there, unless their
     * receiver said otherwise).
     *
     * @param codec encoding name of rtpmap
     * @param rate clock rate of rtpmap, Hz, at least 1
     */
    public void clockHint(Endpoint endpoint, int payloadType, String codec, int rate) {
        if (payloadType >= 0 && payloadType <= 127 && rate > 0) {
            hints.hint(endpoint, payloadType, codec, rate);
        }
    }

    /** {@link #offer(PassingDatagram)} for one that is at hand as values. */
    public boolean offer(Flow flow, Carriage carriage, ByteView payload) {
        again.of(flow, carriage, payload);
        return offer(again);
    }

    /** Whether the datagram was taken as RTP or RTCP; a packet on probation is. It is borrowed for the call. */
    public boolean offer(PassingDatagram datagram) {
        ByteView payload = datagram.payload();
        datagrams++;
        advance(datagram.timeNanos());
        if (!RtpHeader.isVersion2(payload) || payload.length() < 8) {
            declined++;
            return false;
        }
        if (RtcpParser.looksLikeRtcp(payload)) {
            control(datagram.flow(), datagram.carriage(), payload);
            return true;
        }
        int start = RtpHeader.payloadStart(payload);
        int length = start < 0 ? -1 : RtpHeader.payloadLength(payload, start, datagram.truncated());
        if (length < 0 || payload.u8(1) >= 192 && payload.u8(1) <= 223) {
            declined++;
            return false;
        }
        int ssrc = RtpHeader.ssrc(payload);
        RtpStream stream = streams.find(datagram.knownFlow(), ssrc);
        if (stream == null) {
            return enter(datagram, ssrc, start, length);
        }
        rtp++;
        stream.count(datagram, start, length, hints, epochNanos);
        return true;
    }

    /** Time passes, packets or none: closes the second's intervals and streams that fell silent. */
    public void tick(long nowNanos) {
        advance(nowNanos);
        for (int i = streams.size() - 1; i >= 0; i--) {
            RtpStream stream = streams.at(i);
            if (nowNanos - stream.lastNanos > idleNanos) {
                close(stream, nowNanos);
            }
        }
    }

    /** The source ended: every stream's last interval goes out. */
    public void end(long nowNanos) {
        while (streams.size() > 0) {
            close(streams.at(streams.size() - 1), nowNanos);
        }
    }

    public MediaStats stats() {
        return new MediaStats(
                datagrams,
                rtp,
                rtcp,
                rtcpMalformed,
                declined,
                held,
                opened,
                evicted,
                probation.evicted,
                streams.size());
    }

    private void control(Flow flow, Carriage carriage, ByteView payload) {
        rtcp++;
        try {
            RtcpCompound compound = RtcpParser.expectCompound(payload);
            reports.accept(new RtcpSeen(flow, carriage, compound, counted(flow, compound)));
        } catch (Malformed broken) {
            rtcpMalformed++;
        }
    }

    /** What a sender's report can be compared with. */
    private OptionalLong counted(Flow flow, RtcpCompound compound) {
        int lowest = Math.min(flow.source().port(), flow.destination().port());
        if (compound.senderInfo().isEmpty()) {
            return OptionalLong.empty();
        }
        RtpStream stream = streams.peek(flow, compound.sender());
        if (stream == null && lowest > 1) {
            stream = streams.peek(below(flow), compound.sender());
        }
        return stream == null
                ? OptionalLong.empty()
                : OptionalLong.of(stream.window.unique - stream.window.strays + stream.window.lost());
    }

    private static Flow below(Flow flow) {
        return new Flow(
                flow.transport(),
                new Endpoint(flow.source().address(), flow.source().port() - 1),
                new Endpoint(flow.destination().address(), flow.destination().port() - 1));
    }

    private boolean enter(PassingDatagram datagram, int ssrc, int start, int length) {
        Flow flow = datagram.flow();
        int hash = StreamTable.hash(flow, ssrc);
        if (hints.announced(flow.destination()) || hints.announced(flow.source())) {
            rtp++;
            open(hash, ssrc, datagram).count(datagram, start, length, hints, epochNanos);
            return true;
        }
        int type = RtpHeader.payloadType(datagram.payload());
        boolean user =
                flow.source().port() >= SYSTEM_PORTS && flow.destination().port() >= SYSTEM_PORTS;
        boolean fax = hints.isFax(flow.source()) || hints.isFax(flow.destination());
        if (!user || fax || type > 34 && type < 96) {
            declined++;
            return false;
        }
        Candidate candidate = probation.of(hash, flow, ssrc);
        if (!candidate.take(datagram, start, length)) {
            held++;
            return true;
        }
        probation.remove(hash, candidate);
        accept(hash, candidate);
        return true;
    }

    private void accept(int hash, Candidate candidate) {
        RtpStream stream = null;
        for (Candidate.Held packet : candidate.held()) {
            again.of(candidate.flow, packet.carriage(), packet.view());
            if (stream == null) {
                stream = open(hash, candidate.ssrc, again);
            }
            rtp++;
            stream.count(again, packet.start(), packet.length(), hints, epochNanos);
        }
    }

    private RtpStream open(int hash, int ssrc, PassingDatagram first) {
        if (streams.size() >= options.maxStreams()) {
            evict(first.timeNanos());
        }
        opened++;
        RtpStream stream = new RtpStream(ssrc, hash, first, options);
        streams.add(stream);
        return stream;
    }

    private void evict(long nowNanos) {
        RtpStream oldest = null;
        for (int i = 0; i < Math.min(LOOKED_AT, streams.size()); i++) {
            hand = (hand + 1) % streams.size();
            RtpStream stream = streams.at(hand);
            if (oldest == null || stream.lastNanos < oldest.lastNanos) {
                oldest = stream;
            }
        }
        if (oldest != null) {
            evicted++;
            close(oldest, nowNanos);
        }
    }

    private void close(RtpStream stream, long nowNanos) {
        streams.remove(stream);
        intervals.accept(StreamReporter.interval(stream, nowNanos, true));
    }

    private void advance(long nowNanos) {
        if (nowNanos < boundary) {
            return;
        }
        began(nowNanos);
        long floor = nowNanos - Math.floorMod(nowNanos, SECOND);
        if (boundary != Long.MIN_VALUE) {
            for (int i = 0; i < streams.size(); i++) {
                RtpStream stream = streams.at(i);
                if (stream.lastOrdinal != stream.log.lastOrdinal) {
                    intervals.accept(StreamReporter.interval(stream, floor, false));
                }
            }
        }
        boundary = floor + SECOND;
    }
}
