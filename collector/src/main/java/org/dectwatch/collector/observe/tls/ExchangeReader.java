package org.dectwatch.collector.observe.tls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Finds, in the sizes and times of the records of one connection, what looks like digest authentication: a request, a challenge,
 * the request again with credentials, and another answer. Pure; answers are taken to come in the order of the requests, as one
 * server gives them on one connection. Everything here is a guess with a reason, and is told as such.
 */
final class ExchangeReader {
    /** Octets: no SIP request is shorter. */
    private static final int LEAST_REQUEST = 150;
    /** Octets that a credentials header adds (RFC 7616): user, realm, nonce, uri, response, and cnonce, qop, nc. */
    private static final int LEAST_CREDENTIALS = 120;

    private static final int MOST_CREDENTIALS = 600;
    /** Octets by which a message of the same kind differs: digits of CSeq, rounding of block ciphers. */
    private static final int SAME = 16;

    private static final int SAME_ANSWER = 4;
    /** An ACK is shorter than the request it ends by the body and some headers. */
    private static final int SHORTER_BY = 100;

    private static final long SECOND = 1_000_000_000L;
    /** Machines answer a challenge at once; the way to them may be long. */
    private static final long REACTION = SECOND;

    private static final long ANSWER = 32 * SECOND;
    private static final int MOST_WAITING = 512;
    private static final int MOST_TIMES = 4096;

    /** A request without its answer; {@code before} is what it seems to repeat with credentials. */
    private record Request(int octets, long at, Optional<Answered> before, boolean sameSize) {}

    /** A request and its first answer; {@code chain}: the answer was a challenge once more. */
    private record Answered(int request, int answer, long at, boolean chain) {}

    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Deque<Answered> answered = new ArrayDeque<>();
    private final List<Long> times = new ArrayList<>();
    private final AnswerHabits habits = new AnswerHabits();
    private final AnswerHabits grants = new AnswerHabits();
    private long asked = Long.MIN_VALUE / 2;
    private int granted;
    private int refused;
    private int plain;
    private int requests;
    private boolean shared;
    private boolean gaps;

    /**
     * The next record of application data.
     *
     * @param octets of content, as far as that can be told
     */
    void record(boolean fromClient, int octets, long at) {
        expire(at);
        if (octets < LEAST_REQUEST) {
            return;
        }
        if (fromClient) {
            client(octets, at);
        } else {
            server(octets, at);
        }
    }

    /** Something is missing: what waits can no longer be matched. */
    void lost() {
        gaps = true;
        waiting.clear();
        answered.clear();
    }

    private void client(int octets, long at) {
        if (waiting.isEmpty() && at - asked < REACTION && !followsChallenge(octets, at)) {
            // It answers what the server asked.
            asked = Long.MIN_VALUE / 2;
            return;
        }
        Optional<Answered> before = takeRepeated(octets, at);
        if (before.isEmpty() && acknowledges(octets, at)) {
            return;
        }
        boolean same = before.isPresent() && octets - before.get().request() < LEAST_CREDENTIALS;
        requests += before.filter(Answered::chain).isPresent() ? 0 : 1;
        waiting.addLast(new Request(octets, at, before, same));
        shared |= waiting.size() > 1;
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
    }

    private boolean followsChallenge(int octets, long at) {
        return answered.stream().anyMatch(one -> repeats(one, octets, at));
    }

    /** What this request repeats: the oldest that fits. */
    private Optional<Answered> takeRepeated(int octets, long at) {
        for (Iterator<Answered> each = answered.iterator(); each.hasNext(); ) {
            Answered one = each.next();
            if (repeats(one, octets, at)) {
                // One of the same size may be somebody else's: the one it seems to repeat may still be repeated.
                if (one.chain() || octets - one.request() >= LEAST_CREDENTIALS) {
                    each.remove();
                }
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private boolean repeats(Answered one, int octets, long at) {
        int more = octets - one.request();
        boolean withCredentials = more >= LEAST_CREDENTIALS && more <= MOST_CREDENTIALS && !one.chain();
        boolean alike = Math.abs(more) <= SAME;
        boolean challenged = one.chain() || habits.mayBe(one.answer());
        return at - one.at() <= habits.reaction() && (withCredentials || alike && challenged);
    }

    /** An ACK follows the answer to an INVITE at once: this was the beginning of a call. */
    private boolean acknowledges(int octets, long at) {
        Answered last = answered.peekLast();
        if (last != null && at - last.at() < REACTION / 10 && octets < last.request() - SHORTER_BY) {
            answered.removeLast();
            return true;
        }
        return false;
    }

    private void server(int octets, long at) {
        if (waiting.isEmpty()) {
            asked = at;
            return;
        }
        Request request = takeAsked(octets);
        if (request.before().isEmpty()) {
            answered.addLast(new Answered(request.octets(), octets, at, false));
        } else {
            end(request, request.before().get(), octets, at);
        }
        if (answered.size() > MOST_WAITING) {
            answered.removeFirst();
        }
    }

    /** What this answers: in order, unless its length says that it is the answer to another of those that wait. */
    private Request takeAsked(int octets) {
        boolean grant = waiting.size() > 1 && grants.knows(octets);
        boolean challenge = waiting.size() > 1 && habits.knows(octets);
        if (grant != challenge) {
            for (Iterator<Request> each = waiting.iterator(); each.hasNext(); ) {
                Request one = each.next();
                if (one.before().isPresent() == grant) {
                    each.remove();
                    return one;
                }
            }
        }
        return waiting.removeFirst();
    }

    private void end(Request request, Answered before, int octets, long at) {
        boolean challengedAgain = Math.abs(octets - before.answer()) <= SAME_ANSWER;
        if (!challengedAgain) {
            if (!habits.usual(before.answer(), request.at() - before.at())) {
                // A first of its kind among many of another: by chance, until it comes again.
                plain += 2;
                return;
            }
            granted++;
            grants.usual(octets, 0);
            answered.remove(before);
            refused -= before.chain() ? 1 : 0;
            if (times.size() < MOST_TIMES) {
                times.add(at);
            }
            return;
        }
        if (request.sameSize() && !before.chain()) {
            // Two requests of one size with answers of one size: nothing says that they belong together.
            plain++;
            answered.addLast(new Answered(request.octets(), octets, at, false));
            return;
        }
        refused += before.chain() ? 0 : 1;
        answered.addLast(new Answered(request.octets(), octets, at, true));
    }

    private void expire(long at) {
        while (!waiting.isEmpty() && at - waiting.peekFirst().at() > ANSWER) {
            waiting.removeFirst();
        }
        while (!answered.isEmpty() && at - answered.peekFirst().at() > REACTION) {
            plain += answered.removeFirst().chain() ? 0 : 1;
        }
    }

    int granted() {
        return granted;
    }

    int refused() {
        return refused;
    }

    int plain() {
        return plain;
    }

    boolean shared() {
        return shared;
    }

    /** When exchanges ended that seem granted, since this was last asked; nanoseconds since 1970. */
    List<Long> takeTimes() {
        if (times.isEmpty()) {
            return List.of();
        }
        List<Long> taken = List.copyOf(times);
        times.clear();
        return taken;
    }

    /**
     * How much of what the client asked is explained by exchanges, 0..0.95; less where octets were lost or exchanges overlapped.
     * Never certain: a subscription that is challenged looks the same.
     */
    double confidence() {
        int exchanges = granted + refused;
        if (exchanges == 0 || requests == 0) {
            return 0;
        }
        double explained = Math.min(1, 2.0 * exchanges / requests);
        double confidence = 0.4 + 0.5 * explained + (exchanges >= 3 ? 0.05 : 0);
        return Math.round(confidence * (gaps ? 0.7 : 1) * (shared ? 0.9 : 1) * 100) / 100.0;
    }
}
