package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

class AnswerReaderTest {
    private final OidMap map = OidMap.shipped();

    private PDU answer(Object... scalarsAndValues) {
        PDU pdu = new PDU();
        pdu.setType(PDU.RESPONSE);
        for (int i = 0; i < scalarsAndValues.length; i += 2) {
            pdu.add(new VariableBinding(
                    new OID(map.oids().get((Scalar) scalarsAndValues[i])), (Variable) scalarsAndValues[i + 1]));
        }
        return pdu;
    }

    @Test
    void readsIntegersOfAnyKindAndDigitsAsText() {
        Facts facts = AnswerReader.read(
                        answer(
                                Scalar.SYS_UP_TIME, new TimeTicks(123_456),
                                Scalar.SYS_NAME, new OctetString("kws-1"),
                                Scalar.SERIAL, new Gauge32(4711),
                                Scalar.USERS_TOTAL, new Gauge32(40),
                                Scalar.USERS_SUBSCRIBED, new Integer32(39),
                                Scalar.USERS_REGISTERED, new OctetString("38"),
                                Scalar.BASES_UP, new Counter32(4),
                                Scalar.ABNORMAL_RELEASES, new Counter64(9_000_000_000L)),
                        map)
                .facts();
        assertThat(facts.uptimeSeconds()).hasValue(1234);
        assertThat(facts.systemName()).contains("kws-1");
        assertThat(facts.serial()).contains("4711");
        assertThat(facts.usersTotal()).hasValue(40);
        assertThat(facts.usersSubscribed()).hasValue(39);
        assertThat(facts.usersRegistered()).hasValue(38);
        assertThat(facts.basesUp()).hasValue(4);
        assertThat(facts.abnormalReleases()).hasValue(9_000_000_000L);
        assertThat(facts.basesDown()).as("was not answered").isEqualTo(OptionalInt.empty());
    }

    @Test
    void takesWhatIsMissingOrBeyondBeliefForUnknownNeverForZero() {
        AnswerReader.Reading reading = AnswerReader.read(
                answer(
                        Scalar.SYS_NAME, new OctetString("kws-1"),
                        Scalar.USERS_TOTAL, new Integer32(-1),
                        Scalar.USERS_SUBSCRIBED, new Gauge32(4_000_000_000L),
                        Scalar.USERS_REGISTERED, Null.noSuchObject,
                        Scalar.BASES_UP, new OctetString("four"),
                        Scalar.BASES_DOWN, new IpAddress("192.0.2.1"),
                        Scalar.VOICE_CALL_MAX, new TimeTicks(5),
                        Scalar.SYS_UP_TIME, new Integer32(5),
                        Scalar.ABNORMAL_RELEASES, new OctetString("")),
                map);
        assertThat(reading.failure()).isEmpty();
        Facts facts = reading.facts();
        assertThat(facts.systemName()).contains("kws-1");
        assertThat(facts.usersTotal()).isEmpty();
        assertThat(facts.usersSubscribed()).isEmpty();
        assertThat(facts.usersRegistered()).isEmpty();
        assertThat(facts.basesUp()).isEmpty();
        assertThat(facts.basesDown()).isEmpty();
        assertThat(facts.voiceCallMax()).isEmpty();
        assertThat(facts.uptimeSeconds()).isEmpty();
        assertThat(facts.abnormalReleases()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void saysThatNothingWasUnderstoodWhenNothingWas() {
        assertThat(AnswerReader.read(answer(Scalar.SYS_NAME, Null.noSuchObject), map)
                        .failure())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).isEqualTo(Reason.NOT_UNDERSTOOD));
    }

    @Test
    void namesTheReasonOfAnErrorStatus() {
        PDU refused = answer(Scalar.SYS_NAME, new OctetString("x"));
        refused.setErrorStatus(PDU.authorizationError);
        assertThat(AnswerReader.read(refused, map).failure().orElseThrow().reason())
                .isEqualTo(Reason.AUTHENTICATION);
        refused.setErrorStatus(PDU.tooBig);
        assertThat(AnswerReader.read(refused, map).failure().orElseThrow().reason())
                .isEqualTo(Reason.TOO_LARGE);
        refused.setErrorStatus(PDU.genErr);
        assertThat(AnswerReader.read(refused, map).failure().orElseThrow().reason())
                .isEqualTo(Reason.OTHER);
    }

    @Test
    void keepsTextsShortAndPrintable() {
        Facts facts = AnswerReader.read(
                        answer(Scalar.SYS_DESCR, new OctetString("a\u0000\u001b[31m" + "b".repeat(1000))), map)
                .facts();
        assertThat(facts.description().orElseThrow()).hasSize(255).startsWith("a  [31mb");
    }

    @Test
    void understandsOrRefusesWhateverBytesTheLibraryLetsThrough() throws Exception {
        PDU good = answer(
                Scalar.SYS_UP_TIME,
                new TimeTicks(1),
                Scalar.USERS_TOTAL,
                new Gauge32(3),
                Scalar.ARI,
                new OctetString("x"));
        BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(good.getBERLength()));
        good.encodeBER(out);
        byte[] bytes = out.getBuffer().array();
        Random random = new Random(20261122);
        int decoded = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bad = java.util.Arrays.copyOf(bytes, i % 7 == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            PDU pdu = new PDU();
            try {
                pdu.decodeBER(new BERInputStream(ByteBuffer.wrap(bad)));
            } catch (java.io.IOException | RuntimeException theLibrarysOwn) {
                continue;
            }
            decoded++;
            AnswerReader.Reading reading = AnswerReader.read(pdu, map);
            assertThat(reading.failure().isPresent()).isEqualTo(reading.facts().equals(Facts.none()));
        }
        assertThat(decoded).as("inputs that reached the reader").isGreaterThan(20_000);
    }
}
