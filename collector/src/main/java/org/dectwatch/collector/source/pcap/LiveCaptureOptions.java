package org.dectwatch.collector.source.pcap;

import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/**
 * How one interface is captured.
 *
 * @param interfaceName as the system calls it; {@code any} for all of them
 * @param filter in the language of libpcap; empty takes everything
 * @param snapLength octets kept of a packet, 64..262144; default 262144, which cuts nothing
 * @param buffer the kernel's buffer, 1 MiB..1 GiB; default 64 MiB: 350,000 packets/s passed without loss with it
 * @param readTimeout how long the kernel may hold packets back to hand over many at once, 1..100 ms; default 10 ms
 * @param pause how long the capture thread rests when nothing is there, 1..50 ms; default 3 ms
 * @param tickInterval time between two ticks, 10..200 ms; default 100 ms
 * @param promiscuous also takes what is addressed to others, as a mirror port needs; default true
 */
public record LiveCaptureOptions(
        @Setting(
                help = "The interface, as the system calls it; `any` for all of them.",
                range = "1..64",
                example = "eth0",
                required = true)
        String interfaceName,

        @Setting(
                help = "Capture filter in the language of libpcap; without it everything is taken.",
                example = "'udp or tcp port 5061'")
        Optional<String> filter,

        @Setting(
                help = "Octets kept of a packet; the default cuts nothing.",
                range = "64..262144",
                unit = "octets",
                byDefault = "262144")
        int snapLength,

        @Setting(
                help = "The kernel's buffer; raise it when packets are dropped.",
                range = "1MiB..1GiB",
                byDefault = "64MiB")
        Size buffer,

        @Setting(
                help = "How long the kernel may hold packets back to hand over many at once.",
                range = "1ms..100ms",
                byDefault = "10ms")
        Duration readTimeout,

        @Setting(
                help = "How long the capture thread rests when nothing is there.",
                range = "1ms..50ms",
                byDefault = "3ms")
        Duration pause,

        @Setting(help = "Time between two ticks.", range = "10ms..200ms", byDefault = "100ms")
        Duration tickInterval,

        @Setting(help = "Also take what is addressed to others, as a mirror port needs.", byDefault = "true")
        boolean promiscuous) {
    public static final int DEFAULT_SNAP_LENGTH = 262_144;
    public static final int DEFAULT_BUFFER_BYTES = 64 << 20;
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMillis(10);
    public static final Duration DEFAULT_PAUSE = Duration.ofMillis(3);
    public static final Duration DEFAULT_TICK_INTERVAL = Duration.ofMillis(100);

    public LiveCaptureOptions {
        if (interfaceName.isBlank()) {
            throw new IllegalArgumentException("the interface needs a name");
        }
        filter = filter.filter(text -> !text.isBlank());
        require("snapLength", snapLength, 64, 262_144, "octets");
        require("buffer", buffer.bytes(), 1 << 20, 1 << 30, "octets");
        require("readTimeout", readTimeout.toMillis(), 1, 100, "ms");
        require("pause", pause.toMillis(), 1, 50, "ms");
        require("tickInterval", tickInterval.toMillis(), 10, 200, "ms");
    }

    /** The defaults for an interface. */
    public static LiveCaptureOptions of(String interfaceName) {
        return new LiveCaptureOptions(
                interfaceName,
                Optional.empty(),
                DEFAULT_SNAP_LENGTH,
                new Size(DEFAULT_BUFFER_BYTES),
                DEFAULT_READ_TIMEOUT,
                DEFAULT_PAUSE,
                DEFAULT_TICK_INTERVAL,
                true);
    }

    public LiveCaptureOptions withFilter(String text) {
        return new LiveCaptureOptions(
                interfaceName, Optional.of(text), snapLength, buffer, readTimeout, pause, tickInterval, promiscuous);
    }

    private static void require(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be " + least + ".." + most + " " + unit + ", not " + value);
        }
    }
}
