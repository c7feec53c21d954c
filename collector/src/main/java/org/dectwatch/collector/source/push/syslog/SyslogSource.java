package org.dectwatch.collector.source.push.syslog;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.push.Listening;
import org.dectwatch.collector.source.push.Peers;

/** Receives syslog. The sink is called on one event loop. */
public final class SyslogSource implements Source {
    private final SyslogOptions options;
    private final SyslogListener listener;
    private final Listening listening;

    /**
     * @param rules in the order in which they are asked
     * @param servers configured name of the IP-DECT server at an address, else the address as text
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public SyslogSource(
            SyslogOptions options,
            List<SyslogRule> rules,
            Function<IpAddress, String> servers,
            Vertx vertx,
            ObservationSink out,
            LongSupplier epochNanos) {
        this.options = options;
        this.listener =
                new SyslogListener(options, new SyslogIntake(name(options), options, rules, servers, out), epochNanos);
        this.listening = new Listening(
                "Syslog",
                options.listen(),
                "choose an address of this host and a port that nothing else uses, and with tls a PEM certificate and key that"
                        + " this user may read.",
                vertx,
                listener,
                epochNanos);
    }

    private static String name(SyslogOptions options) {
        return "syslog " + options.listen();
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
        SyslogStats syslog = listener.stats();
        return listening.stats(
                name(),
                syslog.lines(),
                syslog.bytes(),
                syslog.cut(),
                syslog.lines() == 0 ? OptionalLong.empty() : OptionalLong.of(syslog.lastNanos()));
    }

    @Override
    public Map<String, Long> refused() {
        return Peers.refused(SyslogRefusal.class, listener.stats().refused());
    }

    /** What only syslog has: refusals by reason, unknown lines; a fraction of a second old. */
    public SyslogStats syslogStats() {
        return listener.stats();
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
