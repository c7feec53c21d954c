package org.dectwatch.collector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.domain.SourceState.Kind;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final Instant NOW = SampleLedger.NOW;

    @Test
    void isBlindWithoutAnySourceOfPackets() {
        assertThat(judge().state()).isEqualTo(Verdict.State.BLIND);
        assertThat(judge(row("traps", Kind.TRAP, Condition.SEEING)).state()).isEqualTo(Verdict.State.BLIND);
    }

    @Test
    void doesNotLetACardThatSeesHideABlindOne() {
        Verdict verdict = judge(row("eth1", Kind.LIVE, Condition.SEEING), row("eth2", Kind.LIVE, Condition.BLIND));
        assertThat(verdict.state()).isEqualTo(Verdict.State.BLIND);
        assertThat(verdict.why()).contains("1 of 2 sources").contains("eth2");
    }

    @Test
    void takesOneQuietCardBesideABusyOneForNormal() {
        assertThat(judge(row("eth1", Kind.LIVE, Condition.SEEING), row("eth2", Kind.LIVE, Condition.QUIET))
                        .state())
                .isEqualTo(Verdict.State.SEEING);
    }

    @Test
    void isQuietSinceTheLastPacket() {
        Verdict verdict = judge(row("eth1", Kind.LIVE, Condition.QUIET));
        assertThat(verdict.state()).isEqualTo(Verdict.State.QUIET);
        assertThat(verdict.since()).isEqualTo(NOW.minusMillis(20));
    }

    @Test
    void isDroppingWhenASourceOrTheCollectorItselfLost() {
        assertThat(judge(row("eth1", Kind.LIVE, Condition.DROPPING)).state()).isEqualTo(Verdict.State.DROPPING);
        List<SourceRow> seeing = List.of(row("eth1", Kind.LIVE, Condition.SEEING));
        SelfStatus shedding = new SelfStatus("1", 9, 9, 17, Optional.of(NOW.minusSeconds(59)), 0, 0);
        assertThat(Verdicts.judge(seeing, shedding, NOW, true).state()).isEqualTo(Verdict.State.DROPPING);
        assertThat(Verdicts.judge(seeing, shedding, NOW.plusSeconds(1), true).state())
                .isEqualTo(Verdict.State.SEEING);
    }

    @Test
    void saysWhenAReplayIsOver() {
        assertThat(judge(row("x.pcap", Kind.FILE, Condition.ENDED)).state()).isEqualTo(Verdict.State.ENDED);
        assertThat(judge(row("x.pcap", Kind.FILE, Condition.ENDED), row("eth1", Kind.LIVE, Condition.SEEING))
                        .state())
                .isEqualTo(Verdict.State.SEEING);
    }

    @Test
    void hintsAtAMirrorWithOneDirectionOnly() {
        SourceState both = SampleLedger.source("eth1", Kind.LIVE, Condition.SEEING, "");
        SourceState one = new SourceState(
                both.name(),
                both.kind(),
                both.condition(),
                both.why(),
                both.since(),
                both.packets(),
                both.bytes(),
                0,
                0,
                both.lastPacketAt(),
                both.lastFromDevices(),
                Optional.empty());
        assertThat(judge(SourceRows.row(both, "")).hint()).isEmpty();
        assertThat(judge(SourceRows.row(one, "")).hint().orElseThrow()).startsWith("Only packets from");
        assertThat(Verdicts.judge(List.of(SourceRows.row(one, "")), Samples.SELF, NOW, false)
                        .hint())
                .isEmpty();
    }

    private static Verdict judge(SourceRow... sources) {
        return Verdicts.judge(List.of(sources), Samples.SELF, NOW, true);
    }

    private static SourceRow row(String name, Kind kind, Condition condition) {
        return SourceRows.row(SampleLedger.source(name, kind, condition, "Because."), "site");
    }
}
