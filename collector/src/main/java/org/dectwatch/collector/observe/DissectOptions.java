package org.dectwatch.collector.observe;

import java.util.Set;

/**
 * What to expect where.
 *
 * @param sipPorts TCP ports on which bytes that are no TLS records are taken for SIP, 1..65535
 * @param tlsPorts TCP ports to which a connection is reported as TLS even when it never got that far, 1..65535
 */
public record DissectOptions(Set<Integer> sipPorts, Set<Integer> tlsPorts) {
    public DissectOptions {
        sipPorts = checked("sipPorts", sipPorts);
        tlsPorts = checked("tlsPorts", tlsPorts);
    }

    public static DissectOptions defaults() {
        return new DissectOptions(Set.of(5060, 5061, 5062, 5070, 8934), Set.of(5061, 8934));
    }

    private static Set<Integer> checked(String name, Set<Integer> ports) {
        for (int port : ports) {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException(name + " must be 1..65535, not " + port);
            }
        }
        return Set.copyOf(ports);
    }
}
