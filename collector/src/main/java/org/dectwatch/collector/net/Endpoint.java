package org.dectwatch.collector.net;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port, written {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}.
 *
 * @param port 0..65535
 */
public record Endpoint(IpAddress address, int port) implements Comparable<Endpoint> {
    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::address).thenComparingInt(Endpoint::port);

    public Endpoint {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port must be 0..65535, not " + port);
        }
    }

    /** Reads {@code address:port}; empty for anything else, names included. */
    public static Optional<Endpoint> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        return port > 0xffff
                ? Optional.empty()
                : IpAddress.parse(text.substring(0, colon)).map(address -> new Endpoint(address, port));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint that && port == that.port && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode() * 31 + port * 0x9E3779B1;
    }

    @Override
    public int compareTo(Endpoint that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        return (address.version() == 4 ? address.toString() : "[" + address + "]") + ":" + port;
    }
}
