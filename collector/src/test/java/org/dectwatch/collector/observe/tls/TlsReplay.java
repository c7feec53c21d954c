package org.dectwatch.collector.observe.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;

/** Plays frames through the decoder and a tracker, and keeps everything that comes out. */
final class TlsReplay implements DecryptedSink {
    final Map<TlsConnection.Id, TlsConnection> last = new LinkedHashMap<>();
    final List<TlsConnection> told = new ArrayList<>();
    final List<String> startLines = new ArrayList<>();
    final Map<String, StringBuilder> plain = new LinkedHashMap<>();
    final TlsTracker tracker;
    int lateRecords;
    int gaps;

    TlsReplay(TlsOptions options, KeyRing keys) {
        tracker = new TlsTracker(options, keys, this, connection -> {
            told.add(connection);
            last.put(connection.id(), connection);
        });
    }

    static List<RawFrame> frames(Path pcap) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pcap)).order(ByteOrder.LITTLE_ENDIAN);
            file.position(24);
            List<RawFrame> frames = new ArrayList<>();
            while (file.remaining() >= 16) {
                long nanos = (file.getInt() & 0xffffffffL) * 1_000_000_000L + file.getInt() * 1000L;
                byte[] bytes = new byte[file.getInt()];
                int original = file.getInt();
                file.get(bytes);
                frames.add(new RawFrame(
                        nanos, "test", frames.size() + 1L, LinkType.ETHERNET, original, ByteView.of(bytes)));
            }
            return frames;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static KeyRing keys(Path log) {
        try {
            KeyRing ring = new KeyRing();
            ring.addAll(Files.readString(log));
            return ring;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    TlsReplay play(List<RawFrame> frames) {
        FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), tracker::segment);
        long now = 0;
        for (RawFrame frame : frames) {
            if (now > 0 && frame.timeNanos() / 1_000_000_000L > now / 1_000_000_000L) {
                decoder.tick(frame.timeNanos());
                tracker.tick(frame.timeNanos());
            }
            now = Math.max(now, frame.timeNanos());
            try {
                decoder.decode(frame);
            } catch (Malformed notOurs) {
                // Frames that are no IP are part of every capture.
                continue;
            }
        }
        decoder.end(now);
        tracker.tick(now);
        return this;
    }

    List<TlsConnection> connections() {
        List<TlsConnection> all = new ArrayList<>(last.values());
        all.sort(java.util.Comparator.comparing(TlsConnection::firstTime));
        return all;
    }

    @Override
    public void plaintext(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late) {
        lateRecords += late ? 1 : 0;
        String text = new String(bytes.copy(), StandardCharsets.ISO_8859_1);
        plain.computeIfAbsent(connection + " " + flow, key -> new StringBuilder())
                .append(text);
        for (String line : text.split("\r\n")) {
            if (line.endsWith(" SIP/2.0")) {
                startLines.add(line.substring(0, line.indexOf(' ')));
            } else if (line.startsWith("SIP/2.0 ")) {
                startLines.add(line.substring(8, 11));
            }
        }
    }

    @Override
    public void gap(Flow flow, Carriage carriage, long connection, long missing, boolean late) {
        gaps++;
    }

    long count(String methodOrCode) {
        return startLines.stream().filter(methodOrCode::equals).count();
    }
}
