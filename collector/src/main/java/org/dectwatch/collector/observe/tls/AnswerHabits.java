package org.dectwatch.collector.observe.tls;

/**
 * How long the answers of one kind are on one connection, and how fast they are reacted to: both hardly change, so that what
 * differs is something else.
 */
final class AnswerHabits {
    private static final int KINDS = 8;
    /** Octets: digits of CSeq and the like. */
    private static final int SAME = 16;

    private static final long FIRST_REACTION = 1_000_000_000L;
    private static final long LEAST_REACTION = 40_000_000L;

    private final int[] sizes = new int[KINDS];
    private final int[] counts = new int[KINDS];
    private int total;
    private long fastest = Long.MAX_VALUE;

    /** Nanoseconds within which somebody reacts. */
    long reaction() {
        return fastest == Long.MAX_VALUE
                ? FIRST_REACTION
                : Math.min(FIRST_REACTION, Math.max(LEAST_REACTION, 8 * fastest));
    }

    /** Whether an answer of this length may be one: such a one was seen, or none of any length. */
    boolean mayBe(int octets) {
        return total == 0 || kind(octets) >= 0;
    }

    /** Whether answers of this length were seen more than once. */
    boolean knows(int octets) {
        int kind = kind(octets);
        return kind >= 0 && counts[kind] > 1;
    }

    /** Takes note of an answer that seems to be one; returns whether its length is one of the usual. */
    boolean usual(int octets, long reaction) {
        int kind = kind(octets);
        if (kind < 0) {
            kind = rarest();
            total -= counts[kind];
            counts[kind] = 0;
            sizes[kind] = octets;
        }
        counts[kind]++;
        total++;
        boolean usual = total <= 2 || counts[kind] * 10 >= total;
        if (usual) {
            fastest = Math.min(fastest, Math.max(reaction, 0));
        }
        return usual && (total <= 2 || counts[kind] > 1);
    }

    private int kind(int octets) {
        for (int i = 0; i < KINDS; i++) {
            if (counts[i] > 0 && Math.abs(sizes[i] - octets) <= SAME) {
                return i;
            }
        }
        return -1;
    }

    private int rarest() {
        int rarest = 0;
        for (int i = 1; i < KINDS; i++) {
            rarest = counts[i] < counts[rarest] ? i : rarest;
        }
        return rarest;
    }
}
