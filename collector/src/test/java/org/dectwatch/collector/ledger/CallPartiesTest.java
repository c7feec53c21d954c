package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;
import static org.dectwatch.collector.ledger.SipText.register;

import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.junit.jupiter.api.Test;

/** Whose call it is: the IP-DECT server's end of it, the handset that was called, and what codec they speak. */
class CallPartiesTest {
    private static final Site ONE_SERVER = new Site(
            "hq",
            false,
            List.of(new Site.Server(
                    "dect-1", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
            List.of());

    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1).sdp("sendrecv", "PCMA", "PCMU");

    private void registered(String user) {
        SipText register = register(user, 1).contact(user, "").expires(600);
        wire.at(0).up(register).down(register.answer(200).contact(user, ";expires=600"));
    }

    private Handset handset(String user) {
        return wire.ledger.handsets().stream()
                .filter(h -> h.id().equals(user))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theConfiguredServerIsTheDeviceOfACallThatCameIn() {
        Wiretap configured = new Wiretap(LedgerOptions.defaults(), ONE_SERVER);
        configured.at(0).down(invite);
        assertThat(configured.call().device()).hasToString(Wiretap.DEVICE);
        assertThat(configured.happened(DomainEvent.CallChanged.class))
                .extracting(DomainEvent.CallChanged::server)
                .containsExactly("dect-1");
    }

    @Test
    void whereHandsetsRegisterFromIsTheDeviceWhenNobodyConfiguredIt() {
        registered("3302");
        wire.at(1).down(invite);
        assertThat(wire.call().device()).hasToString(Wiretap.DEVICE);
    }

    @Test
    void whoCallsIsTheDeviceWhenNothingElseIsKnown() {
        wire.at(0).down(invite);
        assertThat(wire.call().device()).hasToString(Wiretap.REGISTRAR);
    }

    @Test
    void aHandsetCalledByItsContactIsInTheCallWhateverWasDialled() {
        registered("line77");
        wire.at(1).down(invite.to("sip:line77@192.0.2.20:5060"));
        assertThat(wire.call().handset()).get().hasToString("sip:line77@voice.example.net");
        assertThat(handset("line77").activeCalls()).isEqualTo(1);
        wire.at(2).up(invite.answer(486));
        assertThat(handset("line77").activeCalls()).isZero();
    }

    @Test
    void aHandsetHasTheCodecOfItsLastCall() {
        registered("3301");
        assertThat(handset("3301").codec()).isEmpty();
        wire.at(1).up(invite).at(2).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(handset("3301").codec()).contains("PCMU");
        SipText next = invite.replacing("Call-ID", "call-2");
        wire.at(60).up(next).down(next.answer(200).sdp("sendrecv", "PCMA"));
        assertThat(handset("3301").codec()).contains("PCMA");
    }

    @Test
    void aCodecThatWasOnlyHeardCountsWhereNoAnswerWasRead() {
        registered("3301");
        wire.at(1).up(invite).at(5).media("192.0.2.200:41000", "192.0.2.20:40000", 2);
        assertThat(handset("3301").codec()).contains("PCMA");
    }
}
