package org.dectwatch.collector.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;

/** Which codec each address of record spoke last: as agreed, else as heard. The longest unheard gives way when there are too many. */
final class LastCodecs {
    private static final Set<String> NO_VOICE = Set.of("TELEPHONE-EVENT", "CN");

    private final Map<AddressOfRecord, String> codecs;

    LastCodecs(int most) {
        this.codecs = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<AddressOfRecord, String> eldest) {
                return size() > most;
            }
        };
    }

    void agreed(CallEntry call) {
        List<String> agreed = call.negotiation().agreed();
        if (!agreed.isEmpty()) {
            note(call, agreed.get(agreed.size() - 1));
        }
    }

    /** A stream of this call bears these codecs; of interest only where no negotiation was seen. */
    void heard(CallEntry call, List<String> names) {
        if (call.negotiation().agreed().isEmpty()) {
            names.stream().filter(name -> !NO_VOICE.contains(name)).findFirst().ifPresent(name -> note(call, name));
        }
    }

    private void note(CallEntry call, String codec) {
        call.parties().forEach(party -> codecs.put(party, codec));
    }

    Optional<String> of(AddressOfRecord party) {
        return Optional.ofNullable(codecs.get(party));
    }
}
