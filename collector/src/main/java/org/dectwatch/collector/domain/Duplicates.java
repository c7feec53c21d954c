package org.dectwatch.collector.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a list of handsets that share what belongs to one handset only. Pure. */
public final class Duplicates {
    private Duplicates() {}

    /** What a handset has to itself. */
    private enum Name {
        IPEI("IPEI"),
        USER("user"),
        AUTH_USER("authentication user"),
        EXTENSION("extension");

        private final String word;

        Name(String word) {
            this.word = word;
        }

        private Optional<String> of(Site.KnownHandset handset) {
            return switch (this) {
                case IPEI -> handset.ipei();
                case USER -> Optional.of(handset.user()).filter(user -> !user.isEmpty());
                case AUTH_USER -> handset.authUser();
                case EXTENSION -> handset.extension();
            };
        }

        /** What comes of two that share it, as the end of a sentence. */
        private String harm() {
            return switch (this) {
                case IPEI -> "one of the two is not the handset that the list takes it for";
                case USER -> "the registrar knows one binding for both, and the page one state";
                case AUTH_USER -> "one of the two signs in as the other";
                case EXTENSION -> "whoever dials it may reach either";
            };
        }
    }

    /** Two rows and what they share; each row that comes later is told once, with all it shares with one before it. */
    private static final class Pair {
        private final Site.KnownHandset first;
        private final Site.KnownHandset later;
        private final List<Name> shared = new ArrayList<>();

        Pair(Site.KnownHandset first, Site.KnownHandset later) {
            this.first = first;
            this.later = later;
        }
    }

    /** One fault for each later row, about the row before it that it shares something with. */
    public static List<InventoryFault> in(List<Site.KnownHandset> handsets) {
        Map<Name, Map<String, Site.KnownHandset>> seen = new HashMap<>();
        List<InventoryFault> faults = new ArrayList<>();
        for (Site.KnownHandset later : handsets) {
            Map<Site.KnownHandset, Pair> pairs = new HashMap<>();
            for (Name name : Name.values()) {
                Optional<String> value = name.of(later);
                if (value.isPresent()) {
                    Site.KnownHandset first =
                            seen.computeIfAbsent(name, none -> new HashMap<>()).putIfAbsent(value.get(), later);
                    if (first != null) {
                        pairs.computeIfAbsent(first, before -> new Pair(before, later))
                                .shared
                                .add(name);
                    }
                }
            }
            pairs.values().stream()
                    .max((a, b) -> Integer.compare(weight(a), weight(b)))
                    .ifPresent(pair -> faults.add(fault(pair)));
        }
        return faults;
    }

    /** An IPEI shared says more than an extension. */
    private static int weight(Pair pair) {
        return pair.shared.stream()
                .mapToInt(name -> 1 << (Name.values().length - name.ordinal()))
                .sum();
    }

    private static InventoryFault fault(Pair pair) {
        List<String> what = new ArrayList<>();
        for (Name name : pair.shared) {
            what.add("the " + name.word + " " + name.of(pair.later).orElse(""));
        }
        String why = pair.later.title() + " and " + pair.first.title() + " share " + String.join(" and ", what) + ": "
                + pair.shared.get(0).harm() + ".";
        boolean extensionOnly = pair.shared.equals(List.of(Name.EXTENSION));
        return new InventoryFault(
                extensionOnly ? InventoryFault.Kind.DUPLICATE_EXTENSION : InventoryFault.Kind.DUPLICATE,
                pair.later.id(),
                pair.later.server().orElse(""),
                why,
                List.of(pair.first.where(), pair.later.where()).stream()
                        .filter(where -> !where.isEmpty())
                        .toList());
    }
}
