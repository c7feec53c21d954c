package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.Set;

/**
 * How TLS is watched.
 *
 * @param ports server ports that are expected to speak TLS: connections to them count also when they never do
 * @param expectedNames host names of the configured proxies; judged when the client asked for no name
 * @param wildcardAllowed the clients' "allow wildcard certificate" option
 * @param silenceAfter how long a side may owe an answer on an open connection before that is a failure
 * @param maxConnections connections followed at a time; the least recently active goes first
 * @param heldPerConnection octets of ciphertext kept for keys that may come, a connection; 0 keeps none
 * @param heldInAll the same, all connections together
 * @param heldAfterClose how long ciphertext of a closed connection waits
 */
public record TlsOptions(
        Set<Integer> ports,
        Set<String> expectedNames,
        boolean wildcardAllowed,
        Duration silenceAfter,
        int maxConnections,
        int heldPerConnection,
        long heldInAll,
        Duration heldAfterClose) {
    public TlsOptions {
        ports = Set.copyOf(ports);
        expectedNames = Set.copyOf(expectedNames);
        if (ports.stream().anyMatch(port -> port < 1 || port > 0xffff)) {
            throw new IllegalArgumentException("ports must be 1..65535");
        }
        if (silenceAfter.isNegative() || silenceAfter.isZero() || heldAfterClose.isNegative()) {
            throw new IllegalArgumentException("silenceAfter must be above 0, heldAfterClose 0 or more");
        }
        if (maxConnections < 1 || heldPerConnection < 0 || heldInAll < 0) {
            throw new IllegalArgumentException("maxConnections must be 1 or more, held octets 0 or more");
        }
    }

    /** Ports 5061 and 8934, wildcards refused as the guide sets it, 30 s, 20,000 connections, 64 KiB, 16 MiB, 60 s. */
    public static TlsOptions defaults() {
        return new TlsOptions(
                Set.of(5061, 8934),
                Set.of(),
                false,
                Duration.ofSeconds(30),
                20_000,
                64 << 10,
                16L << 20,
                Duration.ofSeconds(60));
    }

    public TlsOptions withPorts(Set<Integer> others) {
        return new TlsOptions(
                others,
                expectedNames,
                wildcardAllowed,
                silenceAfter,
                maxConnections,
                heldPerConnection,
                heldInAll,
                heldAfterClose);
    }

    public TlsOptions withNames(Set<String> names, boolean wildcards) {
        return new TlsOptions(
                ports, names, wildcards, silenceAfter, maxConnections, heldPerConnection, heldInAll, heldAfterClose);
    }

    public TlsOptions withHeld(int perConnection, long inAll) {
        return new TlsOptions(
                ports,
                expectedNames,
                wildcardAllowed,
                silenceAfter,
                maxConnections,
                perConnection,
                inAll,
                heldAfterClose);
    }
}
