package org.dectwatch.collector.api;

import java.time.Duration;
import org.dectwatch.collector.options.Setting;

/**
 * How the API listens.
 *
 * @param host address to listen on; the default is reached from this machine alone, because the API asks nobody who he is
 * @param port 1..65535, or 0 for any free one
 * @param maxStreams live streams at the same time, 1..10,000; whoever comes after them is told to come back later
 * @param heartbeat between two signs of life on a stream, 1 s..1 min
 * @param stalledAfter a reader that took nothing for so long is cut off, 1 s..1 h
 */
public record ApiOptions(
        @Setting(
                help =
                        "Address to listen on. The default is reached from this machine alone, because the API asks nobody who he is.",
                range = "1..255")
        String host,

        @Setting(help = "Port to listen on; 0 takes any free one.", range = "0..65535")
        int port,

        @Setting(
                help = "Live streams at the same time; whoever comes after them is told to come back later.",
                range = "1..10000",
                unit = "streams")
        int maxStreams,

        @Setting(help = "Between two signs of life on a stream.", range = "1s..1m")
        Duration heartbeat,

        @Setting(help = "A reader that took nothing for so long is cut off.", range = "1s..1h")
        Duration stalledAfter) {
    public ApiOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port must be 0..65535, not " + port);
        }
        if (maxStreams < 1 || maxStreams > 10_000) {
            throw new IllegalArgumentException("maxStreams must be 1..10000, not " + maxStreams);
        }
        within("heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofMinutes(1));
        within("stalledAfter", stalledAfter, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + ", not " + value);
        }
    }

    public static ApiOptions defaults() {
        return new ApiOptions("127.0.0.1", 9310, 64, Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    public ApiOptions withPort(int other) {
        return new ApiOptions(host, other, maxStreams, heartbeat, stalledAfter);
    }
}
