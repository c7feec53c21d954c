package org.dectwatch.collector.source.push;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dectwatch.collector.net.IpAddress;

/** Who sends to a listener, and what is refused of it. */
public final class Peers {
    private static final IpAddress UNKNOWN = IpAddress.v4(0);

    private Peers() {}

    /** The address a socket tells, without its zone (RFC 4007 11); 0.0.0.0 when it is none. */
    public static IpAddress address(String literal) {
        int zone = literal.indexOf('%');
        return IpAddress.parse(zone < 0 ? literal : literal.substring(0, zone)).orElse(UNKNOWN);
    }

    /** How often something was refused, for each reason there is, under its word in lower case. */
    public static <E extends Enum<E>> Map<String, Long> refused(Class<E> reasons, Map<E, Long> counted) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (E reason : reasons.getEnumConstants()) {
            all.put(reason.name().toLowerCase(Locale.ROOT), counted.getOrDefault(reason, 0L));
        }
        return all;
    }
}
