package org.dectwatch.collector.protocol.sdp;

/**
 * The o= line (RFC 8866 section 5.2) without its user name.
 *
 * @param sessionId a numeric string by the RFC, kept as written
 * @param version rises by one with every change of the description; kept as written
 * @param address unicast address or name
 */
public record Origin(String sessionId, String version, String address) {}
