package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;

/** One row per handset: those of the configured list, joined by the user part of the address of record, and those seen only on the wire. */
final class HandsetTable {
    private final Map<String, Site.KnownHandset> known = new LinkedHashMap<>();
    private final ServerNames servers;
    private final HandsetWords words;

    HandsetTable(Site site, ServerNames servers, HandsetWords words) {
        this.servers = servers;
        this.words = words;
        site.handsets().forEach(handset -> known.put(handset.user(), handset));
    }

    List<Handset> rows(List<Registration> registrations, CallTable calls, Instant now) {
        List<Handset> rows = new ArrayList<>(registrations.size() + known.size());
        Map<String, Boolean> seen = new HashMap<>();
        for (Registration registration : registrations) {
            Optional<Site.KnownHandset> listed =
                    Optional.ofNullable(known.get(registration.aor().user()));
            listed.ifPresent(handset -> seen.put(handset.user(), Boolean.TRUE));
            rows.add(row(registration, listed, calls, now));
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
                        Optional.empty(),
                        words.of(
                                new HandsetKey(handset.ipei(), Optional.of(handset.user()), handset.extension()),
                                now)));
            }
        }
        return rows;
    }

    private Handset row(Registration registration, Optional<Site.KnownHandset> listed, CallTable calls, Instant now) {
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
                calls.codecOf(registration.aor()),
                words.of(key(registration, listed), now));
    }

    private static HandsetKey key(Registration registration, Optional<Site.KnownHandset> listed) {
        return new HandsetKey(
                listed.flatMap(Site.KnownHandset::ipei),
                Optional.of(registration.aor().user()),
                listed.flatMap(Site.KnownHandset::extension));
    }
}
