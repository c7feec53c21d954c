package org.dectwatch.collector.protocol.sdp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.jspecify.annotations.Nullable;

/** Reads session descriptions (RFC 8866). Lines that break the format are skipped and named in the flaws. */
public final class SdpParser {
    private static final int MAX_MEDIA = 16;
    private static final int MAX_LINES = 2000;

    private final Set<Reason> flaws = EnumSet.noneOf(Reason.class);
    private final List<MediaSection> sections = new ArrayList<>(2);
    private final SharedAttributes session = new SharedAttributes();
    private Optional<Origin> origin = Optional.empty();
    private @Nullable MediaSection current;
    private boolean ignoring;

    private SdpParser() {}

    /**
     * Reads a description.
     *
     * @throws Malformed SDP_LINE when it does not begin with a {@code v=} line
     */
    public static SessionDescription expect(ByteView bytes) {
        if (!bytes.hasAscii(0, "v=")) {
            throw new Malformed(Reason.SDP_LINE, 0);
        }
        return new SdpParser().read(bytes.latin1(0, bytes.length()));
    }

    private SessionDescription read(String text) {
        int at = 0;
        for (int lines = 0; at < text.length() && lines < MAX_LINES; lines++) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            line(text, at, end);
            at = end + 1;
        }
        if (at < text.length()) {
            flaws.add(Reason.SDP_LINE);
        }
        List<MediaDescription> media = new ArrayList<>(sections.size());
        for (MediaSection section : sections) {
            media.add(section.describe(session));
        }
        Direction direction = session.direction().orElse(Direction.SENDRECV);
        return new SessionDescription(origin, session.connection(), direction, media, flaws);
    }

    private void line(String text, int from, int lineEnd) {
        int end = lineEnd;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == from) {
            return;
        }
        if (end - from < 2 || text.charAt(from + 1) != '=') {
            flaws.add(Reason.SDP_LINE);
            return;
        }
        boolean understood = switch (text.charAt(from)) {
            case 'o' -> origin(text.substring(from + 2, end));
            case 'm' -> media(text.substring(from + 2, end));
            case 'c' -> ignoring || shared().connection(text.substring(from + 2, end));
            case 'a' -> ignoring || attribute(text, from + 2, end);
            default -> true;
        };
        if (!understood) {
            flaws.add(Reason.SDP_LINE);
        }
    }

    private SharedAttributes shared() {
        return current == null ? session : current.shared();
    }

    private boolean origin(String value) {
        String[] parts = Words.split(value, 7);
        if (parts.length < 6) {
            return false;
        }
        origin = Optional.of(new Origin(Words.cut(parts[1]), Words.cut(parts[2]), Words.cut(parts[5])));
        return true;
    }

    private boolean media(String value) {
        MediaSection section = sections.size() < MAX_MEDIA ? MediaSection.of(value) : null;
        ignoring = section == null;
        current = section;
        if (section != null) {
            sections.add(section);
        }
        return section != null;
    }

    private boolean attribute(String text, int from, int end) {
        int colon = text.indexOf(':', from);
        boolean flag = colon < 0 || colon >= end;
        String name = text.substring(from, flag ? end : colon).trim();
        if (shared().attribute(name) || current == null) {
            return true;
        }
        return current.attribute(
                name, flag ? "" : text.substring(colon + 1, end).trim());
    }
}
