package org.dectwatch.collector.protocol.rtcp;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.protocol.rtcp.VqReport.Side;

/** The lines LocalAddr and RemoteAddr of RFC 6035 section 4.6.2: {@code IP=192.0.2.1 PORT=5000 SSRC=0x1a3b5c7d}. */
final class VqSides {
    private static final Pattern SSRC = Pattern.compile("(?:0x)?([0-9a-f]{1,8})");

    private VqSides() {}

    /** What of it can be read. */
    static Side read(String rest) {
        Optional<IpAddress> address = Optional.empty();
        int port = -1;
        OptionalInt ssrc = OptionalInt.empty();
        for (String pair : rest.split("\\s+", 16)) {
            String upper = pair.toUpperCase(Locale.ROOT);
            String value = pair.substring(pair.indexOf('=') + 1);
            if (upper.startsWith("IP=")) {
                address = IpAddress.parse(value);
            } else if (upper.startsWith("PORT=") && value.matches("\\d{1,5}")) {
                port = Integer.parseInt(value);
            } else if (upper.startsWith("SSRC=")) {
                ssrc = ssrc(value.toLowerCase(Locale.ROOT));
            }
        }
        int known = port;
        return new Side(
                known < 0 || known > 0xffff ? Optional.empty() : address.map(a -> new Endpoint(a, known)), ssrc);
    }

    private static OptionalInt ssrc(String text) {
        Matcher matcher = SSRC.matcher(text);
        int value = matcher.matches() ? Integer.parseUnsignedInt(matcher.group(1), 16) : 0;
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
