package org.dectwatch.collector.decode.packet;

import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;

/**
 * One frame while it is taken apart. Each layer reads at {@link #at}, moves {@code at} behind its header and says in
 * {@link #layer} what comes next. Mutable and used again for the next frame, so that a frame costs no garbage here: the fields
 * are public because this is a workbench and not a value; it never leaves {@code decode}.
 */
public final class Packet {
    /** What positions count in: the frame, or a datagram joined from fragments. */
    public ByteView bytes = ByteView.empty();
    /** Where the current layer begins. */
    public int at;
    /** Where the captured bytes of the current layer end. */
    public int end;
    /** Where the current layer ends by what headers announce; more than {@link #end} when bytes were cut off. */
    public int announced;

    public Layer layer = Layer.NOT_IP;
    /** EtherType or protocol number, as {@link #layer} says. */
    public int type;

    /** Outermost 802.1p priority, -1 without a tag. */
    public int vlanPriority = -1;
    /** Of the innermost IP header; -1 before there is one. */
    public int dscp = -1;
    /** Innermost IP version; 0 before there is one. */
    public int version;

    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;

    /** Octets of the fragment's payload before this one's first. */
    public int fragmentOffset;

    public boolean moreFragments;
    public long fragmentId;
    /** Which copy of the same bytes this frame is: 0 for the first within the twin window. */
    public int copy;
    /** Frames with the other fragments of the datagram that this frame completed; mostly none. */
    public List<FrameRef> otherFragments = List.of();

    private String capture = "";
    private long ordinal;

    public void begin(RawFrame frame) {
        bytes = frame.bytes();
        at = 0;
        end = bytes.length();
        announced = Math.max(end, frame.originalLength());
        layer = Layer.NOT_IP;
        vlanPriority = -1;
        dscp = -1;
        version = 0;
        copy = 0;
        otherFragments = List.of();
        capture = frame.source();
        ordinal = frame.ordinal();
    }

    /** Where the frame is. */
    public FrameRef ref() {
        return new FrameRef(capture, ordinal);
    }

    /** The rest of the packet ends here by its header: padding falls away, what is missing shows. */
    public void endsAt(int position) {
        announced = position;
        end = Math.min(end, position);
    }

    /** Moves behind a header of {@code length} octets, to what {@code next} says. */
    public void next(int length, Layer next) {
        at += length;
        layer = next;
    }

    public void nextProtocol(int length, int protocol) {
        at += length;
        type = protocol;
        layer = Layer.ofProtocol(protocol, version);
    }

    public void nextEtherType(int length, int etherType) {
        at += length;
        type = etherType;
        layer = Layer.ETHER_TYPE;
    }

    /** Continues in a datagram joined from fragments, of which {@code cut} octets at the end were never captured. */
    public void continueIn(byte[] joined, int cut, int protocol) {
        bytes = ByteView.of(joined);
        at = 0;
        end = joined.length;
        announced = end + cut;
        nextProtocol(0, protocol);
    }

    /** A header of {@code length} octets must have been captured, or this is {@link Malformed.Reason#TRUNCATED}. */
    public void need(int length) {
        if (end - at < length) {
            throw new Malformed(Malformed.Reason.TRUNCATED, at);
        }
    }

    /** Captured octets from {@link #at} on; never negative. */
    public int left() {
        return Math.max(end - at, 0);
    }

    /** Octets that headers announce and the capture does not have. */
    public int cut() {
        return announced - Math.max(at, end);
    }

    public IpAddress source() {
        return version == 4 ? IpAddress.v4((int) sourceLow) : IpAddress.v6(sourceHigh, sourceLow);
    }

    public IpAddress destination() {
        return version == 4 ? IpAddress.v4((int) destinationLow) : IpAddress.v6(destinationHigh, destinationLow);
    }
}
