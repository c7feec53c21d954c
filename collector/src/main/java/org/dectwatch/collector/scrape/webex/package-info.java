/**
 * What Webex Calling says of the handsets, through its public API.
 *
 * <p>In: devices, their members, and detailed call history, page by page within a budget of requests. Out: what the cloud says of each
 * handset, an event for each call that failed, and a report on the asking itself. Source: the OpenAPI descriptions that Cisco publishes; not
 * verified against an organisation. Thread: the HTTP client's own.
 */
@NullMarked
package org.dectwatch.collector.scrape.webex;

import org.jspecify.annotations.NullMarked;
