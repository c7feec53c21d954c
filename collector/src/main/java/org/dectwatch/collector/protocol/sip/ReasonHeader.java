package org.dectwatch.collector.protocol.sip;

import java.util.OptionalInt;

/**
 * One value of a Reason header (RFC 3326).
 *
 * @param protocol {@code SIP}, {@code Q.850}, …, as written
 * @param cause a status code or a Q.850 cause
 * @param text without quotes, {@code ""} when absent
 */
public record ReasonHeader(String protocol, OptionalInt cause, String text) {}
