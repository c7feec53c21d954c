package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the body.
 *
 * @param type media type in lower case without parameters
 * @param announced the Content-Length header, when it was a number
 * @param length octets of body present
 */
public record Content(Optional<String> type, OptionalInt announced, int length) {}
