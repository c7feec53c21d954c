package org.dectwatch.collector.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.decode.DecodeStats;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.write.FrameBuilder;

/** A decoder with its clock and everything it told, the borrowed bytes copied. */
public final class Decoded {
    private final List<Segment> segments = new ArrayList<>();
    private final List<Segment.StreamSign> signs = new ArrayList<>();
    private final List<Malformed.Reason> malformed = new ArrayList<>();
    private final FrameDecoder decoder;
    private LinkType link = LinkType.ETHERNET;
    private long now = Duration.ofDays(20_000).toNanos();
    private long ordinal;

    public Decoded() {
        this(DecodeOptions.defaults());
    }

    public Decoded(DecodeOptions options) {
        decoder = new FrameDecoder(options, segment -> {
            if (segment instanceof Segment.StreamSign sign) {
                signs.add(sign);
            } else {
                segments.add(kept(segment));
            }
        });
    }

    public Decoded link(LinkType type) {
        link = type;
        return this;
    }

    public Decoded frame(FrameBuilder frame) {
        return frame(frame.build());
    }

    public Decoded frame(byte[] frame) {
        return cut(frame, frame.length);
    }

    /** A frame of which the snap length left {@code captured} octets. */
    public Decoded cut(byte[] frame, int captured) {
        return frame(new RawFrame(now, "test", ++ordinal, link, frame.length, ByteView.of(frame, 0, captured)));
    }

    public Decoded frame(RawFrame frame) {
        try {
            decoder.decode(frame);
        } catch (Malformed e) {
            malformed.add(e.reason());
        }
        return this;
    }

    /** Time passes, with no frame and no tick. */
    public Decoded wait(Duration time) {
        now += time.toNanos();
        return this;
    }

    /** Time passes and the source says so. */
    public Decoded tickAfter(Duration time) {
        wait(time);
        decoder.tick(now);
        return this;
    }

    public Decoded end() {
        decoder.end(now);
        return this;
    }

    public long now() {
        return now;
    }

    public List<Segment> segments() {
        return segments;
    }

    public <S extends Segment> List<S> all(Class<S> kind) {
        return segments.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <S extends Segment> S only(Class<S> kind) {
        List<S> found = all(kind);
        if (found.size() != 1 || segments.size() != 1) {
            throw new AssertionError("not just one " + kind.getSimpleName() + " but " + told());
        }
        return found.get(0);
    }

    /** The one datagram told. */
    public Segment.Datagram datagram() {
        return only(Segment.Datagram.class);
    }

    public List<Malformed.Reason> malformed() {
        return malformed;
    }

    /** What the transport said without carrying bytes. */
    public List<Segment.StreamSign> signs() {
        return signs;
    }

    public DecodeStats stats() {
        return decoder.stats();
    }

    /** All segments in words, without addresses: {@code start syn+ack}, {@code > "text"}, {@code < gap 3}, {@code > end FIN}. */
    public List<String> told() {
        return segments.stream().map(this::word).collect(Collectors.toList());
    }

    private String word(Segment segment) {
        if (segment instanceof Segment.Datagram it) {
            return "datagram " + text(it.payload());
        }
        if (segment instanceof Segment.StreamStart it) {
            return "start #" + it.connection() + (it.syn() ? " syn" : "") + (it.synAck() ? " ack" : "")
                    + (it.midStream() ? " midstream" : "");
        }
        if (segment instanceof Segment.StreamData it) {
            return arrow(it) + text(it.bytes());
        }
        if (segment instanceof Segment.StreamGap it) {
            return arrow(it) + "gap " + it.missing();
        }
        if (segment instanceof Segment.StreamHalfClose it) {
            return arrow(it) + "fin";
        }
        if (segment instanceof Segment.StreamEnd it) {
            return arrow(it) + "end " + it.reason();
        }
        if (segment instanceof Segment.ConnectFailed it) {
            return "failed #" + it.connection() + " " + it.reason() + " x" + it.attempts();
        }
        Segment.IcmpError it = (Segment.IcmpError) segment;
        return "icmp " + it.type() + "/" + it.code() + " " + it.flow();
    }

    /** Towards the server, by the direction of the first start told. */
    private String arrow(Segment segment) {
        boolean forth = all(Segment.StreamStart.class).stream()
                .anyMatch(start -> start.flow().equals(segment.flow()));
        return forth ? "> " : "< ";
    }

    private static String text(ByteView bytes) {
        return new String(bytes.copy(), StandardCharsets.ISO_8859_1);
    }

    /** With octets of its own: those of a segment are borrowed for the call. */
    private static Segment kept(Segment segment) {
        if (segment instanceof Segment.Datagram of) {
            return new Segment.Datagram(of.flow(), of.carriage(), own(of.payload()));
        }
        if (segment instanceof Segment.Reported of) {
            return new Segment.Reported(of.flow(), of.carriage(), of.sentNanos(), own(of.payload()));
        }
        if (segment instanceof Segment.StreamData of) {
            return new Segment.StreamData(of.flow(), of.carriage(), of.connection(), own(of.bytes()));
        }
        if (segment instanceof Segment.IcmpError of) {
            return new Segment.IcmpError(
                    of.flow(), of.carriage(), of.reporter(), of.type(), of.code(), own(of.quoted()));
        }
        return segment;
    }

    private static ByteView own(ByteView borrowed) {
        return ByteView.of(borrowed.copy());
    }
}
