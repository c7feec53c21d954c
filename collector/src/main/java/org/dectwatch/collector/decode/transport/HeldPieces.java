package org.dectwatch.collector.decode.transport;

import java.util.Map;
import java.util.TreeMap;
import org.dectwatch.collector.net.ByteView;

/** Segments that came before the bytes they continue, by position. They may overlap; whoever takes them out trims. */
final class HeldPieces {
    /** What a piece costs besides its octets, roughly: a million segments of one octet are not one million octets. */
    private static final int OVERHEAD = 96;

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private int weight;

    /**
     * One segment's payload.
     *
     * @param cut octets at the end that were not captured
     */
    record Piece(long from, ByteView bytes, int cut) {
        int length() {
            return bytes.length() + cut;
        }
    }

    /** Keeps a copy. Of two with the same beginning the one captured farther stays. */
    void add(long from, ByteView payload, int cut) {
        Piece before = pieces.get(from);
        if (before != null) {
            if (covers(before, payload.length(), cut)) {
                return;
            }
            weight -= before.bytes.length() + OVERHEAD;
        }
        pieces.put(from, new Piece(from, ByteView.of(payload.copy()), cut));
        weight += payload.length() + OVERHEAD;
    }

    private static boolean covers(Piece before, int captured, int cut) {
        return before.bytes.length() > captured
                || (before.bytes.length() == captured && before.length() >= captured + cut);
    }

    /** Position of the first octet held; {@link Long#MAX_VALUE} when there is none. */
    long firstFrom() {
        return pieces.isEmpty() ? Long.MAX_VALUE : pieces.firstKey();
    }

    Piece takeFirst() {
        Map.Entry<Long, Piece> first = pieces.pollFirstEntry();
        if (first == null) {
            throw new IllegalStateException("nothing is held");
        }
        weight -= first.getValue().bytes.length() + OVERHEAD;
        return first.getValue();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    int weight() {
        return weight;
    }
}
