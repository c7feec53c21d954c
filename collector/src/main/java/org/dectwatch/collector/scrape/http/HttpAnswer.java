package org.dectwatch.collector.scrape.http;

import java.util.Optional;

/**
 * An answer, as text.
 *
 * @param status 200..599
 * @param bytes size of the body
 * @param link the header of RFC 8288: where the next page is
 * @param retryAfter the header of RFC 9110 10.2.3, as it was written
 */
public record HttpAnswer(int status, String text, int bytes, Optional<String> link, Optional<String> retryAfter) {}
