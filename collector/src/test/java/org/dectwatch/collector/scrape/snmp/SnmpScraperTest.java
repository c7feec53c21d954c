package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/** Against agents that lie: each costs one timeout at most, and one reason. */
class SnmpScraperTest {
    private static final ScrapeOptions QUICK = new ScrapeOptions(Duration.ofSeconds(2), Duration.ofMillis(400), 1, 8);
    private static final OID SYS_NAME = new OID("1.3.6.1.2.1.1.5.0");

    private SnmpSession session;

    @BeforeEach
    void open() throws Exception {
        session = SnmpSession.open();
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    private DeviceReport ask(LyingAgent agent) throws Exception {
        SnmpAccess access =
                SnmpAccess.community(agent.endpoint(), new Secret("topsecret"), QUICK.timeout(), QUICK.retries());
        SnmpScraper scraper = new SnmpScraper(
                session, "dect-1", agent.endpoint(), access, OidMap.shipped(), true, QUICK, InstantSource.system());
        DeviceReport report = scraper.ask().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(report.took()).as("one timeout").isLessThan(QUICK.patience().plusMillis(1500));
        return report;
    }

    private static PDU response(PDU question) {
        PDU response = new PDU();
        response.setType(PDU.RESPONSE);
        response.setRequestID(question.getRequestID());
        return response;
    }

    private static PDU name(PDU question) {
        PDU response = response(question);
        response.add(new VariableBinding(SYS_NAME, new OctetString("liar")));
        return response;
    }

    @Test
    void anInterfaceTableThatNeverEndsIsReadAsFarAsIsKept() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) ->
                LyingAgent.encoded(question.getType() == PDU.GET ? name(question) : endless(question, false)))) {
            DeviceReport report = ask(agent);
            assertThat(report.failure()).isEmpty();
            assertThat(report.details().interfaces()).hasSizeLessThanOrEqualTo(16);
            assertThat(agent.asked()).isLessThan(100);
        }
    }

    @Test
    void anAgentThatAnswersWithTheSameRowAgainAndAgainIsLeft() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) ->
                LyingAgent.encoded(question.getType() == PDU.GET ? name(question) : endless(question, true)))) {
            DeviceReport report = ask(agent);
            assertThat(report.failure()).isEmpty();
            assertThat(agent.asked()).isLessThan(100);
        }
    }

    /** Each column asked for goes on for ever. */
    private static PDU endless(PDU question, boolean standingStill) {
        PDU response = response(question);
        for (int repeat = 0; repeat < 4; repeat++) {
            for (VariableBinding asked : question.getVariableBindings()) {
                OID next = new OID(asked.getOid());
                boolean row = next.size() > (next.startsWith(new OID("1.3.6.1.2.1.31")) ? 11 : 10);
                if (standingStill) {
                    next = row ? next : next.append(1);
                } else {
                    next = row
                            ? new OID(next.toDottedString().replaceFirst("\\.\\d+$", "." + (next.last() + repeat + 1)))
                            : next.append(repeat + 1);
                }
                response.add(new VariableBinding(next, new Counter32(repeat)));
            }
        }
        return response;
    }

    @Test
    void anAnswerOfTheLargestSizeIsReadAndItsTextCutShort() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) -> {
            PDU response = response(question);
            response.add(new VariableBinding(SYS_NAME, new OctetString("x".repeat(60_000))));
            return question.getType() == PDU.GET ? LyingAgent.encoded(response) : new byte[0];
        })) {
            DeviceReport report = ask(agent);
            assertThat(report.failure()).isEmpty();
            assertThat(report.facts().systemName().orElseThrow()).hasSize(255);
            assertThat(report.bytes()).isBetween(60_000L, 66_000L);
        }
    }

    @Test
    void anAnswerCutOffInTheMiddleIsNone() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) -> {
            byte[] whole = LyingAgent.encoded(name(question));
            return Arrays.copyOf(whole, whole.length / 2);
        })) {
            assertThat(ask(agent).failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) -> {
            PDU other = name(question);
            other.setRequestID(
                    new org.snmp4j.smi.Integer32(question.getRequestID().getValue() + 1000));
            return LyingAgent.encoded(other);
        })) {
            assertThat(ask(agent).failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void anAgentThatHangsInTheTableStillGaveItsScalars() throws Exception {
        try (LyingAgent agent = new LyingAgent(
                (self, question) -> question.getType() == PDU.GET ? LyingAgent.encoded(name(question)) : new byte[0])) {
            DeviceReport report = ask(agent);
            assertThat(report.failure()).isEmpty();
            assertThat(report.facts().systemName()).contains("liar");
            assertThat(report.details().interfaces()).isEmpty();
        }
    }

    @Test
    void anAgentThatSaysTooBigIsSaidToBe() throws Exception {
        try (LyingAgent agent = new LyingAgent((self, question) -> {
            PDU response = response(question);
            response.setErrorStatus(PDU.tooBig);
            return LyingAgent.encoded(response);
        })) {
            assertThat(ask(agent).failure().orElseThrow().reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void nobodyThereIsATimeout() throws Exception {
        LyingAgent gone = new LyingAgent((self, question) -> new byte[0]);
        gone.close();
        assertThat(ask(gone).failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
    }
}
