package org.dectwatch.collector.net;

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
    public int hashCode() {
        return (source.hashCode() * 31 + destination.hashCode()) * 31 + transport.hashCode();
    }

    @Override
    public String toString() {
        return transport + " " + source + " > " + destination;
    }
}
