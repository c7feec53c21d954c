package org.dectwatch.collector.domain;

import java.util.Comparator;
import java.util.Locale;

/**
 * Whom a registration is for (RFC 3261 section 10): scheme, user and host of the To header, without parameters.
 *
 * @param scheme {@code sip}, {@code sips} or {@code tel}, lower case
 * @param user as written; empty when there is none
 * @param host lower case; empty for {@code tel}
 * @param port only when it was written, else -1
 */
public record AddressOfRecord(String scheme, String user, String host, int port)
        implements Comparable<AddressOfRecord> {
    private static final Comparator<AddressOfRecord> ORDER = Comparator.comparing(AddressOfRecord::toString);

    public AddressOfRecord {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(AddressOfRecord that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        if (host.isEmpty()) {
            return scheme + ":" + user;
        }
        return scheme + ":" + (user.isEmpty() ? "" : user + "@") + host + (port < 0 ? "" : ":" + port);
    }
}
