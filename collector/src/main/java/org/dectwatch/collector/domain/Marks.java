package org.dectwatch.collector.domain;

import java.util.List;

/**
 * How packets were marked for the network.
 *
 * @param dscp code points seen, ascending, 0..63; empty when no header was seen (HEP)
 * @param vlanPriorities 802.1p priorities seen, ascending, 0..7; empty when no packet had a tag
 */
public record Marks(List<Integer> dscp, List<Integer> vlanPriorities) {
    public Marks {
        dscp = List.copyOf(dscp);
        vlanPriorities = List.copyOf(vlanPriorities);
    }
}
