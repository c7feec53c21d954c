/**
 * Asks by XML-RPC, the one documented interface of IP-DECT servers, and listens to the events it tells.
 *
 * <p>In: addresses, a user, the names of fields. Out: {@link org.dectwatch.collector.domain.DeviceReport}s when asked; unasked,
 * {@link org.dectwatch.collector.domain.DeviceEvent}s and {@link org.dectwatch.collector.domain.HandsetWord}s. What people write to
 * each other is never kept. Thread: one Vert.x context for each server. Source: Polycom, "XML-RPC SDK 1.6", 14124618, 2011;
 * unverified on a real device.
 */
@NullMarked
package org.dectwatch.collector.scrape.xmlrpc;

import org.jspecify.annotations.NullMarked;
