package org.dectwatch.collector.protocol.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.dectwatch.collector.net.Malformed;
import org.junit.jupiter.api.Test;

class VqReportParserTest {
    private static final String BODY = String.join(
            "\r\n",
            "VQSessionReport: CallTerm",
            "CallID: 6dg37f1890463",
            "LocalID: Alice <sip:alice@example.org>",
            "LocalMetrics:",
            "Timestamps:START=2004-10-10T18:23:43Z STOP=2004-10-01T18:26:02Z",
            "SessionDesc:PT=18 PD=G729 SR=8000 FD=20 FO=20 FPP=2 PPS=50 PLC=3 SSUP=on",
            "JitterBuffer:JBA=3 JBR=2 JBN=40 JBM=80 JBX=120",
            "LocalAddr:IP=10.10.1.100 PORT=5000 SSRC=1a3b5c7d",
            "RemoteAddr:IP=[2001:db8::150] PORT=5002 SSRC=0xF468abcd",
            "PacketLoss:NLR=5.0 JDR=2.0",
            "BurstGapLoss:BLD=0 BD=0 GLD=2.0 GD=500 GMIN=16",
            "Delay:RTD=200 ESD=140 SOWD=200 IAJ=2 MAJ=10",
            "QualityEst:RLQ=90 RCQ=85 MOSLQ=4.2 MOSCQ=4.3 QoEEstAlg=P.564",
            "RemoteMetrics:",
            "PacketLoss:NLR=1.5 JDR=0",
            "Delay:RTD=180 IAJ=7",
            "");

    @Test
    void readsBothSidesOfASessionReport() {
        VqReport report = VqReportParser.expect(BODY);
        assertThat(report.kind()).isEqualTo(VqReport.Kind.SESSION);
        assertThat(report.callId()).isEqualTo("6dg37f1890463");
        assertThat(report.local().lossPercent()).hasValue(5);
        assertThat(report.local().discardPercent()).hasValue(2);
        assertThat(report.local().jitterMs()).hasValue(2);
        assertThat(report.local().roundTripMs()).hasValue(200);
        assertThat(report.local().mosListening()).hasValue(4.2);
        assertThat(report.local().mosConversational()).hasValue(4.3);
        assertThat(report.local().value("BurstGapLoss", "GMIN")).hasValue(16);
        assertThat(report.local().value("SessionDesc", "PD")).isEmpty();
        assertThat(report.remote().orElseThrow().lossPercent()).hasValue(1.5);
        assertThat(report.remote().orElseThrow().mosListening()).isEmpty();
    }

    @Test
    void readsWhereBothSidesHaveTheirMediaAndHowTheScoresWereEstimated() {
        VqReport report = VqReportParser.expect(BODY);
        assertThat(report.here().address().orElseThrow()).hasToString("10.10.1.100:5000");
        assertThat(report.here().ssrc()).hasValue(0x1a3b5c7d);
        assertThat(report.there().address().orElseThrow()).hasToString("[2001:db8::150]:5002");
        assertThat(report.there().ssrc()).hasValue(0xF468abcd);
        assertThat(report.local().algorithm()).hasValue("P.564");
        assertThat(report.remote().orElseThrow().algorithm()).isEmpty();
    }

    @Test
    void takesWhatIsNoAddressAndNoNumberForUnknown() {
        VqReport report =
                VqReportParser.expect("VQIntervalReport\r\nLocalAddr:IP=phone.example.org PORT=5000 SSRC=0x0\r\n"
                        + "RemoteAddr:IP=10.1.1.1 PORT=70000 SSRC=0x123456789\r\nQualityEst:QoEEstAlg=<b>MOSLQ=x\r\n");
        assertThat(report.here()).isEqualTo(VqReport.Side.UNKNOWN);
        assertThat(report.there()).isEqualTo(VqReport.Side.UNKNOWN);
        assertThat(report.local().algorithm()).isEmpty();
    }

    @Test
    void keepsNoIdentityOfTheParties() {
        assertThat(VqReportParser.expect(BODY).toString()).doesNotContain("alice");
    }

    @Test
    void refusesABodyThatIsNoReport() {
        assertThatThrownBy(() -> VqReportParser.expect("v=0\r\n")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> VqReportParser.expect("")).isInstanceOf(Malformed.class);
    }

    @Test
    void survivesEveryMutationWithAValueOrMalformed() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder mutant = new StringBuilder(BODY.substring(0, random.nextInt(BODY.length())));
            for (int flips = random.nextInt(4); flips > 0 && mutant.length() > 0; flips--) {
                mutant.setCharAt(random.nextInt(mutant.length()), (char) random.nextInt(256));
            }
            try {
                assertThat(VqReportParser.expect(mutant.toString())).isNotNull();
            } catch (Malformed expected) {
                assertThat(expected.offset()).isNotNegative();
            }
        }
    }
}
