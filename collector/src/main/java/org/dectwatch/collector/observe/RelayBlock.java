package org.dectwatch.collector.observe;

import java.util.Arrays;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.SegmentSink;
import org.jspecify.annotations.Nullable;

/** Datagrams with their octets, and steps between them, in order. Filled again and again, so that a datagram costs no garbage. */
final class RelayBlock {
    private static final int ENTRIES = 1024;
    /** Room for several of the largest datagrams; most are media, of 200 octets. */
    private static final int OCTETS = 256 << 10;

    private final PassingDatagram[] datagrams = new PassingDatagram[ENTRIES];
    /** Where a datagram goes; null where there is a step instead. */
    private final @Nullable SegmentSink[] receivers = new @Nullable SegmentSink[ENTRIES];

    private final @Nullable Runnable[] steps = new @Nullable Runnable[ENTRIES];
    private final byte[] octets = new byte[OCTETS];
    private int entries;
    private int used;

    RelayBlock() {
        Arrays.setAll(datagrams, i -> new PassingDatagram());
    }

    boolean hasRoom(int more) {
        return entries < ENTRIES && more <= OCTETS - used;
    }

    /** Keeps a copy; there must be room. */
    void add(SegmentSink receiver, PassingDatagram datagram) {
        datagrams[entries].copyOf(datagram, octets, used);
        used += datagram.payload().length();
        receivers[entries++] = receiver;
    }

    void add(Runnable step) {
        steps[entries++] = step;
    }

    void deliver() {
        for (int i = 0; i < entries; i++) {
            SegmentSink receiver = receivers[i];
            Runnable step = steps[i];
            if (receiver != null) {
                receiver.datagram(datagrams[i]);
            } else if (step != null) {
                step.run();
            }
        }
    }

    /** Makes it empty; what was in it is let go. */
    void clear() {
        Arrays.fill(receivers, 0, entries, null);
        Arrays.fill(steps, 0, entries, null);
        entries = 0;
        used = 0;
    }
}
