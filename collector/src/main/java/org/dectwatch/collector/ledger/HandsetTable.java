package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TruthOptions;
import org.jspecify.annotations.Nullable;

/**
 * One row per handset: those of the configured list, joined by the user part of the address of record, those seen only on the wire,
 * and those of which only a server or the cloud speaks. A handset that registers with its two names exchanged is the one of the list,
 * as long as no registration bears its right name.
 */
final class HandsetTable {
    private final HandsetDirectory directory;
    private final ServerNames servers;
    private final HandsetWords words;
    private final TruthOptions truth;
    private @Nullable List<Handset> shown;

    HandsetTable(HandsetDirectory directory, ServerNames servers, HandsetWords words, TruthOptions truth) {
        this.directory = directory;
        this.servers = servers;
        this.words = words;
        this.truth = truth;
    }

    /** Something may be different from what was shown last. */
    void changed() {
        shown = null;
    }

    /** As they are now; several ask between one change and the next, and get the same. */
    List<Handset> rows(Supplier<List<Registration>> registrations, CallTable calls, Instant now) {
        List<Handset> known = shown;
        if (known == null) {
            known = List.copyOf(rows(registrations.get(), calls, now));
            shown = known;
        }
        return known;
    }

    private List<Handset> rows(List<Registration> registrations, CallTable calls, Instant now) {
        List<Handset> rows =
                new ArrayList<>(registrations.size() + directory.handsets().size());
        Set<String> seen = new HashSet<>();
        Map<AddressOfRecord, Site.KnownHandset> owners = owners(registrations, seen);
        Set<String> users = new HashSet<>();
        for (Registration registration : registrations) {
            users.add(registration.aor().user());
            rows.add(row(registration, Optional.ofNullable(owners.get(registration.aor())), calls, now));
        }
        for (Site.KnownHandset handset : directory.handsets()) {
            if (!seen.contains(handset.id())) {
                rows.add(listed(handset, now));
            }
        }
        words.strangers(users::contains).forEach(stranger -> rows.add(unlisted(stranger, now)));
        return rows;
    }

    /** @param seen takes the ids of those that own one */
    private Map<AddressOfRecord, Site.KnownHandset> owners(List<Registration> registrations, Set<String> seen) {
        Map<AddressOfRecord, Site.KnownHandset> owners = new HashMap<>();
        List<Registration> others = new ArrayList<>();
        for (Registration registration : registrations) {
            Optional<Site.KnownHandset> owner =
                    directory.byUser(registration.aor().user());
            if (owner.isPresent()) {
                owners.put(registration.aor(), owner.get());
                seen.add(owner.get().id());
            } else {
                others.add(registration);
            }
        }
        for (Registration registration : others) {
            directory
                    .swapped(registration)
                    .map(HandsetDirectory.Swapped::handset)
                    .filter(owner -> seen.add(owner.id()))
                    .ifPresent(owner -> owners.put(registration.aor(), owner));
        }
        return owners;
    }

    private Handset listed(Site.KnownHandset handset, Instant now) {
        List<HandsetWord.Kept> said = words.of(HandsetName.key(handset), now);
        return new Handset(
                handset.id(),
                handset.ipei(),
                handset.name(),
                handset.extension(),
                Optional.empty(),
                handset.server().orElseGet(() -> server(said)),
                true,
                Optional.empty(),
                0,
                Optional.empty(),
                said,
                HandsetTruth.of(Optional.empty(), said, truth));
    }

    /** The server that says anything of it. */
    private static String server(List<HandsetWord.Kept> said) {
        return said.stream()
                .map(kept -> kept.word().server())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Handset unlisted(HandsetWords.Stranger stranger, Instant now) {
        List<HandsetWord.Kept> said = words.of(stranger.key(), now);
        return new Handset(
                HandsetWords.idOfUnlisted(stranger.key()),
                stranger.key().ipei(),
                Optional.empty(),
                stranger.key().extension(),
                Optional.empty(),
                stranger.server(),
                false,
                Optional.empty(),
                0,
                Optional.empty(),
                said,
                HandsetTruth.of(Optional.empty(), said, truth));
    }

    private Handset row(Registration registration, Optional<Site.KnownHandset> listed, CallTable calls, Instant now) {
        String server = servers.nameOf(registration.device().address());
        List<HandsetWord.Kept> said = words.of(
                listed.map(HandsetName::key)
                        .orElseGet(() -> HandsetKey.user(registration.aor().user())),
                now);
        AddressOfRecord aor = registration.aor();
        return new Handset(
                listed.map(Site.KnownHandset::id).orElse(aor.user()),
                listed.flatMap(Site.KnownHandset::ipei).or(() -> ipei(said)),
                listed.flatMap(Site.KnownHandset::name),
                listed.flatMap(Site.KnownHandset::extension),
                Optional.of(aor),
                server,
                listed.isPresent(),
                Optional.of(registration),
                calls.activeOf(aor),
                calls.codecOf(aor),
                said,
                HandsetTruth.of(Optional.of(registration), said, truth));
    }

    /** The IPEI that a server or the cloud tells of a handset that no list names. */
    private static Optional<String> ipei(List<HandsetWord.Kept> said) {
        return said.stream()
                .flatMap(kept -> kept.word().handset().ipei().stream())
                .findFirst();
    }
}
