package org.dectwatch.collector.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Handset;

/** One key for each handset: its id, or, where two share one (the same user in two domains), the address of record. */
final class HandsetIds {
    private HandsetIds() {}

    static IdentityHashMap<Handset, String> of(Collection<Handset> handsets) {
        Map<String, Integer> uses = new HashMap<>();
        handsets.forEach(handset -> uses.merge(handset.id(), 1, Integer::sum));
        IdentityHashMap<Handset, String> ids = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Handset handset : handsets) {
            boolean alone = uses.getOrDefault(handset.id(), 0) == 1;
            String id = alone
                    ? handset.id()
                    : handset.aor().map(AddressOfRecord::toString).orElse(handset.id());
            String free = id;
            for (int i = 2; !taken.add(free); i++) {
                free = id + "#" + i;
            }
            ids.put(handset, free);
        }
        return ids;
    }
}
