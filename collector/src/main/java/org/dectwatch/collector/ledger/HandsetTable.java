package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;

/** One row per handset: those of the configured list, joined by the user part of the address of record, and those seen only on the wire. */
final class HandsetTable {
    private final Map<String, Site.KnownHandset> known = new LinkedHashMap<>();
    private final ServerNames servers;

    HandsetTable(Site site, ServerNames servers) {
        this.servers = servers;
        site.handsets().forEach(handset -> known.put(handset.user(), handset));
    }

    List<Handset> rows(List<Registration> registrations, CallTable calls) {
        List<Handset> rows = new ArrayList<>(registrations.size() + known.size());
        Map<String, Boolean> seen = new HashMap<>();
        for (Registration registration : registrations) {
            Optional<Site.KnownHandset> listed =
                    Optional.ofNullable(known.get(registration.aor().user()));
            listed.ifPresent(handset -> seen.put(handset.user(), Boolean.TRUE));
            rows.add(row(registration, listed, calls));
        }
        for (Site.KnownHandset handset : known.values()) {
            if (!seen.containsKey(handset.user())) {
                rows.add(new Handset(
                        handset.id(),
                        handset.ipei(),
                        handset.name(),
                        handset.extension(),
                        Optional.empty(),
                        handset.server().orElse(""),
                        true,
                        Optional.empty(),
                        0,
                        Optional.empty()));
            }
        }
        return rows;
    }

    private Handset row(Registration registration, Optional<Site.KnownHandset> listed, CallTable calls) {
        String server = servers.nameOf(registration.device().address());
        return new Handset(
                listed.map(Site.KnownHandset::id).orElse(registration.aor().user()),
                listed.flatMap(Site.KnownHandset::ipei),
                listed.flatMap(Site.KnownHandset::name),
                listed.flatMap(Site.KnownHandset::extension),
                Optional.of(registration.aor()),
                server,
                listed.isPresent(),
                Optional.of(registration),
                calls.activeOf(registration.aor()),
                calls.lastAnswered(registration.aor()).flatMap(HandsetTable::codec));
    }

    /** What was agreed last. */
    private static Optional<String> codec(CallEntry call) {
        List<String> agreed = call.negotiation().agreed();
        return agreed.isEmpty() ? Optional.empty() : Optional.of(agreed.get(agreed.size() - 1));
    }
}
