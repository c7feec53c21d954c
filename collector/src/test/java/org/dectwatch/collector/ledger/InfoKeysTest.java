package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;

import org.junit.jupiter.api.Test;

/** Digits that a call sent by SIP INFO. */
class InfoKeysTest {
    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1);

    InfoKeysTest() {
        wire.at(0).up(invite).down(invite.answer(200));
    }

    private static SipText info(int cseq, String key) {
        return call("INFO", cseq).body("application/dtmf-relay", "Signal=" + key + "\r\nDuration=160\r\n");
    }

    private String digits() {
        return wire.call().dtmfInfoCount() + " " + wire.call().dtmfInfo();
    }

    @Test
    void eachInfoIsAKey() {
        int cseq = 2;
        for (String key : new String[] {"1", "9", "11"}) {
            wire.at(cseq).up(info(cseq, key)).down(info(cseq, key).answer(200));
            cseq++;
        }
        assertThat(digits()).isEqualTo("3 19#");
    }

    @Test
    void hopsAndRetransmissionsRepeatOneKey() {
        wire.at(2)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, info(2, "5"))
                .hear(Wiretap.PROXY, Wiretap.REGISTRAR, info(2, "5").throughProxy("p"))
                .at(2.5)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, info(2, "5"));
        assertThat(digits()).isEqualTo("1 5");
    }

    @Test
    void aKeyThatWasChallengedAndSentAgainIsOne() {
        wire.at(2).up(info(2, "5")).down(info(2, "5").answer(407)).up(info(3, "5"));
        assertThat(digits()).isEqualTo("1 5");
    }
}
