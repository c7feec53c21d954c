package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.rtp.RtpHeader;
import org.junit.jupiter.api.Test;

/** The captures that are compared with tshark hold every trouble often enough, or their agreement would say little. */
class RtpScenarioTest {
    private static final int CAPTURES = 300;

    private final Map<String, Integer> streamsWith = new TreeMap<>();

    @Test
    void threeHundredCapturesHoldEachTroubleInManyStreams() {
        for (long seed = 1; seed <= CAPTURES; seed++) {
            RtpScenario scenario = RtpScenario.random(seed);
            Map<StreamKey, List<ByteView>> streams = new HashMap<>();
            for (RtpScenario.Packet packet : scenario.inOrder()) {
                ByteView bytes = ByteView.of(packet.payload());
                if (RtpHeader.isVersion2(bytes)) {
                    streams.computeIfAbsent(
                                    new StreamKey(packet.flow(), RtpHeader.ssrc(bytes)), key -> new ArrayList<>())
                            .add(bytes);
                }
            }
            streams.values().forEach(this::look);
            scenario.truths.forEach(this::count);
        }
        assertThat(streamsWith)
                .containsOnlyKeys(
                        "loss",
                        "copies",
                        "reordering",
                        "garbage time stamps",
                        "time stamps that wrap",
                        "numbers that wrap",
                        "a late packet from before the wrap",
                        "first number 0",
                        "first number 65535",
                        "a late packet at the end",
                        "a copy at the end",
                        "markers within",
                        "comfort noise 13",
                        "comfort noise 19",
                        "digits",
                        "a clock that is no multiple of 1000 Hz")
                .allSatisfy(
                        (trouble, streams) -> assertThat(streams).as(trouble).isGreaterThanOrEqualTo(20));
    }

    private void count(RtpScenario.Truth truth) {
        note("loss", truth.lost() > 0);
        note("copies", truth.duplicates() > 0);
        note("reordering", truth.reordered() > 0);
        note("garbage time stamps", truth.spoilt());
    }

    private void look(List<ByteView> packets) {
        int highest = RtpHeader.sequence(packets.get(0));
        boolean wrapped = false;
        boolean lateAcross = false;
        int stamp = RtpHeader.timestamp(packets.get(0));
        boolean stampWrapped = false;
        for (ByteView packet : packets) {
            int sequence = RtpHeader.sequence(packet);
            int step = (short) (sequence - highest);
            wrapped |= step > 0 && sequence < highest;
            lateAcross |= step < 0 && sequence > highest;
            highest = step > 0 ? sequence : highest;
            int ticks = RtpHeader.timestamp(packet) - stamp;
            // A small step over the end; garbage leaps elsewhere.
            stampWrapped |= ticks > 0 && ticks < 100_000 && stamp < 0 && RtpHeader.timestamp(packet) >= 0;
            stamp = RtpHeader.timestamp(packet);
        }
        int first = RtpHeader.sequence(packets.get(0));
        int last = RtpHeader.sequence(packets.get(packets.size() - 1));
        note("numbers that wrap", wrapped);
        note("a late packet from before the wrap", lateAcross);
        note("time stamps that wrap", stampWrapped);
        note("first number 0", first == 0);
        note("first number 65535", first == 65_535);
        note("a late packet at the end", last != highest);
        note("a copy at the end", packets.size() > 1 && last == RtpHeader.sequence(packets.get(packets.size() - 2)));
        note("markers within", packets.stream().skip(1).anyMatch(RtpHeader::marker));
        for (int type : new int[] {13, 19}) {
            note("comfort noise " + type, packets.stream().anyMatch(p -> RtpHeader.payloadType(p) == type));
        }
        note("digits", packets.stream().anyMatch(p -> RtpHeader.payloadType(p) == 96));
        note(
                "a clock that is no multiple of 1000 Hz",
                packets.stream().anyMatch(p -> List.of(10, 11, 16, 17).contains(RtpHeader.payloadType(p))));
    }

    private void note(String trouble, boolean there) {
        if (there) {
            streamsWith.merge(trouble, 1, Integer::sum);
        }
    }
}
