package org.dectwatch.collector.source.demo;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;

/** Takes frames and makes nothing of them; remembers when it was called. */
final class Unseeing implements FrameSink {
    final List<Long> calls = new ArrayList<>();
    final List<Long> ticks = new ArrayList<>();
    long frames;
    long ended = -1;

    @Override
    public synchronized void frame(RawFrame frame) {
        frames++;
        calls.add(frame.timeNanos());
    }

    @Override
    public synchronized void tick(long nowNanos) {
        ticks.add(nowNanos);
        calls.add(nowNanos);
    }

    @Override
    public synchronized void end(long nowNanos) {
        ended = nowNanos;
    }
}
