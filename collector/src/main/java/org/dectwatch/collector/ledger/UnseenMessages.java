package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one call that must have been sent and were not seen, by what the others tell: numbers of requests go up by one (RFC 3261
 * 12.2.1.1), an answer has its request, an ACK the answer that it acknowledges. Hops are one: what was seen on any was seen.
 */
final class UnseenMessages {
    private static final int MOST_SENDERS = 8;
    private static final Set<String> NEGOTIATING = Set.of("INVITE", "UPDATE", "ACK", "PRACK");
    private static final int MOST_TRANSACTIONS = 32;
    private static final int MOST_WORDS = 6;
    private static final int MOST_BRANCHES = 16;

    private final Map<String, RequestNumbers> numbers = new LinkedHashMap<>(2);
    private final Map<Key, Transaction> transactions = new LinkedHashMap<>(4);
    private final Set<String> forgotten = new LinkedHashSet<>(1);
    private final Set<String> unreadable = new LinkedHashSet<>(1);
    private final boolean joinedLate;
    /** What is missing, until another message comes. */
    private @Nullable Set<String> known;

    /** @param tag of the sender of the request */
    private record Key(String tag, boolean byCaller, long cseq, String method) {
        String words() {
            return method + " " + cseq + " of the " + (byCaller ? "caller" : "callee");
        }

        // Written out, as below: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && cseq == that.cseq
                    && byCaller == that.byCaller
                    && method.equals(that.method)
                    && tag.equals(that.tag);
        }

        @Override
        public int hashCode() {
            return (tag.hashCode() * 31 + method.hashCode()) * 31 + Long.hashCode(cseq) + (byCaller ? 1 : 0);
        }
    }

    private record Branch(Flow way, String name) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Branch that && name.equals(that.name) && way.equals(that.way);
        }

        @Override
        public int hashCode() {
            return way.hashCode() * 31 + name.hashCode();
        }
    }

    /** What was seen of one transaction. */
    private static final class Transaction {
        private Optional<Flow> asked = Optional.empty();
        private final Set<Branch> branches = new HashSet<>(2);
        private boolean askedAgain;
        private boolean heard;
        private boolean concluded;
        private boolean accepted;
        private boolean acceptedAgain;
        private boolean acknowledged;
        /** Something came after it that cannot come before its end. */
        private boolean passed;

        boolean unanswered() {
            return asked.isPresent() && !concluded && (acknowledged || passed);
        }

        Optional<String> missing(Key key) {
            if (asked.isEmpty()) {
                return Optional.of(key.words());
            }
            if (unanswered()) {
                return Optional.of("the final answer to " + key.words());
            }
            // Who misses the ACK repeats its 2xx (RFC 3261 13.3.1.4).
            boolean acknowledgedUnseen = accepted && passed && !acknowledged && !acceptedAgain;
            return acknowledgedUnseen && key.method.equals("INVITE")
                    ? Optional.of("the ACK to " + key.words())
                    : Optional.empty();
        }
    }

    /** @param joinedLate the first message seen was one inside a dialog */
    UnseenMessages(boolean joinedLate) {
        this.joinedLate = joinedLate;
    }

    void request(Observation.Sip sip, boolean byCaller, long cseq) {
        known = null;
        String method = sip.message().method();
        String tag = sip.message().fromTag().orElse("");
        if (method.equals("CANCEL") || cseq < 0) {
            return;
        }
        noteUnreadable(sip, cseq);
        if (method.equals("ACK")) {
            of(new Key(tag, byCaller, cseq, "INVITE")).acknowledged = true;
            return;
        }
        Transaction transaction = of(new Key(tag, byCaller, cseq, method));
        if (transaction.asked.isEmpty()) {
            pass(tag, cseq, method);
            transaction.asked = Optional.of(sip.flow());
        } else {
            transaction.askedAgain |= transaction.asked.get().equals(sip.flow());
        }
        Optional<String> branch = sip.message().branch();
        if (branch.isPresent() && transaction.branches.size() < MOST_BRANCHES) {
            transaction.branches.add(new Branch(sip.flow(), branch.get()));
        }
        number(tag, byCaller, cseq);
    }

    /** What an ACK says of a final answer that was not seen. */
    enum Acknowledged {
        ACCEPTED,
        REFUSED,
        /** The answer was seen, or nothing is known of the INVITE. */
        UNKNOWN
    }

    /** To be asked after the ACK was told as a request. Of forks on one way nothing is known. */
    Acknowledged acknowledges(Observation.Sip ack, long cseq) {
        Transaction invite = transactions.get(new Key(ack.message().fromTag().orElse(""), true, cseq, "INVITE"));
        if (invite == null || invite.asked.isEmpty() || invite.concluded) {
            return Acknowledged.UNKNOWN;
        }
        List<String> sent = invite.branches.stream()
                .filter(one -> one.way.equals(ack.flow()))
                .map(Branch::name)
                .toList();
        if (sent.size() != 1) {
            return Acknowledged.UNKNOWN;
        }
        boolean same = ack.message().branch().filter(sent.get(0)::equals).isPresent();
        return same ? Acknowledged.REFUSED : Acknowledged.ACCEPTED;
    }

    /** An INVITE or a BYE comes after what its sender asked before; any request after the ACK to what was accepted. */
    private void pass(String tag, long cseq, String method) {
        boolean last = method.equals("INVITE") || method.equals("BYE");
        for (Map.Entry<Key, Transaction> one : transactions.entrySet()) {
            Key key = one.getKey();
            Transaction earlier = one.getValue();
            boolean waited = last && key.cseq < cseq && key.tag.equals(tag);
            boolean offers = key.method.equals("INVITE") || key.method.equals("UPDATE");
            earlier.passed |= earlier.accepted || waited && offers;
        }
    }

    void response(Observation.Sip sip, boolean requestByCaller, long cseq, int status) {
        known = null;
        String method = sip.message().method();
        String tag = sip.message().fromTag().orElse("");
        if (method.equals("CANCEL") || method.isEmpty() || cseq < 0) {
            return;
        }
        noteUnreadable(sip, cseq);
        Transaction transaction = of(new Key(tag, requestByCaller, cseq, method));
        transaction.heard = true;
        transaction.acceptedAgain |= transaction.accepted && status >= 200;
        transaction.concluded |= status >= 200;
        transaction.accepted |= status >= 200 && status < 300;
        number(tag, requestByCaller, cseq);
    }

    private void number(String tag, boolean byCaller, long cseq) {
        RequestNumbers sender = numbers.get(tag);
        if (sender == null && numbers.size() < MOST_SENDERS) {
            sender = new RequestNumbers(byCaller ? "caller" : "callee");
            numbers.put(tag, sender);
        }
        if (sender != null) {
            sender.seen(cseq);
        }
    }

    private Transaction of(Key key) {
        Transaction known = transactions.get(key);
        if (known != null) {
            return known;
        }
        if (transactions.size() >= MOST_TRANSACTIONS) {
            Iterator<Map.Entry<Key, Transaction>> oldest =
                    transactions.entrySet().iterator();
            Map.Entry<Key, Transaction> gone = oldest.next();
            gone.getValue()
                    .missing(gone.getKey())
                    .filter(w -> forgotten.size() < MOST_WORDS)
                    .ifPresent(forgotten::add);
            oldest.remove();
        }
        Transaction begun = new Transaction();
        transactions.put(key, begun);
        return begun;
    }

    /** Its SDP, if it had any, was cut off or could not be read. */
    private void noteUnreadable(Observation.Sip sip, long cseq) {
        SipSummary message = sip.message();
        boolean negotiates =
                NEGOTIATING.contains(message.method()) && message.status().orElse(0) < 300;
        boolean announced =
                message.content().type().filter("application/sdp"::equals).isPresent();
        boolean cut = message.flaws().contains(Malformed.Reason.TRUNCATED);
        if (negotiates && sip.sdp().isEmpty() && (announced || cut) && unreadable.size() < MOST_WORDS) {
            unreadable.add(sdpOf(message.method(), cseq));
        }
    }

    private static String sdpOf(String method, long cseq) {
        return "the SDP of " + method + " " + cseq;
    }

    /** Whether this request was seen: then what it had no offer for is an offer in its answer. */
    boolean asked(Observation.Sip answer, boolean byCaller, long cseq) {
        Transaction known = transactions.get(new Key(
                answer.message().fromTag().orElse(""),
                byCaller,
                cseq,
                answer.message().method()));
        return known != null
                && known.asked.isPresent()
                && !unreadable.contains(sdpOf(answer.message().method(), cseq));
    }

    /**
     * Whether an INVITE without a final answer may have had one: somebody acknowledged it, or went on; or over UDP it was neither
     * answered nor repeated, which its sender does half a second later (RFC 3261 17.1.1.2).
     */
    boolean answerMissed() {
        return transactions.entrySet().stream()
                .filter(e -> e.getKey().method.equals("INVITE"))
                .map(Map.Entry::getValue)
                .anyMatch(t -> t.asked.isEmpty()
                        || t.unanswered()
                        || !t.heard && !t.askedAgain && t.asked.get().transport() == Transport.UDP);
    }

    /** @param offerOpen an offer of it has no answer */
    Call.Unseen told(LossBetween losses, boolean offerOpen) {
        Set<String> lost = known == null ? missing() : known;
        known = lost;
        List<String> all = new ArrayList<>(lost);
        if (losses.octets()) {
            all.add("octets of its connection");
        }
        boolean captureLoses = !all.isEmpty();
        all.addAll(unreadable);
        if (losses.cut()) {
            all.add("messages that were cut off");
        }
        if (joinedLate) {
            all.add("its beginning");
        }
        if (offerOpen) {
            all.add("the answer to an offer");
        }
        return all.isEmpty()
                ? Call.Unseen.NOTHING
                : new Call.Unseen(all.subList(0, Math.min(MOST_WORDS, all.size())), captureLoses);
    }

    private Set<String> missing() {
        Set<String> lost = new LinkedHashSet<>(forgotten);
        for (Map.Entry<Key, Transaction> one : transactions.entrySet()) {
            one.getValue().missing(one.getKey()).ifPresent(lost::add);
        }
        for (RequestNumbers sender : numbers.values()) {
            sender.missing().ifPresent(lost::add);
        }
        return lost;
    }
}
