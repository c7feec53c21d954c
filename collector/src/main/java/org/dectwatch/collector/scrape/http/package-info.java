/**
 * HTTP towards servers and the cloud, no further than a size and a time.
 *
 * <p>In: a request. Out: an {@link org.dectwatch.collector.scrape.http.HttpAnswer}, or why there is none in the closed set of reasons. Thread:
 * the HTTP client's own.
 */
@NullMarked
package org.dectwatch.collector.scrape.http;

import org.jspecify.annotations.NullMarked;
