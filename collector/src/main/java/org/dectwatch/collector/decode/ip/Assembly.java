package org.dectwatch.collector.decode.ip;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Malformed;

/**
 * The fragments of one datagram. They come in any order and may overlap: what came first stays (as most systems do, and as
 * RFC 5722 leaves to no one). Space is counted in blocks of eight octets, the unit of the offset, so that each fragment costs
 * its own length and no sorting.
 */
final class Assembly {
    private static final int BLOCK = 8;
    private static final int LARGEST = 0xffff;
    /** What a kept fragment and the record itself cost besides payload, roughly. */
    private static final int OVERHEAD = 64;

    private record Piece(int from, ByteView bytes, FrameRef frame) {}

    private final List<Piece> pieces = new ArrayList<>(4);
    private final BitSet filled = new BitSet();
    private int firstBlockFree = 0;
    /** Octets of the whole; -1 until the last fragment came. */
    private int total = -1;
    /** First octet that was announced and not captured. */
    private int cutAt = Integer.MAX_VALUE;

    private int protocol = -1;
    private int weight = BLOCK * OVERHEAD;

    /** Takes the payload of the fragment at which the packet is. */
    void add(Packet packet) {
        int from = packet.fragmentOffset;
        int to = from + packet.announced - packet.at;
        if (to <= from || to > LARGEST || (packet.moreFragments && to % BLOCK != 0)) {
            throw new Malformed(Malformed.Reason.IP_FRAGMENT, packet.at);
        }
        if (!packet.moreFragments && total < 0) {
            total = to;
        }
        if (from == 0 && protocol < 0) {
            protocol = packet.type;
        }
        int firstBlock = from / BLOCK;
        int endBlock = (to + BLOCK - 1) / BLOCK;
        if (filled.nextClearBit(firstBlock) >= endBlock) {
            return;
        }
        filled.set(firstBlock, endBlock);
        ByteView payload =
                ByteView.of(packet.bytes.slice(packet.at, packet.left()).copy());
        if (payload.length() < to - from) {
            cutAt = Math.min(cutAt, from + payload.length());
        }
        pieces.add(new Piece(from, payload, packet.ref()));
        weight += payload.length() + OVERHEAD;
    }

    /** Every announced octet has come, or is known to have been cut off. */
    boolean complete() {
        firstBlockFree = filled.nextClearBit(firstBlockFree);
        return total >= 0 && protocol >= 0 && firstBlockFree * BLOCK >= total;
    }

    /** Lets the packet continue in the joined payload: whole, or as far as captured without a hole. */
    void continueWith(Packet packet) {
        byte[] joined = new byte[Math.min(total, cutAt)];
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            int length = Math.min(piece.bytes.length(), joined.length - piece.from);
            if (length > 0) {
                piece.bytes.copyTo(0, joined, piece.from, length);
            }
        }
        packet.continueIn(joined, total - joined.length, protocol);
        packet.otherFragments = pieces.stream()
                .map(Piece::frame)
                .filter(frame -> !frame.equals(packet.ref()))
                .toList();
    }

    int weight() {
        return weight;
    }
}
