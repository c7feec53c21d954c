package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.KnownFlow;
import org.jspecify.annotations.Nullable;

/**
 * Streams by flow and SSRC: open addressing, at most half full, no object per look-up; and a dense list to walk. Before that, a
 * stream hangs at its flow, so that most packets need no look-up at all.
 */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class StreamTable {
    private @Nullable RtpStream[] slots = new @Nullable RtpStream[256];
    private RtpStream[] dense = new RtpStream[64];
    private int size;

    static int hash(Flow flow, int ssrc) {
        int mixed = (flow.hashCode() ^ ssrc * 0x9E3779B1) * 0x85EBCA6B;
        return mixed ^ mixed >>> 15;
    }

    int size() {
        return size;
    }

    RtpStream at(int place) {
        return dense[place];
    }

    /** The stream; null when there is none. */
    @Nullable RtpStream find(KnownFlow known, int ssrc) {
        if (known.peg() instanceof RtpStream stream && stream.ssrc == ssrc) {
            return stream;
        }
        Flow flow = known.flow();
        RtpStream found = find(hash(flow, ssrc), flow, ssrc);
        if (found != null) {
            letGo(found);
            known.hang(found);
            found.hangsAt = known;
        }
        return found;
    }

    /** So that no flow holds on to a stream that has ended. */
    private static void letGo(RtpStream stream) {
        if (stream.hangsAt != null && stream.hangsAt.peg() == stream) {
            stream.hangsAt.hang(null);
        }
        stream.hangsAt = null;
    }

    private @Nullable RtpStream find(int hash, Flow flow, int ssrc) {
        int mask = slots.length - 1;
        for (int i = hash & mask; ; i = i + 1 & mask) {
            RtpStream stream = slots[i];
            if (stream == null) {
                return null;
            }
            if (stream.ssrc == ssrc && stream.hash == hash && (stream.flow == flow || stream.flow.equals(flow))) {
                return stream;
            }
        }
    }

    void add(RtpStream stream) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        if (size == dense.length) {
            dense = java.util.Arrays.copyOf(dense, size * 2);
        }
        stream.place = size;
        dense[size++] = stream;
        insert(stream);
    }

    void remove(RtpStream stream) {
        letGo(stream);
        RtpStream moved = dense[--size];
        dense[stream.place] = moved;
        moved.place = stream.place;
        int mask = slots.length - 1;
        int hole = stream.hash & mask;
        while (slots[hole] != stream) {
            hole = hole + 1 & mask;
        }
        close(hole, mask);
    }

    /** Moves back what probing would otherwise no longer find. */
    private void close(int from, int mask) {
        int hole = from;
        for (int i = hole + 1 & mask; ; i = i + 1 & mask) {
            RtpStream next = slots[i];
            if (next == null) {
                slots[hole] = null;
                return;
            }
            int home = next.hash & mask;
            if ((i - home & mask) >= (i - hole & mask)) {
                slots[hole] = next;
                hole = i;
            }
        }
    }

    private void grow() {
        slots = new @Nullable RtpStream[slots.length * 2];
        for (int i = 0; i < size; i++) {
            insert(dense[i]);
        }
    }

    /** As {@link #find}, for what is rare: it hashes, and leaves no trace in the cache. */
    @Nullable RtpStream peek(Flow flow, int ssrc) {
        return find(hash(flow, ssrc), flow, ssrc);
    }

    private void insert(RtpStream stream) {
        int mask = slots.length - 1;
        int i = stream.hash & mask;
        while (slots[i] != null) {
            i = i + 1 & mask;
        }
        slots[i] = stream;
    }
}
