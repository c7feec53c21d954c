package org.dectwatch.collector.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.protocol.dns.DnsRecord;
import org.dectwatch.collector.protocol.rtcp.RtcpCompound;
import org.dectwatch.collector.protocol.rtcp.VqReport;
import org.dectwatch.collector.protocol.sdp.SessionDescription;
import org.dectwatch.collector.protocol.sip.SipSummary;

/**
 * One thing somebody saw or said, in plain values.
 *
 * @param time stream time: packet time in replay, kernel or receive time live
 * @param source who saw it, as in {@link FrameRef}
 * @param frame where, when it was a packet
 */
public record Observation(Instant time, String source, Optional<FrameRef> frame, Body body) {
    /** Not a packet. */
    public static Observation of(Instant time, String source, Body body) {
        return new Observation(time, source, Optional.empty(), body);
    }

    /** What was seen; visited with {@link Visitor}. */
    public sealed interface Body {
        <T> T accept(Visitor<T> visitor);

        /** Decides who is shed first when the queue is full. */
        default Kind kind() {
            return accept(Kinds.VISITOR);
        }
    }

    /** Closed set, a metric label; in the order in which a full queue sheds them. */
    public enum Kind {
        MEDIA,
        FLAW,
        SOURCE,
        ICMP,
        DNS,
        TLS,
        DEVICE,
        SIGNALLING,
        TICK
    }

    /**
     * A SIP message.
     *
     * @param dscp of its packet, 0..63, or -1 when unknown
     * @param vlanPriority 802.1p priority of its packet, 0..7, or -1 without a tag
     * @param late it was decrypted only now and is older than what followed it: it changes history and counts, never a newer fact
     * @param sentAt what a foreign clock said (HEP); moves no deadline
     * @param keys pressed, when it is an INFO that brings some
     * @param carrier flow of the HEP report in which it was found; empty for what was seen itself. {@code twin} is about that flow
     */
    public record Sip(
            Flow flow,
            SipSummary message,
            Optional<SessionDescription> sdp,
            Twin twin,
            int dscp,
            int vlanPriority,
            boolean late,
            Optional<Instant> sentAt,
            Optional<Keys> keys,
            Optional<Flow> carrier)
            implements Body {
        /** A message that brings no keys, in a frame without an 802.1Q tag. */
        public Sip(
                Flow flow,
                SipSummary message,
                Optional<SessionDescription> sdp,
                Twin twin,
                int dscp,
                boolean late,
                Optional<Instant> sentAt) {
            this(flow, message, sdp, twin, dscp, -1, late, sentAt, Optional.empty(), Optional.empty());
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.sip(this);
        }
    }

    /**
     * Keys pressed (DTMF), as an INFO brings them.
     *
     * @param count 1 at least
     * @param digits which; empty where they are not kept, for people type PINs
     */
    public record Keys(int count, String digits) {
        public Keys {
            if (count < 1) {
                throw new IllegalArgumentException("count must be 1 at least, not " + count);
            }
        }
    }

    /**
     * Signalling between these two was there and could not be read: a gap, or decryption stopped. Answers may be lost to us.
     *
     * @param flow the way that went what could not be read
     * @param octets of it, as far as known; 1 at least
     */
    public record SignallingGap(Flow flow, long octets) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.signallingGap(this);
        }
    }

    /**
     * What was asked on this flow has reached the other side, or never will; whatever that side said until then was seen: an
     * answer that is not here was not lost to us.
     */
    public record Delivered(Flow flow) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.delivered(this);
        }
    }

    /**
     * Nothing of the signalling that went this way until now is missing, but for what was told as a gap. Told once a second at
     * most, when something passes.
     *
     * @param over the connection has ended: nothing more will go this way
     */
    public record SignallingWhole(Flow flow, boolean over) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.signallingWhole(this);
        }
    }

    /** A TCP connection of which both directions were seen: what is not answered on it was not answered. */
    public record Connected(Flow flow) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.connected(this);
        }
    }

    /** A second of a media stream, with its totals so far. */
    public record Media(StreamInterval interval) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.media(this);
        }
    }

    /**
     * RTCP in clear: what senders say of themselves, and receivers of what reached them.
     *
     * @param flow its own 5-tuple: that of the media when multiplexed, usually one port above otherwise
     * @param counted packets of the sender's own stream that had passed until then, received and missing; empty when that stream is
     *     not known
     */
    public record Rtcp(Flow flow, RtcpCompound compound, OptionalLong counted) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.rtcp(this);
        }
    }

    /** A voice quality report in a SIP message (RFC 6035); {@code flow} is the message's. */
    public record QualityReport(Flow flow, VqReport report) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.qualityReport(this);
        }
    }

    /** A TLS connection began or changed in a way that matters. */
    public record Tls(TlsConnection connection) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.tls(this);
        }
    }

    /**
     * What sizes and times suggest about a TLS connection that is not read: never a fact.
     *
     * @param exchanges when exchanges ended that look like a registration, since this was last told of the connection
     */
    public record Inferred(
            TlsConnection.Id id, Endpoint client, Endpoint server, TlsInference inference, List<Instant> exchanges)
            implements Body {
        public Inferred {
            exchanges = List.copyOf(exchanges);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.inferred(this);
        }
    }

    /**
     * Somebody was told by DNS where he may go.
     *
     * @param flow of the question: its source is who asked
     * @param question name asked for, lower case
     * @param type of record asked for: 1 A, 28 AAAA, 33 SRV
     * @param rcode {@code NOERROR}, {@code NXDOMAIN} and the like
     * @param records of these types, and aliases, from answer and additional section
     */
    public record Dns(Flow flow, String question, int type, String rcode, List<DnsRecord> records) implements Body {
        public Dns {
            records = List.copyOf(records);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.dns(this);
        }
    }

    /**
     * A router or host says that a packet did not arrive.
     *
     * @param flow of the packet that did not
     * @param quoted what the quote looks like: counted as quoted, never as traffic
     */
    public record Icmp(Flow flow, IpAddress reporter, int type, int code, Quoted quoted) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.icmp(this);
        }
    }

    /** What an ICMP error quotes. */
    public enum Quoted {
        SIP,
        RTP,
        OTHER
    }

    /** An IP-DECT server answered, or did not. */
    public record Report(DeviceReport report) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.report(this);
        }
    }

    /** A server was asked for its certificates. */
    public record Probed(ProbeReport report) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.probed(this);
        }
    }

    /** An IP-DECT server said something unasked. */
    public record Told(DeviceEvent event) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.told(this);
        }
    }

    /** A server or the cloud says something of one handset. */
    public record Said(HandsetWord word) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.said(this);
        }
    }

    /** A source says how it is. */
    public record Source(SourceState state) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.source(this);
        }
    }

    /** Time passed, and nothing else need have happened. */
    public record Tick() implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.tick(this);
        }
    }

    /** Something broke its own format. */
    public record Flaw(Malformed.Reason reason) implements Body {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.flaw(this);
        }
    }

    /** One case for each kind. */
    public interface Visitor<T> {
        T sip(Sip body);

        T signallingGap(SignallingGap body);

        T delivered(Delivered body);

        T signallingWhole(SignallingWhole body);

        T connected(Connected body);

        T media(Media body);

        T rtcp(Rtcp body);

        T qualityReport(QualityReport body);

        T tls(Tls body);

        T inferred(Inferred body);

        T dns(Dns body);

        T icmp(Icmp body);

        T report(Report body);

        T probed(Probed body);

        T told(Told body);

        T said(Said body);

        T source(Source body);

        T tick(Tick body);

        T flaw(Flaw body);
    }
}
