package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.FrameRef;

/**
 * Where one can see for oneself.
 *
 * @param source file, interface, or who was asked
 * @param packet number of the frame as Wireshark shows it; empty when it was no packet
 * @param what was seen, in a few words
 */
public record Evidence(String source, OptionalLong packet, Optional<Instant> time, String what) {
    public static Evidence packet(FrameRef frame, Instant time, String what) {
        return new Evidence(frame.source(), OptionalLong.of(frame.ordinal()), Optional.of(time), what);
    }

    /** What somebody said, without a packet to show. */
    public static Evidence said(String source, Instant time, String what) {
        return new Evidence(source, OptionalLong.empty(), Optional.of(time), what);
    }
}
