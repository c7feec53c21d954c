package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/**
 * How TLS is watched.
 *
 * @param proxies lower case
 */
public record TlsOptions(
        @Setting(
                help =
                        "Server ports that are expected to speak TLS: a connection to one of them counts also when it never"
                                + " does, when it is refused and when nobody answers.",
                range = "1..65535",
                example = "[5061, 8934]")
        Set<Integer> ports,

        @Setting(
                help =
                        "Host names of the outbound proxies, as the IP-DECT servers have them. A certificate is judged against"
                                + " the name that the client asked for, and against these when it asked for none.",
                range = "1..253",
                example = "[proxy.example.net]")
        Set<String> proxies,

        @Setting(
                help =
                        "The \"allow wildcard certificate\" option of the IP-DECT servers: when it is off there, a certificate"
                                + " that fits only by a wildcard will be refused by them.")
        boolean allowWildcard,

        @Setting(help = "How long a side may owe its part of a handshake before that is a failure.", range = "1s..10m")
        Duration silenceAfter,

        @Setting(
                help = "TLS connections followed at a time, for each source; the least recently active goes first.",
                range = "1..1000000",
                unit = "connections")
        int connections,

        @Setting(
                help = "Ciphertext kept for keys that may still come, for one connection; 0B keeps none.",
                range = "0B..64MiB")
        Size heldPerConnection,

        @Setting(help = "The same, for all connections of a source together.", range = "0B..1GiB")
        Size heldInAll,

        @Setting(help = "How long the ciphertext of a closed connection waits for its keys.", range = "0s..1h")
        Duration heldAfterClose) {
    public TlsOptions {
        Ranges.check(
                TlsOptions.class,
                ports,
                proxies,
                allowWildcard,
                silenceAfter,
                connections,
                heldPerConnection,
                heldInAll,
                heldAfterClose);
        ports = Collections.unmodifiableSet(new TreeSet<>(ports));
        Set<String> names = new TreeSet<>();
        proxies.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        proxies = Collections.unmodifiableSet(names);
    }

    /** The ports of SIP over TLS and of Webex Calling; wildcards refused, as the guide sets it. */
    public static TlsOptions defaults() {
        return new TlsOptions(
                Set.of(5061, 8934),
                Set.of(),
                false,
                Duration.ofSeconds(30),
                20_000,
                Size.ofKiB(64),
                Size.ofMiB(16),
                Duration.ofSeconds(60));
    }

    public TlsOptions withPorts(Set<Integer> others) {
        return new TlsOptions(
                others,
                proxies,
                allowWildcard,
                silenceAfter,
                connections,
                heldPerConnection,
                heldInAll,
                heldAfterClose);
    }

    public TlsOptions withNames(Set<String> names, boolean wildcards) {
        return new TlsOptions(
                ports, names, wildcards, silenceAfter, connections, heldPerConnection, heldInAll, heldAfterClose);
    }

    /** Octets. */
    public TlsOptions withHeld(int perConnection, long inAll) {
        return new TlsOptions(
                ports,
                proxies,
                allowWildcard,
                silenceAfter,
                connections,
                new Size(perConnection),
                new Size(inAll),
                heldAfterClose);
    }
}
