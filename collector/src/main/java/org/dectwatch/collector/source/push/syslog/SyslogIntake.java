package org.dectwatch.collector.source.push.syslog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.protocol.syslog.SyslogFramer;
import org.dectwatch.collector.protocol.syslog.SyslogParser;

/** From lines to observations, with the counting; knows nothing of sockets. On one thread. */
final class SyslogIntake {
    private final String source;
    private final SyslogParser parser;
    private final SyslogReader reader;
    private final SenderLimits limits;
    private final Function<IpAddress, String> servers;
    private final ObservationSink out;
    private final Map<SyslogRefusal, Long> refused = new EnumMap<>(SyslogRefusal.class);
    private long lines;
    private long bytes;
    private long unknown;
    private long cut;
    private long lastNanos;

    /** @param servers configured name of the IP-DECT server at an address, else the address as text */
    SyslogIntake(
            String source,
            SyslogOptions options,
            List<SyslogRule> rules,
            Function<IpAddress, String> servers,
            ObservationSink out) {
        this.source = source;
        this.parser = new SyslogParser(ZoneId.of(options.zone()));
        this.reader = new SyslogReader(rules);
        this.limits = new SenderLimits(options.linesPerSecond());
        this.servers = servers;
        this.out = out;
    }

    /** A datagram: one line, whatever stands in it (RFC 5426 3.1). */
    void datagram(ByteView octets, IpAddress peer, long nowNanos) {
        if (octets.length() > SyslogFramer.LONGEST) {
            cut++;
        }
        line(octets.slice(0, Math.min(octets.length(), SyslogFramer.LONGEST)), peer, nowNanos);
    }

    void line(ByteView octets, IpAddress peer, long nowNanos) {
        lines++;
        bytes += octets.length();
        lastNanos = nowNanos;
        if (!limits.take(peer, nowNanos)) {
            refuse(SyslogRefusal.TOO_MANY);
            return;
        }
        Instant now = Times.instant(nowNanos);
        try {
            DeviceEvent event = reader.read(servers.apply(peer), parser.expect(octets, now));
            if (event.kind().equals(DeviceEvent.UNKNOWN)) {
                unknown++;
            }
            out.observe(Observation.of(now, source, new Observation.Told(event)));
        } catch (Malformed nothing) {
            refuse(SyslogRefusal.EMPTY);
        }
    }

    void cut(long more) {
        cut += more;
    }

    void refuse(SyslogRefusal reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    SyslogStats stats(int connections) {
        return new SyslogStats(lines, bytes, unknown, cut, connections, refused, lastNanos);
    }
}
