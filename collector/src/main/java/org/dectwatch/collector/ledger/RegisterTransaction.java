package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.Contact;
import org.dectwatch.collector.protocol.sip.Credentials;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.dectwatch.collector.protocol.sip.Via;

/** One REGISTER with its retransmissions and hops, and its final answer. */
final class RegisterTransaction {
    private final long cseq;
    private final List<Via> vias;
    private final Instant begun;
    private final List<Credentials> credentials;
    private final List<Contact> contacts;
    private final OptionalInt expiresAsked;
    private Flow flow;
    private int retransmissions;
    private int finalStatus;
    private boolean answerMayBeLost;
    private boolean requestArrived;
    private boolean answerArrived;
    private boolean timedOut;

    RegisterTransaction(Instant begun, Observation.Sip sip) {
        SipSummary message = sip.message();
        this.cseq = message.cseq().map(c -> c.number()).orElse(-1L);
        this.vias = message.viaStack();
        this.begun = begun;
        this.flow = sip.flow();
        this.credentials = message.credentials();
        this.contacts = message.contacts();
        this.expiresAsked = message.expiresHeader();
        // A HEP peer is one of the two ends: it misses no answer.
        boolean reported = sip.sentAt().isPresent();
        this.requestArrived = reported;
        this.answerArrived = reported;
    }

    /** Whether this message belongs here, on this hop or another. */
    boolean owns(SipSummary message) {
        return message.cseq().map(c -> c.number()).orElse(-1L) == cseq && Hops.related(vias, message.viaStack());
    }

    void again(Observation.Sip sip) {
        if (Hops.same(vias, sip.message().viaStack())) {
            retransmissions++;
        }
    }

    Instant begun() {
        return begun;
    }

    Flow flow() {
        return flow;
    }

    int retransmissions() {
        return retransmissions;
    }

    List<Credentials> credentials() {
        return credentials;
    }

    List<Contact> contacts() {
        return contacts;
    }

    OptionalInt expiresAsked() {
        return expiresAsked;
    }

    boolean answered() {
        return finalStatus != 0;
    }

    void answeredWith(int status) {
        finalStatus = status;
    }

    /** The reader lost octets between the two sides while an answer was due. */
    void answerMayBeLost() {
        answerMayBeLost = true;
    }

    boolean mayBeLost() {
        return answerMayBeLost;
    }

    /** What went this way has arrived, or never will, and nothing the other side said until then was lost to us. */
    void delivered(Flow way) {
        requestArrived |= way.equals(flow);
        answerArrived |= !way.equals(flow);
    }

    boolean delivered() {
        return answered() ? answerArrived : requestArrived;
    }

    void timedOut() {
        timedOut = true;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** A Contact of {@code *}, or every own contact with an expiry of 0 (RFC 3261 10.2.2). */
    boolean asksToLeave() {
        if (contacts.isEmpty()) {
            return false;
        }
        return contacts.stream().allMatch(c -> c.star() || c.expires().orElse(expiresAsked.orElse(-1)) == 0);
    }
}
