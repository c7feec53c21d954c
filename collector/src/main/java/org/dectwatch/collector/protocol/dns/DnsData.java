package org.dectwatch.collector.protocol.dns;

import org.dectwatch.collector.net.IpAddress;

/** What a resource record says. Names are lower case without the last dot; the root is {@code ""}. */
public sealed interface DnsData {
    /** A or AAAA. */
    record Address(IpAddress address) implements DnsData {}

    /** SRV (RFC 2782); lower priority first, target {@code ""} means "decidedly not here". */
    record Service(int priority, int weight, int port, String target) implements DnsData {}

    /** CNAME. */
    record Alias(String target) implements DnsData {}

    /** NAPTR (RFC 3403), as used by RFC 3263 to choose a transport. */
    record NamingPointer(int order, int preference, String flags, String services, String regexp, String replacement)
            implements DnsData {}

    /** Any other type; its octets are not kept. */
    record Other(int length) implements DnsData {}
}
