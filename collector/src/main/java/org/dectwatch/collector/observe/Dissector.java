package org.dectwatch.collector.observe;

import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.decode.DecodeStats;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.media.MediaMeter;
import org.dectwatch.collector.observe.media.RtcpSeen;
import org.dectwatch.collector.observe.tls.DecryptedSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.observe.tls.TlsCounters;
import org.dectwatch.collector.observe.tls.TlsTracker;
import org.dectwatch.collector.protocol.hep.HepParser;
import org.dectwatch.collector.protocol.rtp.RtpHeader;
import org.dectwatch.collector.protocol.sdp.Codec;
import org.dectwatch.collector.protocol.sdp.MediaDescription;
import org.dectwatch.collector.protocol.sdp.SessionDescription;
import org.dectwatch.collector.protocol.sip.SipMessage;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipStartLine;

/** Looks at the first bytes and picks the parser. Whatever cannot be read ends here, as a counted flaw. */
final class Dissector implements SegmentSink {
    private static final int RTP_HEADER = 12;
    /** RTCP packet types where RTP has marker and payload type (RFC 5761 section 4). */
    private static final int FIRST_RTCP_TYPE = 192;

    private static final int LAST_RTCP_TYPE = 223;

    private final ObservationSink out;
    private final Directions directions;
    private final Set<Integer> sipPorts;
    private final MediaMeter media;
    private final SipReader sip;
    private final HepUnwrapper hep;
    private final SipStreams streams;
    private final DnsReader dns;
    private final TlsTracker tls;

    Dissector(IntakeOptions options, KeyRing keys, Directions directions, ObservationSink out) {
        this.directions = directions;
        this.out = out;
        this.sipPorts = options.sipPorts();
        this.media = new MediaMeter(
                options.media(),
                interval ->
                        out.observe(Observation.of(interval.to(), interval.source(), new Observation.Media(interval))),
                this::reported);
        this.sip = new SipReader(out, this::announced, options.media().keepDigits());
        this.hep = new HepUnwrapper(sip);
        this.dns = new DnsReader(out);
        this.streams = new SipStreams(sip, out, sipPorts);
        this.tls = new TlsTracker(
                options.tls(),
                keys,
                new Plaintext(),
                connection -> out.observe(new Observation(
                        connection.lastTime(),
                        connection.id().source(),
                        Optional.of(connection.lastFrame()),
                        new Observation.Tls(connection))),
                suggested -> observe(
                        suggested.last(),
                        new Observation.Inferred(
                                suggested.id(),
                                suggested.client(),
                                suggested.server(),
                                suggested.inference(),
                                suggested.exchanges().stream()
                                        .map(Times::instant)
                                        .toList())));
    }

    /** What comes out of TLS goes the way of what came over TCP in clear. */
    private final class Plaintext implements DecryptedSink {
        @Override
        public void plaintext(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late) {
            streams.data(flow, carriage, connection, bytes, late);
        }

        @Override
        public void gap(Flow flow, Carriage carriage, long connection, long missing, boolean late) {
            streams.gap(flow, carriage, connection, missing);
        }
    }

    /** SDP in clear on this thread may tell the media meter what a payload type means; that is the one hint allowed. */
    private void announced(Flow flow, SessionDescription sdp) {
        for (MediaDescription description : sdp.media()) {
            Optional<Endpoint> rtp = description.t38() ? description.rtp() : Optional.empty();
            if (rtp.isPresent()) {
                media.announceFax(rtp.get());
            }
        }
        for (MediaDescription description : sdp.audio()) {
            Optional<Endpoint> rtp = description.rtp();
            if (rtp.isPresent()) {
                announced(rtp.get(), description);
            }
        }
    }

    private void announced(Endpoint endpoint, MediaDescription description) {
        media.announce(endpoint);
        for (Codec codec : description.codecs()) {
            media.clockHint(endpoint, codec.payloadType(), codec.encoding(), codec.clockRate());
        }
    }

    /** SRTCP says nothing that could be read, and a twin nothing new. */
    private void reported(RtcpSeen seen) {
        if (!seen.compound().encrypted() && seen.carriage().twin() == Twin.NONE) {
            observe(seen.carriage(), new Observation.Rtcp(seen.flow(), seen.compound(), seen.counted()));
        }
    }

    /** The time of the source's first frame, whatever it holds. */
    void began(long nanos) {
        media.began(nanos);
    }

    void tick(long nowNanos) {
        tls.tick(nowNanos);
        media.tick(nowNanos);
    }

    void end(long nowNanos) {
        tls.tick(nowNanos);
        media.end(nowNanos);
    }

    @Override
    public void segment(Segment segment) {
        try {
            directions.saw(segment.flow(), segment.carriage().timeNanos());
            if (segment instanceof Segment.Datagram datagram) {
                whole(datagram);
            } else if (segment instanceof Segment.IcmpError error) {
                icmp(error);
            } else if (segment instanceof Segment.Reported reported) {
                hep.read(reported);
            } else {
                stream(segment);
            }
        } catch (Malformed malformed) {
            flaw(malformed.reason(), segment.carriage());
        }
    }

    /** Of a thousand datagrams nearly all are media, and those are counted as they pass. */
    @Override
    public void datagram(PassingDatagram datagram) {
        // The first octets of a name server's answer are any number.
        boolean named = datagram.sourcePort() == DnsReader.PORT;
        if (named || !RtpHeader.isVersion2(datagram.payload())) {
            segment(datagram.segment());
            return;
        }
        directions.saw(datagram.flow(), datagram.timeNanos());
        try {
            media.offer(datagram);
        } catch (Malformed malformed) {
            flaw(malformed.reason(), datagram.carriage());
        }
    }

    private void whole(Segment.Datagram datagram) {
        Flow flow = datagram.flow();
        ByteView payload = datagram.payload();
        if (payload.isEmpty()) {
            return;
        }
        if (flow.source().port() == DnsReader.PORT) {
            if (directions.concern(flow)) {
                dns.datagram(datagram);
            }
            return;
        }
        if (RtpHeader.isVersion2(payload)) {
            if (flow.transport() == Transport.UDP) {
                media.offer(flow, datagram.carriage(), payload);
            }
            return;
        }
        boolean expected = sipPorts.contains(flow.source().port())
                || sipPorts.contains(flow.destination().port());
        if (HepParser.looksLikeHep(payload)) {
            hep.unwrap(datagram);
            return;
        }
        SipMessage message = SipParser.recognise(payload, datagram.carriage().truncated(), expected);
        if (message != null) {
            sip.read(message, flow, datagram.carriage(), false);
        }
    }

    private void stream(Segment segment) {
        if (segment instanceof Segment.StreamStart start) {
            streams.start(start);
            if (start.synAck()) {
                observe(start.carriage(), new Observation.Connected(start.flow()));
            }
        }
        boolean encrypted = tls.segment(segment);
        if (segment instanceof Segment.StreamData data && data.flow().source().port() == DnsReader.PORT) {
            if (directions.concern(data.flow())) {
                dns.data(data);
            }
        } else if (segment instanceof Segment.StreamData data && !encrypted) {
            streams.data(data.flow(), data.carriage(), data.connection(), data.bytes(), false);
        } else if (segment instanceof Segment.StreamGap gap) {
            streams.gap(gap.flow(), gap.carriage(), gap.connection(), gap.missing());
        } else if (segment instanceof Segment.StreamSign sign) {
            streams.sign(sign);
        } else if (segment instanceof Segment.StreamEnd end) {
            streams.end(end);
            dns.end(end);
        }
    }

    private void icmp(Segment.IcmpError error) {
        observe(
                error.carriage(),
                new Observation.Icmp(
                        error.flow(), error.reporter(), error.type(), error.code(), quoted(error.quoted())));
    }

    private static Observation.Quoted quoted(ByteView quote) {
        if (SipStartLine.looksLikeSip(quote)) {
            return Observation.Quoted.SIP;
        }
        boolean rtp = quote.length() >= RTP_HEADER
                && RtpHeader.isVersion2(quote)
                && (quote.u8(1) < FIRST_RTCP_TYPE || quote.u8(1) > LAST_RTCP_TYPE);
        return rtp ? Observation.Quoted.RTP : Observation.Quoted.OTHER;
    }

    IntakeCounts counts(DecodeStats decoded) {
        TlsCounters followed = tls.counters();
        return new IntakeCounts(
                streams.counts(),
                decoded.fragments(),
                decoded.tcp(),
                media.stats(),
                new IntakeCounts.TlsFollowed(
                        followed.evicted(),
                        followed.decryptedRecords(),
                        followed.droppedRecords(),
                        followed.failedRecords(),
                        followed.givenUpRecords(),
                        followed.gaveUp(),
                        followed.heldBytes(),
                        followed.malformedRecords(),
                        followed.malformedCertificates()));
    }

    void flaw(Malformed.Reason reason, Carriage carriage) {
        observe(carriage, new Observation.Flaw(reason));
    }

    private void observe(Carriage carriage, Observation.Body body) {
        out.observe(new Observation(carriage.time(), carriage.source(), Optional.of(carriage.frame()), body));
    }
}
