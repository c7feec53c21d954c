package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.net.IpAddress;

/** Who registers from which address: behind an IP-DECT server hundreds, behind each of many strangers one. */
final class DeviceIndex {
    private static final int FEW = 4;

    private final Map<IpAddress, Collection<AddressOfRecord>> behind = new HashMap<>();

    void add(IpAddress device, AddressOfRecord aor) {
        Collection<AddressOfRecord> known = behind.get(device);
        if (known == null) {
            behind.put(device, List.of(aor));
        } else if (!known.contains(aor)) {
            Collection<AddressOfRecord> more = known.size() >= FEW && known instanceof HashSet ? known : copy(known);
            more.add(aor);
            behind.put(device, more);
        }
    }

    /** A short list while they are few: a set for each would weigh more than what is in it. */
    private static Collection<AddressOfRecord> copy(Collection<AddressOfRecord> known) {
        return known.size() >= FEW ? new HashSet<>(known) : new ArrayList<>(known);
    }

    void remove(IpAddress device, AddressOfRecord aor) {
        Collection<AddressOfRecord> known = behind.get(device);
        if (known == null || !known.contains(aor)) {
            return;
        }
        if (known.size() == 1) {
            behind.remove(device);
        } else {
            known.remove(aor);
        }
    }

    Collection<AddressOfRecord> at(IpAddress device) {
        return behind.getOrDefault(device, List.of());
    }

    boolean has(IpAddress device) {
        return behind.containsKey(device);
    }
}
