/**
 * Values out of an IP-DECT server's web pages, by rules that are data: the pages of such servers are not publicly documented.
 *
 * <p>In: the pages of one server, fetched with its user and password, and an {@link org.dectwatch.collector.scrape.web.ExtractPack}. Out: a
 * {@link org.dectwatch.collector.domain.DeviceReport}, and what the pages say of single handsets. Thread: the HTTP client's own; reading a
 * page is pure.
 */
@NullMarked
package org.dectwatch.collector.scrape.web;

import org.jspecify.annotations.NullMarked;
