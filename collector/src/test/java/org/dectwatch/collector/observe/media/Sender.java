package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.Flow;

/** A tame RTP sender whose every packet the test decides on. */
final class Sender {
    final Flow flow;
    final int ssrc;
    final List<RtpScenario.Packet> packets = new ArrayList<>();
    long nanos = RtpScenario.START;
    int sequence = 1000;
    long timestamp = 50_000;
    int type;
    private final Random random = new Random(5);

    Sender(int index, int type) {
        this.flow = RtpScenario.flow(index, true);
        this.ssrc = 0x1000 + index;
        this.type = type;
    }

    /** 20 ms of speech, so many times. */
    Sender speak(int count) {
        return send(count, 160, 160);
    }

    Sender send(int count, int ticks, int octets) {
        for (int i = 0; i < count; i++) {
            send(false, new byte[octets]);
            pass(20, ticks);
            sequence++;
        }
        return this;
    }

    Sender enciphered(int count, int octets) {
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[octets];
            random.nextBytes(payload);
            send(false, payload);
            pass(20, 160);
            sequence++;
        }
        return this;
    }

    /** A packet at the present number and time. */
    Sender send(boolean marker, byte[] payload) {
        packets.add(
                new RtpScenario.Packet(nanos, flow, RtpScenario.rtp(type, marker, sequence, timestamp, ssrc, payload)));
        return this;
    }

    /** A key pressed for 100 ms: packets keep the time stamp. */
    Sender press(int key, int eventType) {
        int voice = type;
        type = eventType;
        for (int i = 1; i <= 7; i++) {
            byte[] event = {(byte) key, (byte) (i > 4 ? 0x8a : 0x0a), 0, (byte) (i * 32)};
            send(i == 1, event);
            nanos += 20_000_000;
            sequence++;
        }
        timestamp += 7 * 160;
        type = voice;
        return this;
    }

    Sender pass(long millis, long ticks) {
        nanos += millis * 1_000_000;
        timestamp += ticks;
        return this;
    }

    MeteredScenario metered() {
        return new MeteredScenario(packets, MediaOptions.forFiles());
    }
}
