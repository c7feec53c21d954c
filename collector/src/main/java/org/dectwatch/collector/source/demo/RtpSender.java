package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a call's media (RFC 3550), a packet each 20 ms, digits as telephone events (RFC 4733). */
final class RtpSender {
    private static final long PTIME = 20 * MILLI;
    private static final int HEADER = 12;
    private static final int EVENT_PACKETS = 6;
    private static final int LAST_PACKETS = 3;
    private static final int PAUSE_PACKETS = 8;
    private static final int MARKER = 0x80;

    private final Stage stage;
    private final Target target;
    private final Path path;
    private final int ssrc;
    private final Deque<Integer> events = new ArrayDeque<>();
    private int payloadType;
    private int sequence;
    private int timestamp;
    private int eventPacket;
    private int eventStart;
    private long due;
    private long packet;
    private boolean marker = true;
    private boolean paused;
    private boolean stopped;

    /** Where the packets go; false when nobody will ever listen again. */
    @FunctionalInterface
    interface Target {
        boolean send(byte[] packet);
    }

    /** What the network does before the packets pass the capture. */
    record Path(double lost, double jitterMillis) {}

    RtpSender(Stage stage, int payloadType, Path path, Target target) {
        this.stage = stage;
        this.payloadType = payloadType;
        this.path = path;
        this.target = target;
        this.ssrc = stage.random().nextInt();
        this.sequence = stage.random().nextInt(0x10000);
        this.timestamp = stage.random().nextInt();
    }

    void begin() {
        due = stage.now();
        turn();
    }

    void pause() {
        paused = true;
        events.clear();
    }

    void resume(int withPayloadType) {
        payloadType = withPayloadType;
        paused = false;
        marker = true;
    }

    void stop() {
        stopped = true;
    }

    /** Queues the keys somebody presses. */
    void press(String digits) {
        digits.chars().map("0123456789*#"::indexOf).filter(event -> event >= 0).forEach(events::add);
    }

    private void turn() {
        if (stopped) {
            return;
        }
        if (!paused) {
            byte[] bytes = events.isEmpty() ? voice() : event(events.getFirst());
            if (!stage.chance(path.lost())) {
                long late = (long) (Math.abs(stage.random().nextGaussian()) * path.jitterMillis() * MILLI);
                stage.agenda().after(late, () -> emit(bytes));
            }
        }
        timestamp += Voice.SAMPLES;
        packet++;
        due += PTIME;
        stage.agenda().at(due, this::turn);
    }

    private void emit(byte[] bytes) {
        if (!stopped && !target.send(bytes)) {
            stopped = true;
        }
    }

    private byte[] voice() {
        byte[] bytes = new byte[HEADER + Voice.octets(payloadType)];
        header(bytes, payloadType | (marker ? MARKER : 0), timestamp);
        marker = false;
        Voice.copy(payloadType, packet, bytes, HEADER);
        return bytes;
    }

    /** The event's packets share its first time stamp; the last is sent three times; then voice for a while. */
    private byte[] event(int code) {
        int step = eventPacket++;
        if (step >= EVENT_PACKETS + LAST_PACKETS) {
            if (step == EVENT_PACKETS + LAST_PACKETS + PAUSE_PACKETS) {
                events.removeFirst();
                eventPacket = 0;
            }
            return voice();
        }
        if (step == 0) {
            eventStart = timestamp;
        }
        boolean end = step >= EVENT_PACKETS;
        int duration = Voice.SAMPLES * Math.min(step + 1, EVENT_PACKETS + 1);
        byte[] bytes = new byte[HEADER + 4];
        header(bytes, Sdp.EVENTS | (step == 0 ? MARKER : 0), eventStart);
        ByteBuffer.wrap(bytes, HEADER, 4)
                .put((byte) code)
                .put((byte) (end ? 0x8a : 0x0a))
                .putShort((short) duration);
        return bytes;
    }

    private void header(byte[] bytes, int second, int time) {
        ByteBuffer.wrap(bytes)
                .put((byte) 0x80)
                .put((byte) second)
                .putShort((short) sequence++)
                .putInt(time)
                .putInt(ssrc);
    }
}
