/**
 * TLS secrets while the collector runs.
 *
 * <p>In: a key log file that grows, is replaced, truncated or appears later. Out: its complete lines, to whoever keeps secrets;
 * nothing of them is kept or shown here but how many there were. Thread: one of its own, {@code keylog}.
 */
@NullMarked
package org.dectwatch.collector.source.keylog;

import org.jspecify.annotations.NullMarked;
