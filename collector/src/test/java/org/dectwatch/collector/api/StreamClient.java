package org.dectwatch.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A reader of the live stream on a bare socket, so that a test can also stop reading. */
final class StreamClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Socket socket;
    private final CountDownLatch mayRead;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    record Event(String kind, String id, JsonNode data) {
        long revision() {
            return data.get("revision").asLong();
        }
    }

    StreamClient(int port, String lastEventId) throws IOException {
        this(port, lastEventId, true);
    }

    StreamClient(int port, String lastEventId, boolean readAtOnce) throws IOException {
        socket = new Socket();
        if (!readAtOnce) {
            socket.setReceiveBufferSize(4096);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        mayRead = new CountDownLatch(readAtOnce ? 0 : 1);
        String resume = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP/1.0: no chunks to take apart
        socket.getOutputStream()
                .write(("GET /api/v1/stream HTTP/1.0\r\nHost: localhost\r\n" + resume + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Thread thread = new Thread(this::read, "stream-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            mayRead.await();
            String kind = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(kind, id, MAPPER.readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            over = true;
        } catch (InterruptedException stop) {
            throw new UncheckedIOException(new IOException(stop));
        }
        over = true;
    }

    void readOn() {
        mayRead.countDown();
    }

    boolean over() {
        return over;
    }

    List<Event> events() {
        return events;
    }

    long lastRevision() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).revision();
    }

    /** Deltas that do not apply to what came before them. */
    long gaps() {
        long gaps = 0;
        long held = 0;
        for (Event event : events) {
            if (event.kind().equals("delta") && event.data().get("base").asLong() != held) {
                gaps++;
            }
            held = event.revision();
        }
        return gaps;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
