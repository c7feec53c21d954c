package org.dectwatch.collector.observe;

import org.dectwatch.collector.net.RawFrame;

/** Sees each frame before it is decoded; the bytes are borrowed. */
@FunctionalInterface
public interface FrameTap {
    void frame(RawFrame frame);
}
