/**
 * What IP-DECT servers say of themselves, judged: rules that need no packet.
 *
 * <p>In: the ledger's view at a moment. Out: judgements. Thread: the one that drives the {@link
 * org.dectwatch.collector.health.AlertBook}.
 */
@NullMarked
package org.dectwatch.collector.health.rules.devices;

import org.jspecify.annotations.NullMarked;
