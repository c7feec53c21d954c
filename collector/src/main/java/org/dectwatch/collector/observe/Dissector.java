package org.dectwatch.collector.observe;

import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipStartLine;

/** Looks at the first bytes and picks the parser. Whatever cannot be read ends here, as a counted flaw. */
final class Dissector implements SegmentSink {
    private static final int RTP_VERSION_BITS = 0xc0;
    private static final int RTP_VERSION_2 = 0x80;
    private static final int RTP_HEADER = 12;

    private final ObservationSink out;
    private final SipReader sip;
    private final SipStreams streams;
    private final Set<Integer> sipPorts;

    Dissector(DissectOptions options, ObservationSink out) {
        this.sipPorts = options.sipPorts();
        this.out = out;
        this.sip = new SipReader(out, (flow, sdp) -> {});
        this.streams = new SipStreams(sip, out, options.sipPorts());
    }

    @Override
    public void segment(Segment segment) {
        try {
            if (segment instanceof Segment.Datagram datagram) {
                datagram(datagram);
            } else if (segment instanceof Segment.IcmpError error) {
                icmp(error);
            } else {
                stream(segment);
            }
        } catch (Malformed malformed) {
            flaw(malformed.reason(), segment.carriage());
        }
    }

    private void datagram(Segment.Datagram datagram) {
        ByteView payload = datagram.payload();
        if (payload.isEmpty() || (payload.u8(0) & RTP_VERSION_BITS) == RTP_VERSION_2) {
            return;
        }
        boolean expected = sipPorts.contains(datagram.flow().source().port())
                || sipPorts.contains(datagram.flow().destination().port());
        if (SipStartLine.looksLikeSip(payload) || (expected && SipStartLine.hidesSip(payload))) {
            sip.read(
                    SipParser.expectMessage(payload, datagram.carriage().truncated()),
                    datagram.flow(),
                    datagram.carriage(),
                    false,
                    Optional.empty());
        }
    }

    private void stream(Segment segment) {
        if (segment instanceof Segment.StreamData data) {
            streams.data(data.flow(), data.carriage(), data.connection(), data.bytes(), false);
        } else if (segment instanceof Segment.StreamStart start) {
            streams.start(start);
            if (start.synAck()) {
                observe(start.carriage(), new Observation.Connected(start.flow()));
            }
        } else if (segment instanceof Segment.StreamGap gap) {
            streams.gap(gap.flow(), gap.carriage(), gap.connection(), gap.missing());
        } else if (segment instanceof Segment.StreamEnd end) {
            streams.end(end);
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
        boolean rtp = quote.length() >= RTP_HEADER && (quote.u8(0) & RTP_VERSION_BITS) == RTP_VERSION_2;
        return rtp ? Observation.Quoted.RTP : Observation.Quoted.OTHER;
    }

    void flaw(Malformed.Reason reason, Carriage carriage) {
        observe(carriage, new Observation.Flaw(reason));
    }

    private void observe(Carriage carriage, Observation.Body body) {
        out.observe(new Observation(carriage.time(), carriage.source(), Optional.of(carriage.frame()), body));
    }
}
