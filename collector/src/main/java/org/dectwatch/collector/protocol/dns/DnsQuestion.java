package org.dectwatch.collector.protocol.dns;

/**
 * What is asked.
 *
 * @param name lower case without the last dot
 * @param type number of the type, as in {@link DnsRecord}
 */
public record DnsQuestion(String name, int type) {}
