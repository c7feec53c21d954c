package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.StreamTotals.Encryption;
import org.dectwatch.collector.domain.StreamTotals.Role;
import org.dectwatch.collector.net.Twin;
import org.junit.jupiter.api.Test;

class StreamCountingTest {
    @Test
    void takesAJumpForARestartOnlyOnceASecondPacketConfirmsIt() {
        Sender sender = new Sender(1, 0).speak(50);
        sender.sequence += 5000;
        StreamTotals.Counts counts = sender.speak(50).metered().only().counts();
        assertThat(counts).isEqualTo(new StreamTotals.Counts(100, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void countsALonelyJumpAsAStrayAndNotAsLoss() {
        Sender sender = new Sender(1, 0).speak(50);
        sender.sequence += 9000;
        sender.send(false, new byte[160]);
        sender.sequence -= 9000;
        StreamTotals.Counts counts = sender.speak(50).metered().only().counts();
        assertThat(counts).isEqualTo(new StreamTotals.Counts(101, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void countsAJumpBelowThreeThousandAsLoss() {
        Sender sender = new Sender(1, 0).speak(50);
        sender.sequence += 2998;
        assertThat(sender.speak(50).metered().only().counts().lost()).isEqualTo(2998);
    }

    @Test
    void takesBackALossWhenThePacketComesHoweverLate() {
        Sender sender = new Sender(1, 0).speak(10);
        int missing = sender.sequence++;
        sender.pass(20, 160).speak(2000);
        int next = sender.sequence;
        sender.sequence = missing;
        sender.send(false, new byte[160]);
        sender.sequence = next;
        StreamTotals.Counts counts = sender.speak(10).metered().only().counts();
        assertThat(counts.lost()).isZero();
        assertThat(counts.reordered()).isEqualTo(1);
    }

    @Test
    void countsTheFirstPacketsRightWhenTheyComeInTheWrongOrder() {
        Sender sender = new Sender(1, 0).speak(20);
        List<RtpScenario.Packet> swapped = new ArrayList<>(sender.packets);
        swapped.set(
                0,
                new RtpScenario.Packet(
                        swapped.get(0).nanos(), sender.flow, swapped.get(1).payload()));
        swapped.set(
                1,
                new RtpScenario.Packet(
                        swapped.get(1).nanos(),
                        sender.flow,
                        sender.packets.get(0).payload()));
        StreamTotals.Counts counts =
                new MeteredScenario(swapped, MediaOptions.DEFAULT).only().counts();
        assertThat(counts).isEqualTo(new StreamTotals.Counts(20, 0, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void keepsTheMirrorsTwinsApartSoThatEitherVerdictCanBeApplied() {
        Sender sender = new Sender(1, 0).speak(100);
        List<RtpScenario.Packet> twice = new ArrayList<>();
        for (RtpScenario.Packet packet : sender.packets) {
            twice.add(packet);
            twice.add(new RtpScenario.Packet(packet.nanos() + 1000, packet.flow(), packet.payload()));
        }
        StreamTotals totals = new MeteredScenario(
                        twice,
                        MediaOptions.DEFAULT,
                        (packet, index) -> index % 2 == 0 ? Twin.NONE : index < 40 ? Twin.NETWORK : Twin.MIRROR)
                .only();
        StreamTotals.Counts counts = totals.counts();
        assertThat(counts).isEqualTo(new StreamTotals.Counts(100, 0, 20, 80, 0, 0, 0, 0));
        assertThat(counts.packets()).isEqualTo(120);
        assertThat(counts.packets(true)).isEqualTo(100);
        assertThat(counts.packets(false)).isEqualTo(200);
        assertThat(totals.tshark().orElseThrow().packets()).isEqualTo(200);
        assertThat(totals.timing().maxJitterMs().orElseThrow()).isCloseTo(0, within(1e-6));
    }

    @Test
    void tellsAHoldFromAStallFromAnOutage() {
        Sender held = new Sender(1, 0).speak(50).pass(4000, 32_000).speak(50);
        assertThat(held.metered().only().silences().pauses()).isEqualTo(1);
        Sender stalled = new Sender(1, 0).speak(50).pass(2000, 0).speak(50);
        StreamTotals totals = stalled.metered().only();
        assertThat(totals.silences().stalls()).isEqualTo(1);
        assertThat(totals.silences().longestMs()).isCloseTo(2020, within(0.001));
        assertThat(totals.timing().maxJitterMs().orElseThrow()).isCloseTo(0, within(1e-6));
        assertThat(totals.tshark().orElseThrow().maxJitterMs()).isGreaterThan(100);
        Sender cut = new Sender(1, 0).speak(50);
        cut.sequence += 100;
        cut.pass(2000, 16_000).speak(50);
        assertThat(cut.metered().only().silences().outages()).isEqualTo(1);
        assertThat(cut.metered().only().counts().lost()).isEqualTo(100);
    }

    @Test
    void leavesDigitsOutOfJitterAndReadsThemWithSdpOrWithout() {
        Sender sender = new Sender(3, 0)
                .speak(50)
                .press(4, 101)
                .speak(50)
                .press(4, 101)
                .press(11, 101)
                .speak(50);
        StreamTotals totals = sender.metered().only();
        assertThat(totals.dtmf().events()).isEqualTo(3);
        assertThat(totals.dtmf().digits().orElseThrow().digits()).isEqualTo("44#");
        assertThat(totals.timing().maxJitterMs().orElseThrow()).isCloseTo(0, within(1e-6));
        assertThat(totals.timing().maxDeltaMs().orElseThrow()).isCloseTo(20, within(1e-6));
        assertThat(totals.payloadTypes())
                .extracting(StreamTotals.PayloadUse::role)
                .containsExactly(Role.MEDIA, Role.TELEPHONE_EVENT);
        MeteredScenario live = new MeteredScenario(sender.packets, MediaOptions.DEFAULT);
        assertThat(live.only().dtmf().digits()).isEmpty();
    }

    @Test
    void infersTheClockOfATypeNobodyExplainedAndSaysSo() {
        StreamTotals totals = new Sender(1, 111).send(200, 960, 80).metered().only();
        StreamTotals.PayloadUse use = totals.payloadTypes().get(0);
        assertThat(use.clockRate()).hasValue(48_000);
        assertThat(use.clockInferred()).isTrue();
        assertThat(use.codec()).isEmpty();
        assertThat(totals.timing().ptimeMs()).hasValue(20);
        assertThat(totals.timing().meanJitterMs().orElseThrow()).isCloseTo(0, within(1e-6));
        StreamTotals brief = new Sender(1, 111).send(20, 960, 80).metered().only();
        assertThat(brief.timing().meanJitterMs()).isEmpty();
        assertThat(brief.payloadTypes().get(0).clockRate()).isEmpty();
    }

    @Test
    void measuresTheSendersClockInPartsPerMillion() {
        Sender sender = new Sender(1, 8);
        for (int i = 0; i < 1500; i++) {
            sender.send(false, new byte[160]);
            sender.sequence++;
            sender.timestamp += 160;
            sender.nanos += 20_002_000;
        }
        assertThat(sender.metered().only().timing().driftPpm().orElseThrow()).isCloseTo(-100, within(0.1));
        assertThat(new Sender(1, 8).speak(100).metered().only().timing().driftPpm())
                .isEmpty();
    }

    @Test
    void tellsClearFromEncipheredByEvennessAndTag() {
        assertThat(new Sender(1, 0).speak(50).metered().only().payload().encryption())
                .isEqualTo(Encryption.CLEAR);
        assertThat(new Sender(1, 0)
                        .enciphered(50, 170)
                        .metered()
                        .only()
                        .payload()
                        .encryption())
                .isEqualTo(Encryption.SRTP);
        assertThat(new Sender(1, 18)
                        .enciphered(50, 30)
                        .metered()
                        .only()
                        .payload()
                        .encryption())
                .isEqualTo(Encryption.SRTP);
        assertThat(new Sender(1, 18)
                        .enciphered(200, 20)
                        .metered()
                        .only()
                        .payload()
                        .encryption())
                .isEqualTo(Encryption.CLEAR);
        assertThat(new Sender(1, 111)
                        .enciphered(50, 90)
                        .metered()
                        .only()
                        .payload()
                        .encryption())
                .isEqualTo(Encryption.UNKNOWN);
    }

    @Test
    void keepsACodecChangeInsideAStreamInOrderOfAppearance() {
        Sender sender = new Sender(1, 0).speak(50);
        sender.type = 2;
        List<StreamTotals.PayloadUse> uses =
                sender.send(30, 160, 80).metered().only().payloadTypes();
        assertThat(uses).extracting(u -> u.codec().orElseThrow()).containsExactly("PCMU", "G726-32");
        assertThat(uses).extracting(StreamTotals.PayloadUse::packets).containsExactly(50L, 30L);
        assertThat(uses.get(1).firstTime()).isAfter(uses.get(0).lastTime());
    }
}
