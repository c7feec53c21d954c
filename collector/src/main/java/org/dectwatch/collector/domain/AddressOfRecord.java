package org.dectwatch.collector.domain;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressOfRecord that
                && port == that.port
                && user.equals(that.user)
                && host.equals(that.host)
                && scheme.equals(that.scheme);
    }

    @Override
    public int hashCode() {
        return ((user.hashCode() * 31 + host.hashCode()) * 31 + scheme.hashCode()) * 31 + port;
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
