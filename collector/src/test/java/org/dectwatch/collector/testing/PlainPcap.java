package org.dectwatch.collector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;

/** Little-endian pcap with microseconds, whole file in memory: enough to test decoding without the product's own reader. */
public final class PlainPcap {
    private PlainPcap() {}

    public static void read(Path file, Consumer<RawFrame> sink) {
        ByteBuffer in;
        try {
            in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int magic = in.getInt(0);
        if (magic != 0xa1b2c3d4 && magic != 0xa1b23c4d) {
            throw new IllegalArgumentException(file + " is no little-endian pcap");
        }
        long unit = magic == 0xa1b2c3d4 ? 1_000 : 1;
        LinkType link = new LinkType(in.getInt(20) & 0xffff);
        byte[] bytes = in.array();
        long ordinal = 0;
        for (int at = 24; at < bytes.length; ) {
            long time = in.getInt(at) * 1_000_000_000L + in.getInt(at + 4) * unit;
            int captured = in.getInt(at + 8);
            ByteView view = ByteView.of(bytes, at + 16, captured);
            sink.accept(new RawFrame(time, file.getFileName().toString(), ++ordinal, link, in.getInt(at + 12), view));
            at += 16 + captured;
        }
    }
}
