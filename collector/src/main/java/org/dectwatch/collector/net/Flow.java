package org.dectwatch.collector.net;

import org.jspecify.annotations.Nullable;

/** One direction of a 5-tuple. Addresses are the innermost ones when the packet was tunnelled. */
public record Flow(Transport transport, Endpoint source, Endpoint destination) {
    public Flow reversed() {
        return new Flow(transport, destination, source);
    }

    /** The same addresses and ports under another transport, as for what came out of a TLS connection. */
    public Flow over(Transport other) {
        return new Flow(other, source, destination);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Flow that
                && transport == that.transport
                && source.equals(that.source)
                && destination.equals(that.destination);
    }

    /** By number and not by identity, so that it is the same in each run. */
    @Override
    public int hashCode() {
        return (source.hashCode() * 31 + destination.hashCode()) * 31 + transport.ordinal();
    }

    @Override
    public String toString() {
        return transport + " " + source + " > " + destination;
    }
}
