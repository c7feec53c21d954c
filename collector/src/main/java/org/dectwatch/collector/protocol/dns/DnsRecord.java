package org.dectwatch.collector.protocol.dns;

/**
 * A resource record.
 *
 * @param name owner, lower case without the last dot
 * @param type number of the type: 1 A, 5 CNAME, 28 AAAA, 33 SRV, 35 NAPTR, …
 * @param ttlSeconds 0..2^31-1
 */
public record DnsRecord(String name, int type, long ttlSeconds, DnsData data) {}
