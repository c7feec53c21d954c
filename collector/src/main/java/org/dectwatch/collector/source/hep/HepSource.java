package org.dectwatch.collector.source.hep;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.push.Listening;
import org.dectwatch.collector.source.push.Peers;

/** Receives HEPv3. Both sinks are called on one event loop: segments as packets come, and a tick every 100 ms. */
public final class HepSource implements Source {
    private final HepOptions options;
    private final HepListener listener;
    private final Listening listening;

    /**
     * @param key the value that {@link HepOptions#key()} refers to
     * @param time gets the ticks and the end
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public HepSource(
            HepOptions options,
            Optional<Secret> key,
            Vertx vertx,
            SegmentSink segments,
            FrameSink time,
            LongSupplier epochNanos) {
        this.options = options;
        Optional<byte[]> octets = key.map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8));
        this.listener = new HepListener(options, new HepIntake(name(options), octets, segments), time, epochNanos);
        this.listening = new Listening(
                "HEP",
                options.listen(),
                "choose an address of this host and a port that nothing else uses.",
                vertx,
                listener,
                epochNanos);
    }

    private static String name(HepOptions options) {
        return "hep " + options.listen();
    }

    @Override
    public String name() {
        return name(options);
    }

    @Override
    public void start() throws SourceUnavailable {
        listening.start();
    }

    @Override
    public void stop() {
        listening.stop();
    }

    @Override
    public SourceCheck check() {
        return listening.check();
    }

    @Override
    public SourceStats stats() {
        HepStats hep = listener.stats();
        return listening.stats(
                name(),
                hep.packets(),
                hep.bytes(),
                0,
                hep.packets() == 0 ? OptionalLong.empty() : OptionalLong.of(hep.lastNanos()));
    }

    /** What only HEP has: nodes, refusals by reason, connections; a fraction of a second old. */
    public HepStats hepStats() {
        return listener.stats();
    }

    @Override
    public Map<String, Long> refused() {
        return Peers.refused(HepRefusal.class, listener.stats().refused());
    }

    /** The UDP port in use, also when the configured one is 0; 0 while not listening. */
    public int udpPort() {
        return listener.sockets().udpPort();
    }

    /** As {@link #udpPort}. */
    public int tcpPort() {
        return listener.sockets().tcpPort();
    }
}
