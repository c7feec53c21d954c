package org.dectwatch.collector.protocol.rtp;

import org.dectwatch.collector.net.ByteView;

/** A telephone event (RFC 4733 section 2.3) read in place: event, end bit and volume, duration. */
public final class TelephoneEvent {
    public static final int LENGTH = 4;

    private static final String KEYS = "0123456789*#ABCD";

    private TelephoneEvent() {}

    /** The event's number, 0..255. */
    public static int event(ByteView packet, int start) {
        return packet.u8(start);
    }

    /** Whether the key was released: sent three times. */
    public static boolean end(ByteView packet, int start) {
        return (packet.u8(start + 1) & 0x80) != 0;
    }

    /** In units of the time stamp. */
    public static int duration(ByteView packet, int start) {
        return packet.u16(start + 2);
    }

    /** The key of events 0..15; '?' for others. */
    public static char key(int event) {
        return event >= 0 && event < KEYS.length() ? KEYS.charAt(event) : '?';
    }
}
