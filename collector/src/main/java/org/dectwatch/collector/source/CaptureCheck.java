package org.dectwatch.collector.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.source.CheckStatement.Verdict;

/**
 * Looks at a source for a while and says in plain words what it delivers: is the mirror port set up right? Frames go in here
 * and are passed on to a decoder, whose segments come back through {@link #segment}. On one thread; memory is bounded.
 */
public final class CaptureCheck implements FrameSink, SegmentSink {
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int MOST_STREAMS = 20_000;
    /** So many packets of one SSRC between the same ports make it RTP and no accident. */
    private static final int PACKETS_OF_A_STREAM = 5;

    private record MediaKey(Flow flow, long ssrc) {}

    private final FrameSink decoder;
    private final boolean keyLogGiven;
    private final boolean ofFile;
    private final Conversations conversations = new Conversations();
    private final BitSet vlans = new BitSet(4096);
    private final BitSet priorities = new BitSet(8);
    private final Set<Long> tlsConnections = new HashSet<>();
    private final Map<MediaKey, Integer> streams = new HashMap<>();
    private long frames;
    private long tagged;
    private long truncated;
    private long foreign;
    private long sipMessages;
    private long hepPackets;
    private long decryptedMessages;
    private long mirrorTwins;
    private long gaps;
    private long missingOctets;

    /**
     * @param decoder gets each frame, tick and end; it is to give its segments to this object
     * @param keyLogGiven a TLS key log is at hand
     * @param ofFile it looks at a file, and not at an interface
     */
    public CaptureCheck(FrameSink decoder, boolean keyLogGiven, boolean ofFile) {
        this.decoder = decoder;
        this.keyLogGiven = keyLogGiven;
        this.ofFile = ofFile;
    }

    @Override
    public void frame(RawFrame frame) {
        frames++;
        if (frame.link().label().startsWith(LinkType.NAMELESS)) {
            foreign++;
        }
        if (frame.truncated()) {
            truncated++;
        }
        LinkTags.of(frame).ifPresent(tag -> {
            tagged++;
            vlans.set(tag.vlan());
            priorities.set(tag.priority());
        });
        decoder.frame(frame);
    }

    @Override
    public void tick(long nowNanos) {
        decoder.tick(nowNanos);
    }

    @Override
    public void end(long nowNanos) {
        decoder.end(nowNanos);
    }

    @Override
    public void segment(Segment segment) {
        if (segment.carriage().twin() == Twin.MIRROR) {
            mirrorTwins++;
        }
        if (segment instanceof Segment.Datagram datagram) {
            datagram(datagram);
        } else if (segment instanceof Segment.StreamStart start && start.synAck()) {
            // Whose SYN was answered is seen in both directions, whoever speaks afterwards.
            conversations.segment(start.flow());
            conversations.segment(start.flow().reversed());
        } else if (segment instanceof Segment.StreamData data) {
            stream(data);
        } else if (segment instanceof Segment.StreamGap gap) {
            gaps++;
            missingOctets += gap.missing();
        }
    }

    private void datagram(Segment.Datagram datagram) {
        PayloadShape shape = PayloadShape.ofDatagram(datagram.payload());
        if (shape == PayloadShape.HEP) {
            // Reports go one way: they say nothing about the mirror.
            hepPackets++;
            return;
        }
        conversations.segment(datagram.flow());
        switch (shape) {
            case SIP -> sipMessages++;
            case RTP -> {
                MediaKey key = new MediaKey(datagram.flow(), datagram.payload().u32(8));
                if (streams.size() < MOST_STREAMS || streams.containsKey(key)) {
                    streams.merge(key, 1, Integer::sum);
                }
            }
            default -> {}
        }
    }

    private void stream(Segment.StreamData data) {
        PayloadShape shape = PayloadShape.ofStream(data.bytes());
        if (shape == PayloadShape.HEP) {
            hepPackets++;
            return;
        }
        conversations.segment(data.flow());
        switch (shape) {
            case SIP -> {
                if (data.flow().transport() == Transport.TLS) {
                    decryptedMessages++;
                } else {
                    sipMessages++;
                }
            }
            case TLS -> {
                if (tlsConnections.size() < MOST_CONNECTIONS) {
                    tlsConnections.add(data.connection());
                }
            }
            default -> {}
        }
    }

    /** What has been seen so far, the most important first; empty problems and all good is an answer as well. */
    public List<CheckStatement> statements() {
        List<CheckStatement> all = new ArrayList<>();
        if (frames == 0) {
            all.add(new CheckStatement(
                    Verdict.PROBLEM,
                    ofFile
                            ? "The file holds no packet."
                            : "Nothing was seen at all: the mirror port sends nothing to this interface, or the filter"
                                    + " lets nothing through."));
            return all;
        }
        all.add(new CheckStatement(Verdict.NOTE, count(frames, "packet") + " seen."));
        if (foreign > 0) {
            all.add(new CheckStatement(
                    Verdict.PROBLEM,
                    count(foreign, "packet") + " cannot be decoded, for the link type is not known here: capture on an"
                            + " Ethernet interface, or on \"any\"."));
        }
        directions(all);
        signalling(all);
        media(all);
        cuts(all);
        tags(all);
        return all;
    }

    private void directions(List<CheckStatement> all) {
        long both = conversations.bothWays();
        long one = conversations.oneWay();
        if (both + one == 0) {
            all.add(new CheckStatement(
                    Verdict.NOTE, "No conversation was long enough to tell whether both directions are seen."));
        } else if (one > both) {
            all.add(new CheckStatement(
                    Verdict.PROBLEM,
                    "Only one direction is seen in " + one + " of " + count(one + both, "conversation")
                            + ": let the mirror port copy both received and sent packets."));
        } else {
            all.add(new CheckStatement(
                    Verdict.GOOD,
                    "Both directions are seen in " + both + " of " + count(one + both, "conversation") + "."));
        }
        if (mirrorTwins > 0) {
            all.add(new CheckStatement(
                    Verdict.NOTE,
                    "The mirror copies packets twice (" + count(mirrorTwins, "second copy", "second copies")
                            + "): they are recognised, but cost capacity."));
        }
    }

    private void signalling(List<CheckStatement> all) {
        int tls = tlsConnections.size();
        if (sipMessages > 0) {
            all.add(new CheckStatement(Verdict.GOOD, count(sipMessages, "SIP message") + " in clear."));
        }
        if (decryptedMessages > 0) {
            all.add(new CheckStatement(
                    Verdict.GOOD, count(decryptedMessages, "SIP message") + " inside TLS, decrypted."));
        }
        if (hepPackets > 0) {
            all.add(new CheckStatement(
                    Verdict.GOOD,
                    count(hepPackets, "HEP packet") + ": a SIP server reports its messages, those inside TLS too. The"
                            + " collector can also receive them itself (`hep` in the site file)."));
        }
        if (tls > 0 && decryptedMessages == 0) {
            String why = keyLogGiven ? "whose keys are not in the key log" : "without keys";
            all.add(new CheckStatement(
                    sipMessages + hepPackets > 0 ? Verdict.NOTE : Verdict.PROBLEM,
                    count(tls, "TLS connection") + " " + why + ": handshakes, certificates and media can be watched,"
                            + " the SIP inside cannot; a key log or HEP from the SBC would show it."));
        }
        if (sipMessages + decryptedMessages + hepPackets + tls == 0) {
            all.add(
                    new CheckStatement(
                            Verdict.PROBLEM,
                            "Neither SIP nor TLS was seen: the signalling does not pass here, or there was none in this time."));
        }
    }

    private void media(List<CheckStatement> all) {
        List<Integer> real = streams.values().stream()
                .filter(packets -> packets >= PACKETS_OF_A_STREAM)
                .toList();
        long packets = real.stream().mapToLong(Integer::longValue).sum();
        all.add(
                real.isEmpty()
                        ? new CheckStatement(Verdict.NOTE, "No RTP was seen: no call, or the media passes elsewhere.")
                        : new CheckStatement(
                                Verdict.GOOD,
                                count(packets, "RTP packet") + " in " + count(real.size(), "stream") + "."));
    }

    private void cuts(List<CheckStatement> all) {
        if (truncated > 0) {
            all.add(new CheckStatement(
                    Verdict.PROBLEM,
                    String.format(Locale.ROOT, "%.1f %% of the packets", 100.0 * truncated / frames)
                            + " were cut by the snap length: raise it, or tell the mirror not to cut."));
        }
        if (gaps > 0) {
            all.add(new CheckStatement(
                    Verdict.PROBLEM,
                    count(gaps, "gap") + " in TCP streams (" + count(missingOctets, "octet")
                            + " never came): the mirror or this host loses packets."));
        }
        if (conversations.beyond() > 0) {
            all.add(new CheckStatement(
                    Verdict.NOTE,
                    "There were more conversations than are counted here; narrow the filter for a full picture."));
        }
    }

    private void tags(List<CheckStatement> all) {
        if (tagged == 0) {
            all.add(new CheckStatement(
                    Verdict.NOTE, "No VLAN tags: 802.1p priorities cannot be checked on this interface."));
            return;
        }
        all.add(new CheckStatement(
                Verdict.NOTE,
                String.format(Locale.ROOT, "%.1f %% of the packets carry", 100.0 * tagged / frames)
                        + " a VLAN tag: VLAN " + listed(vlans) + ", priority " + listed(priorities) + "."));
    }

    private static String listed(BitSet numbers) {
        String all = numbers.stream()
                .limit(20)
                .mapToObj(Integer::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return numbers.cardinality() > 20 ? all + " …" : all;
    }

    private static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
