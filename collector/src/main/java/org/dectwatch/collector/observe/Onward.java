package org.dectwatch.collector.observe;

import org.dectwatch.collector.net.SegmentSink;

/** From decoding to what comes after it, in order: at once on the same thread, or through a {@link Relay}. */
interface Onward extends SegmentSink {
    /** Does this after everything that was handed on before. */
    void then(Runnable step);
}
