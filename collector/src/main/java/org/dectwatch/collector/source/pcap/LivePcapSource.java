package org.dectwatch.collector.source.pcap;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.ThreadEnd;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.Pcaps;
import org.pcap4j.core.RawPacketListener;

/**
 * Captures on one interface through libpcap. A thread of its own, {@code capture-<interface>}, asks a non-blocking handle for
 * what is there and rests a few milliseconds when that is nothing, so ticks come on a silent link too; a blocking loop would
 * never wake there. When the interface breaks, ticks go on and it is opened again as soon as it can be.
 *
 * <p>A tick lags the clock by the read timeout and the pause, so that it does not overtake packets that the kernel still holds.
 */
public final class LivePcapSource implements Source {
    private static final int BATCH = 1024;
    private static final int LAST_BATCHES = 64;
    private static final long POLL_NANOS = 1_000_000_000L;
    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;
    private static final long LONGEST_RETRY_NANOS = 30_000_000_000L;
    private static final int RAW_ON_LINUX = 12;

    private final LiveCaptureOptions options;
    private final FrameSink sink;
    private final LongSupplier epochNanos;
    private final LiveCounters counters;
    private final long lagNanos;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile SourceCheck check = new SourceCheck(State.NOT_STARTED, "The capture has not been started.");

    // Of the capture thread, once it runs.
    private @Nullable PcapHandle handle;
    private LinkType link = LinkType.ETHERNET;
    private ByteView ownAddress = ByteView.empty();
    private long lastTick = Long.MIN_VALUE;
    private @Nullable Error fatal;

    /** @param epochNanos the clock, nanoseconds since 1970; must be that of the kernel's packet times */
    public LivePcapSource(LiveCaptureOptions options, FrameSink sink, LongSupplier epochNanos) {
        this.options = options;
        this.sink = sink;
        this.epochNanos = epochNanos;
        this.counters = new LiveCounters(options.interfaceName());
        this.lagNanos = options.readTimeout().plus(options.pause()).toNanos();
        this.thread = new Thread(this::run, "capture-" + options.interfaceName());
    }

    @Override
    public String name() {
        return options.interfaceName();
    }

    @Override
    public void start() throws SourceUnavailable {
        attach();
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }

    @Override
    public SourceCheck check() {
        return check;
    }

    @Override
    public SourceStats stats() {
        return counters.published();
    }

    private void run() {
        try {
            capture();
            finish();
        } catch (Error error) {
            check = new SourceCheck(State.FAILED, "The capture on " + name() + " ended for good: " + error + ".");
            throw error;
        } finally {
            detach();
        }
    }

    private void capture() {
        long tickNanos = options.tickInterval().toNanos();
        long nextTick = System.nanoTime();
        long nextPoll = nextTick;
        long nextRetry = 0;
        long retryAfter = FIRST_RETRY_NANOS;
        while (!stopping) {
            long wallBefore = epochNanos.getAsLong();
            int taken = take();
            long now = System.nanoTime();
            if (now - nextTick >= 0) {
                tick(wallBefore, taken == BATCH);
                nextTick = now + tickNanos;
            }
            if (handle != null && now - nextPoll >= 0) {
                poll();
                nextPoll = now + POLL_NANOS;
                retryAfter = FIRST_RETRY_NANOS;
                nextRetry = now + retryAfter;
            } else if (handle == null && now - nextRetry >= 0) {
                retryAfter = Math.min(2 * retryAfter, LONGEST_RETRY_NANOS);
                nextRetry = now + retryAfter;
                reattach();
            }
            if (taken == 0) {
                LockSupport.parkNanos(options.pause().toNanos());
            }
        }
    }

    private void finish() {
        for (int i = 0; i < LAST_BATCHES && take() > 0; i++) {
            // What the kernel already handed over belongs to the capture.
        }
        if (handle != null) {
            poll();
        }
        detach();
        long now = Math.max(epochNanos.getAsLong(), lastTick);
        sink.tick(now);
        sink.end(now);
        counters.publish();
        check = new SourceCheck(State.ENDED, "The capture on " + name() + " was stopped.");
    }

    /** Delivers up to a batch of what is there. */
    private int take() {
        PcapHandle from = handle;
        if (from == null) {
            return 0;
        }
        try {
            RawPacketListener listener = bytes -> frame(from, bytes);
            int taken = from.dispatch(BATCH, listener);
            if (fatal != null) {
                throw fatal;
            }
            return taken;
        } catch (PcapNativeException | NotOpenException broken) {
            fail(CaptureTrouble.broken(name(), String.valueOf(broken.getMessage())));
            detach();
        } catch (InterruptedException byBreakLoop) {
            stopping = true;
        }
        return 0;
    }

    /** Called from native code, which no exception may enter: pcap4j would log each with its stack. */
    private void frame(PcapHandle from, byte[] bytes) {
        try {
            Timestamp stamp = from.getTimestamp();
            long nanos = Math.floorDiv(stamp.getTime(), 1000L) * 1_000_000_000L + stamp.getNanos();
            ByteView view = ByteView.of(bytes);
            int original = Math.max(from.getOriginalLength(), bytes.length);
            RawFrame frame = new RawFrame(nanos, name(), counters.packets() + 1, link, original, view);
            counters.frame(frame, Heading.of(link, view, ownAddress));
            sink.frame(frame);
        } catch (RuntimeException oneFrame) {
            // A fault in a later room costs this frame, is counted and shown, and does not blind the collector.
            counters.failed("A frame could not be processed: " + oneFrame + ".");
        } catch (Error error) {
            fatal = error;
        }
    }

    private void tick(long wall, boolean behind) {
        long now = wall - lagNanos;
        if (behind && counters.packets() > 0) {
            now = Math.min(now, counters.lastNanos());
        }
        lastTick = Math.max(lastTick, now);
        sink.tick(lastTick);
        counters.publish();
    }

    private void poll() {
        try {
            if (handle != null) {
                PcapStat stat = handle.getStats();
                counters.kernel(stat.getNumPacketsDropped(), stat.getNumPacketsDroppedByIf());
                counters.publish();
            }
        } catch (PcapNativeException | NotOpenException broken) {
            fail(CaptureTrouble.broken(name(), String.valueOf(broken.getMessage())));
            detach();
        }
    }

    private void fail(String sentence) {
        counters.failed(sentence);
        check = new SourceCheck(State.FAILED, sentence);
    }

    private void reattach() {
        try {
            attach();
        } catch (SourceUnavailable still) {
            fail(String.valueOf(still.getMessage()));
        }
    }

    private void attach() throws SourceUnavailable {
        try {
            Optional<PcapNetworkInterface> card = card(name());
            PcapHandle opened = open(options);
            handle = opened;
            int dlt = opened.getDlt().value();
            link = dlt == RAW_ON_LINUX ? LinkType.RAW : new LinkType(dlt);
            ownAddress = card.flatMap(
                            found -> found.getLinkLayerAddresses().stream().findFirst())
                    .map(address -> ByteView.of(address.getAddress()))
                    .orElse(ByteView.empty());
            counters.opened(
                    epochNanos.getAsLong(),
                    card.map(PcapNetworkInterface::isLoopBack).orElse(false));
            check = new SourceCheck(State.RUNNING, "Capturing on " + name() + ".");
        } catch (LinkageError noLibrary) {
            throw new SourceUnavailable(CaptureTrouble.libraryMissing(), noLibrary);
        } catch (PcapNativeException noList) {
            throw new SourceUnavailable(CaptureTrouble.listing(String.valueOf(noList.getMessage())), noList);
        }
    }

    private void detach() {
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    /** Opens a handle, ready to be asked. */
    private static PcapHandle open(LiveCaptureOptions options) throws SourceUnavailable, PcapNativeException {
        PcapHandle opened;
        try {
            opened = new PcapHandle.Builder(options.interfaceName())
                    .snaplen(options.snapLength())
                    .bufferSize((int) options.buffer().bytes())
                    .timeoutMillis((int) options.readTimeout().toMillis())
                    .promiscuousMode(
                            options.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                    .timestampPrecision(TimestampPrecision.NANO)
                    .build();
        } catch (PcapNativeException reason) {
            int code = Optional.ofNullable(reason.getReturnCode()).orElse(0);
            String message = String.valueOf(reason.getMessage());
            List<String> known = Pcaps.findAllDevs().stream()
                    .map(PcapNetworkInterface::getName)
                    .filter(Interfaces::isNetwork)
                    .toList();
            throw new SourceUnavailable(CaptureTrouble.opening(options.interfaceName(), code, message, known), reason);
        }
        String filter = options.filter().orElse("");
        try {
            opened.setBlockingMode(BlockingMode.NONBLOCKING);
            if (!filter.isEmpty()) {
                opened.setFilter(filter, BpfCompileMode.OPTIMIZE);
            }
            return opened;
        } catch (PcapNativeException | NotOpenException reason) {
            opened.close();
            throw new SourceUnavailable(CaptureTrouble.filter(filter, String.valueOf(reason.getMessage())), reason);
        }
    }

    private static Optional<PcapNetworkInterface> card(String name) throws PcapNativeException {
        return Optional.ofNullable(Pcaps.getDevByName(name));
    }

    /** Why a capture with these options would not work; it is opened for a moment and closed again. */
    static Optional<String> obstacle(LiveCaptureOptions options) {
        try {
            open(options).close();
            return Optional.empty();
        } catch (SourceUnavailable reason) {
            return Optional.of(String.valueOf(reason.getMessage()));
        } catch (LinkageError noLibrary) {
            return Optional.of(CaptureTrouble.libraryMissing());
        } catch (PcapNativeException noList) {
            return Optional.of(CaptureTrouble.listing(String.valueOf(noList.getMessage())));
        }
    }

    /** What libpcap knows of, not yet tried. */
    static List<CaptureInterface> interfaces() throws SourceUnavailable {
        try {
            return Pcaps.findAllDevs().stream()
                    .map(card -> new CaptureInterface(
                            card.getName(),
                            card.getAddresses().stream()
                                    .map(address -> IpAddress.of(address.getAddress()))
                                    .toList(),
                            card.isLoopBack(),
                            card.isUp(),
                            Optional.empty()))
                    .toList();
        } catch (LinkageError noLibrary) {
            throw new SourceUnavailable(CaptureTrouble.libraryMissing(), noLibrary);
        } catch (PcapNativeException noList) {
            throw new SourceUnavailable(CaptureTrouble.listing(String.valueOf(noList.getMessage())), noList);
        }
    }
}
