package org.dectwatch.collector.domain;

import java.util.List;
import java.util.Optional;

/**
 * A handset as the product shows it: one row, one identity.
 *
 * @param id what names it in metrics: IPEI when configured, else the user of its address of record, else what its server calls it
 * @param server name of its IP-DECT server, or the address its registration came from when none is configured; empty when unknown
 * @param registration empty when it was never seen on the wire
 * @param codec of its last call; empty when no call of it was readable
 * @param words what servers and the cloud say of it, the last of each interface
 * @param truth whether it is registered, by all of these
 */
public record Handset(
        String id,
        Optional<String> ipei,
        Optional<String> name,
        Optional<String> extension,
        Optional<AddressOfRecord> aor,
        String server,
        boolean configured,
        Optional<Registration> registration,
        int activeCalls,
        Optional<String> codec,
        List<HandsetWord.Kept> words,
        HandsetTruth truth) {
    public Handset {
        words = List.copyOf(words);
    }

    /** One whose truth is weighed as it is by default. */
    public Handset(
            String id,
            Optional<String> ipei,
            Optional<String> name,
            Optional<String> extension,
            Optional<AddressOfRecord> aor,
            String server,
            boolean configured,
            Optional<Registration> registration,
            int activeCalls,
            Optional<String> codec,
            List<HandsetWord.Kept> words) {
        this(
                id,
                ipei,
                name,
                extension,
                aor,
                server,
                configured,
                registration,
                activeCalls,
                codec,
                words,
                HandsetTruth.of(registration, words, TruthOptions.defaults()));
    }
}
