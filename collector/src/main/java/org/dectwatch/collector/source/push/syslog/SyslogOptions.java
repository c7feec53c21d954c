package org.dectwatch.collector.source.push.syslog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/** Where syslog is received, and how it is read. */
public record SyslogOptions(
        @Setting(
                help =
                        "Address and port on which syslog is received. Bind it to the management network: anybody who reaches it can say what"
                                + " never was. 514 needs the right to open low ports; 6514 is usual for TLS.",
                example = "192.0.2.10:5514")
        Endpoint listen,

        @Setting(help = "Over which transports; `tls` is TLS over TCP and nothing else.")
        Transports transports,

        @Setting(help = "Certificate chain (PEM) shown to senders; only for TLS.")
        Optional<Path> certificate,

        @Setting(help = "Its private key (PEM, PKCS#8), readable by this user alone; only for TLS.")
        Optional<Path> certificateKey,

        @Setting(
                help = "Time zone of senders whose lines tell none (RFC 3164), such as Europe/Copenhagen.",
                range = "1..64")
        String zone,

        @Setting(
                help =
                        "Own rules, asked before the shipped ones. The shipped ones are UNVERIFIED on a real device: lines that they do not"
                                + " know are kept and counted as unknown.")
        List<SyslogRule> rules,

        @Setting(
                help = "File with own rules (YAML, `rules:` and a list as here), asked before those.",
                example = "syslog-rules.yml")
        Optional<Path> ruleFile,

        @Setting(help = "Whether the shipped rules are asked as well.")
        boolean shippedRules,

        @Setting(
                help =
                        "Lines a second that are taken from one sender, on average over ten seconds; what is beyond is counted and dropped.",
                range = "1..100000",
                unit = "lines/s")
        int linesPerSecond,

        @Setting(help = "The kernel's buffer for UDP.", range = "64KiB..256MiB")
        Size receiveBuffer,

        @Setting(
                help = "TCP connections open at a time; further ones are closed.",
                range = "1..10000",
                unit = "connections")
        int connections,

        @Setting(help = "A TCP connection that is silent for so long is closed.", range = "10s..7d")
        Duration idle) {
    /** What is listened to. */
    public enum Transports {
        UDP,
        TCP,
        BOTH,
        TLS
    }

    public SyslogOptions {
        rules = List.copyOf(rules);
        Ranges.check(
                SyslogOptions.class,
                listen,
                transports,
                certificate,
                certificateKey,
                zone,
                rules,
                ruleFile,
                shippedRules,
                linesPerSecond,
                receiveBuffer,
                connections,
                idle);
        if (transports == Transports.TLS && (certificate.isEmpty() || certificateKey.isEmpty())) {
            throw new OutOfRange("transports", "is tls, which needs certificate and certificateKey");
        }
        try {
            java.time.ZoneId.of(zone);
        } catch (java.time.DateTimeException unknown) {
            throw new OutOfRange("zone", "must be a time zone such as UTC or Europe/Copenhagen, not '" + zone + "'");
        }
    }

    public static SyslogOptions defaults() {
        return new SyslogOptions(
                new Endpoint(IpAddress.v4(0), 5514),
                Transports.BOTH,
                Optional.empty(),
                Optional.empty(),
                "UTC",
                List.of(),
                Optional.empty(),
                true,
                200,
                Size.ofMiB(4),
                256,
                Duration.ofHours(1));
    }
}
