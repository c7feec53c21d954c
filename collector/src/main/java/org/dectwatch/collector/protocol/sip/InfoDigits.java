package org.dectwatch.collector.protocol.sip;

import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;

/**
 * Keys that an INFO brings in its body: {@code application/dtmf-relay} ({@code Signal=5}) or {@code application/dtmf} (the key
 * itself). Both are customs without an RFC; RFC 6086 only names the method. Keys are also written as their RFC 4733 event
 * number, so {@code 10} is {@code *} and {@code 11} is {@code #}.
 */
public final class InfoDigits {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int MOST_OCTETS = 256;
    private static final int MOST_KEYS = 32;

    private InfoDigits() {}

    /** The keys, each one of {@code 0-9*#ABCD}, 32 at most; empty when the message is no INFO or brings none that can be told. */
    public static Optional<String> of(SipMessage message) {
        boolean info = message.start() instanceof SipStart.Request request
                && request.method().equals("INFO");
        ByteView body = message.body();
        if (!info || body.isEmpty()) {
            return Optional.empty();
        }
        String text = body.latin1(0, Math.min(body.length(), MOST_OCTETS));
        return switch (message.contentType().orElse("")) {
            case "application/dtmf-relay" -> signal(text).flatMap(InfoDigits::keys);
            case "application/dtmf" -> signal(text).or(() -> Optional.of(text)).flatMap(InfoDigits::keys);
            default -> Optional.empty();
        };
    }

    private static Optional<String> signal(String text) {
        for (String line : text.split("[\r\n]+")) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase("signal")) {
                return Optional.of(line.substring(equals + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> keys(String written) {
        String text = written.strip().toUpperCase(Locale.ROOT);
        if (text.matches("1[0-5]")) {
            return Optional.of(KEYS.substring(Integer.parseInt(text), Integer.parseInt(text) + 1));
        }
        boolean known = !text.isEmpty() && text.chars().allMatch(c -> KEYS.indexOf(c) >= 0);
        // 16 is a hook flash: no key.
        return known && !text.equals("16")
                ? Optional.of(text.substring(0, Math.min(text.length(), MOST_KEYS)))
                : Optional.empty();
    }
}
