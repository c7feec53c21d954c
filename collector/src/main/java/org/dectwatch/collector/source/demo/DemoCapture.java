package org.dectwatch.collector.source.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.source.pcap.CaptureWriter;

/**
 * Writes what passes the switch ports of the simulated site to a capture file, as fast as it goes. The same seed and duration
 * give the same file. It holds every frame: what a live capture would drop is not dropped here. Device reports are no frames and
 * are left out. The secrets of the simulated TLS connections go to a key log beside it.
 */
public final class DemoCapture {
    /** When the capture begins, so that it does not depend on the day it is written. */
    public static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    private DemoCapture() {}

    /** The key log beside a capture: the same name and {@code .keys}. */
    public static Path keysOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".keys");
    }

    /** @return frames written */
    public static long write(Path file, long seed, Duration duration) throws IOException {
        try (CaptureWriter writer =
                        new CaptureWriter(Files.newOutputStream(file), CaptureWriter.Precision.NANOSECONDS);
                Writer keys = Files.newBufferedWriter(keysOf(file))) {
            fill(writer, keys, new DemoSite(seed, BEGIN), duration.toNanos());
            return writer.written();
        }
    }

    private static void fill(CaptureWriter writer, Writer keys, DemoSite site, long until) throws IOException {
        long begin = Times.nanos(BEGIN);
        for (Happening next = site.next(); next.offsetNanos() < until; next = site.next()) {
            if (next instanceof Happening.FrameSent frame) {
                writer.append(
                        begin + frame.offsetNanos(),
                        LinkType.ETHERNET,
                        frame.bytes().copy());
            } else if (next instanceof Happening.SecretLogged secret) {
                keys.write(secret.line() + "\n");
            }
        }
    }
}
