/**
 * Who brings bytes in: what every source has in common, and a check in plain words of what a source delivers.
 *
 * <p>In: nothing from other rooms but the words of the wire. Out: {@link org.dectwatch.collector.net.RawFrame}s and ticks into a
 * {@link org.dectwatch.collector.net.FrameSink}, on the source's own thread, and {@link
 * org.dectwatch.collector.source.SourceStats} to whoever asks, on any thread.
 */
package org.dectwatch.collector.source;
