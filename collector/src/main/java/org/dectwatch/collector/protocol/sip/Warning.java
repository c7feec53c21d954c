package org.dectwatch.collector.protocol.sip;

/**
 * One value of a Warning header (RFC 3261 section 20.43).
 *
 * @param code 300..399 by the RFC, 0..999 accepted
 * @param agent host or pseudonym
 * @param text without quotes
 */
public record Warning(int code, String agent, String text) {}
