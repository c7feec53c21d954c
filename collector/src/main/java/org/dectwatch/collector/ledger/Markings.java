package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.Marks;
import org.dectwatch.collector.net.IpAddress;

/** How a call's messages were marked, by their sender. */
final class Markings {
    /** Hops of one call: more senders than this are not marked by anybody we know. */
    private static final int MOST_SENDERS = 8;

    private final Map<IpAddress, long[]> seen = new HashMap<>(2);

    /**
     * @param dscp -1 when unknown
     * @param vlanPriority -1 without a tag
     */
    void add(IpAddress sender, int dscp, int vlanPriority) {
        if (dscp < 0 && vlanPriority < 0 || !seen.containsKey(sender) && seen.size() == MOST_SENDERS) {
            return;
        }
        long[] bits = seen.computeIfAbsent(sender, s -> new long[2]);
        bits[0] |= dscp < 0 ? 0 : 1L << dscp;
        bits[1] |= vlanPriority < 0 ? 0 : 1L << vlanPriority;
    }

    Map<IpAddress, Marks> all() {
        Map<IpAddress, Marks> all = new HashMap<>();
        seen.forEach((sender, bits) -> all.put(sender, new Marks(numbers(bits[0]), numbers(bits[1]))));
        return all;
    }

    private static List<Integer> numbers(long bits) {
        List<Integer> numbers = new ArrayList<>(Long.bitCount(bits));
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            numbers.add(Long.numberOfTrailingZeros(rest));
        }
        return numbers;
    }
}
