package org.dectwatch.collector.source.hep;

import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/**
 * Where HEPv3 is received.
 *
 * @param key compared with the key of each packet; without it any packet is taken
 */
public record HepOptions(
        @Setting(
                help = "Address and port on which HEPv3 is received. Bind it to the management network: without a key"
                        + " anybody who reaches it can report messages that never were.",
                example = "192.0.2.10:9060")
        Endpoint listen,

        @Setting(help = "Over which transports.") Transports transports,

        @Setting(
                help =
                        "The key that the SIP servers send with each packet. Packets without it, or with another, are refused.")
        Optional<SecretRef> key,

        @Setting(
                help = "The kernel's buffer for UDP. Raise it when bursts get lost; the kernel's own limit"
                        + " (net.core.rmem_max) may have to be raised too.",
                range = "64KiB..256MiB")
        Size receiveBuffer,

        @Setting(
                help = "TCP connections open at a time; further ones are closed.",
                range = "1..1024",
                unit = "connections")
        int connections,

        @Setting(help = "A TCP connection that is silent for so long is closed.", range = "10s..7d")
        Duration idle) {
    /** What is listened to. */
    public enum Transports {
        UDP,
        TCP,
        BOTH
    }

    public HepOptions {
        Ranges.check(HepOptions.class, listen, transports, key, receiveBuffer, connections, idle);
    }

    public static HepOptions defaults() {
        return new HepOptions(
                new Endpoint(IpAddress.v4(0), 9060),
                Transports.BOTH,
                Optional.empty(),
                Size.ofMiB(4),
                64,
                Duration.ofHours(1));
    }
}
