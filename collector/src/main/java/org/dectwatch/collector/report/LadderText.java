package org.dectwatch.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.net.Endpoint;

/** A ladder of messages: a column for each party, an arrow for each message, and what matters in its headers beside it. */
final class LadderText {
    private static final int MOST_PARTIES = 4;
    private static final int LEAST_WIDTH = 34;

    /** Headers that explain an answer (RFC 3261 20, RFC 3326), in lower case. */
    private static final Map<String, String> TOLD = Map.of(
            "retry-after", "Retry-After",
            "min-expires", "Min-Expires",
            "warning", "Warning",
            "reason", "Reason",
            "expires", "Expires");

    private final List<LadderEntry> messages;
    private final TextClock clock;
    private final List<Endpoint> parties;
    private final int width;

    LadderText(List<LadderEntry> messages, TextClock clock) {
        this.messages = messages;
        this.clock = clock;
        Set<Endpoint> seen = new LinkedHashSet<>();
        messages.forEach(message -> {
            seen.add(message.flow().source());
            seen.add(message.flow().destination());
        });
        this.parties = new ArrayList<>(seen);
        this.width = Math.max(
                LEAST_WIDTH,
                parties.stream().mapToInt(p -> p.toString().length() + 2).max().orElse(0));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (messages.isEmpty()) {
            return lines;
        }
        boolean drawn = parties.size() <= MOST_PARTIES;
        String margin =
                " ".repeat(margin(messages.get(0), messages.get(0).time()).length());
        if (drawn) {
            StringBuilder heads = new StringBuilder(margin);
            parties.forEach(party -> heads.append(String.format("%-" + width + "s", party)));
            lines.add(heads.toString().stripTrailing());
        }
        Instant begin = messages.get(0).time();
        for (LadderEntry message : messages) {
            String line = margin(message, begin) + (drawn ? arrow(message) : plain(message)) + notes(message);
            lines.add(line.stripTrailing());
        }
        return lines;
    }

    private String margin(LadderEntry message, Instant begin) {
        return String.format(
                Locale.ROOT,
                "%s  +%10.3f ms  #%-7d",
                clock.utc(message.time()),
                Duration.between(begin, message.time()).toNanos() / 1e6,
                message.frame().ordinal());
    }

    private static String plain(LadderEntry message) {
        return message.flow().source() + " -> " + message.flow().destination() + "  " + label(message);
    }

    private String arrow(LadderEntry message) {
        int from = parties.indexOf(message.flow().source());
        int to = parties.indexOf(message.flow().destination());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < parties.size(); i++) {
            line.append('|').append(" ".repeat(width - 1));
        }
        line.setLength((parties.size() - 1) * width + 1);
        int left = Math.min(from, to) * width + 1;
        int right = Math.max(from, to) * width;
        for (int i = left; i < right; i++) {
            line.setCharAt(i, '-');
        }
        boolean forth = from < to;
        line.setCharAt(forth ? right - 1 : left, forth ? '>' : '<');
        String label = " " + label(message) + " ";
        int room = right - left - 4;
        String fits = label.length() > room ? label.substring(0, Math.max(room - 1, 1)) + " " : label;
        line.replace(left + 2, left + 2 + fits.length(), fits);
        return line.toString();
    }

    /** {@code REGISTER} or {@code 401 Unauthorized}. */
    private static String label(LadderEntry message) {
        String start = message.startLine();
        return start.startsWith("SIP/2.0 ") ? start.substring("SIP/2.0 ".length()) : start.split(" ", 2)[0];
    }

    private static String notes(LadderEntry message) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String header : message.headers()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            if (TOLD.containsKey(name)) {
                notes.put(TOLD.get(name), value);
            } else if (name.equals("authorization") || name.equals("proxy-authorization")) {
                notes.put("with credentials", "");
            } else if ((name.equals("contact") || name.equals("m"))
                    && label(message).startsWith("3")) {
                notes.put("Contact", value);
            }
        }
        StringBuilder text = new StringBuilder();
        notes.forEach((name, value) ->
                text.append(text.length() == 0 ? "  " : ", ").append(name).append(value.isEmpty() ? "" : " " + value));
        return text.toString();
    }
}
