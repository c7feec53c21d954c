package org.dectwatch.dashboard.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2) out of octets as they come. Understands LF and CRLF, several data lines,
 * comments; {@code retry} is ignored. Bounded: an event larger than the limit is an error of the sender.
 */
public final class EventReader {
    private final int limit;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String kind = "";
    private String id = "";
    private boolean hasData;

    /** @param limit octets of one event */
    public EventReader(int limit) {
        this.limit = limit;
    }

    /**
     * One event.
     *
     * @param kind {@code message} when none was named
     * @param id the last one seen, possibly of an earlier event
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Event(String kind, String id, byte[] data) {}

    /** The sender broke the limit; the connection is to be given up. */
    public static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        TooLarge(int limit) {
            super("an event is larger than " + limit + " octets", null, false, false);
        }
    }

    /** The events that these octets complete. */
    public List<Event> take(byte[] octets) throws TooLarge {
        List<Event> events = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                line.write(octets, from, i - from);
                from = i + 1;
                endOfLine(events);
            }
        }
        line.write(octets, from, octets.length - from);
        if (line.size() + data.size() > limit) {
            throw new TooLarge(limit);
        }
        return events;
    }

    private void endOfLine(List<Event> events) {
        byte[] bytes = line.toByteArray();
        line.reset();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (length == 0) {
            dispatch(events);
            return;
        }
        int colon = 0;
        while (colon < length && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(colon + 1, length);
        if (value < length && bytes[value] == ' ') {
            value++;
        }
        field(new String(bytes, 0, colon, StandardCharsets.UTF_8), bytes, value, length - value);
    }

    private void field(String name, byte[] bytes, int from, int length) {
        switch (name) {
            case "event" -> kind = new String(bytes, from, length, StandardCharsets.UTF_8);
            case "id" -> id = new String(bytes, from, length, StandardCharsets.UTF_8);
            case "data" -> {
                if (hasData) {
                    data.write('\n');
                }
                data.write(bytes, from, length);
                hasData = true;
            }
            default -> {
                // comments (no name), retry, and what nobody has invented yet
            }
        }
    }

    private void dispatch(List<Event> events) {
        if (hasData) {
            events.add(new Event(kind.isEmpty() ? "message" : kind, id, data.toByteArray()));
        }
        data.reset();
        hasData = false;
        kind = "";
    }
}
