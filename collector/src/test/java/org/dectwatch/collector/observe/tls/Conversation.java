package org.dectwatch.collector.observe.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Transport;

/** A recorded conversation of {@code captures/tls-openssl}: reads of both directions in order, and the key log. */
record Conversation(List<String> keyLog, List<List<Read>> connections) {
    record Read(boolean fromClient, byte[] bytes) {}

    static Conversation read(String name) {
        String path = "/captures/tls-openssl/" + name + ".txt";
        try (InputStream stream = Objects.requireNonNull(Conversation.class.getResourceAsStream(path), path)) {
            List<String> keys = new ArrayList<>();
            List<List<Read>> connections = new ArrayList<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                switch (line.charAt(0)) {
                    case 'K' -> keys.add(line.substring(2));
                    case 'N' -> connections.add(new ArrayList<>());
                    default -> {
                        byte[] bytes = HexFormat.of().parseHex(line.substring(2));
                        connections.get(connections.size() - 1).add(new Read(line.charAt(0) == 'C', bytes));
                    }
                }
            }
            return new Conversation(keys, connections);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    KeyRing ring() {
        KeyRing ring = new KeyRing();
        keyLog.forEach(ring::add);
        return ring;
    }

    static Flow flow(int connection, boolean fromClient) {
        Flow up = new Flow(
                Transport.TCP,
                new Endpoint(IpAddress.v4(0xC0000201), 40000 + connection),
                new Endpoint(IpAddress.v4(0xC0000202), 5061));
        return fromClient ? up : up.reversed();
    }

    static Carriage carriage(long millis) {
        return Carriage.bare(1_700_000_000_000_000_000L + millis * 1_000_000L, "test", millis);
    }

    /** Plays all connections one after the other, in pieces of at most {@code piece} octets. */
    void play(TlsTracker tracker, int piece) {
        long at = 0;
        for (int i = 0; i < connections.size(); i++) {
            tracker.segment(new Segment.StreamStart(flow(i, true), carriage(at++), i, true, true, false));
            for (Read read : connections.get(i)) {
                for (int from = 0; from < read.bytes().length; from += piece) {
                    int n = Math.min(piece, read.bytes().length - from);
                    tracker.segment(new Segment.StreamData(
                            flow(i, read.fromClient()), carriage(at++), i, ByteView.of(read.bytes(), from, n)));
                }
            }
            tracker.segment(new Segment.StreamEnd(flow(i, true), carriage(at++), i, Segment.End.FIN));
        }
    }
}
