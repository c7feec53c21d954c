package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Joins rows of different lists to handsets: by IPEI and user, else by IPEI, else by user, else by the two names exchanged. Rows of one list are never
 * joined with each other: two that are alike are two handsets of one name, and a fault. Pure.
 */
final class HandsetJoin {
    private final List<JoinedHandset> handsets = new ArrayList<>();

    private HandsetJoin() {}

    /** Our own rows first, in their order, then what only others know. */
    static List<JoinedHandset> of(List<ListRow> own, List<ListRow> controlHub, List<ListRow> serverUsers) {
        HandsetJoin join = new HandsetJoin();
        own.forEach(row -> join.handsets.add(new JoinedHandset(row)));
        join.addAll(ListKind.CONTROL_HUB, controlHub);
        join.addAll(ListKind.SERVER_USERS, serverUsers);
        return join.handsets;
    }

    private void addAll(ListKind kind, List<ListRow> rows) {
        Names names = new Names(handsets);
        List<ListRow> left = rows;
        // What two names join is joined before one alone may, whatever the order of the rows.
        for (Function<ListRow, List<JoinedHandset>> by : names.ways()) {
            List<ListRow> next = new ArrayList<>();
            for (ListRow row : left) {
                Optional<JoinedHandset> found = by.apply(row).stream()
                        .filter(handset -> !handset.has(kind))
                        .findFirst();
                found.ifPresent(handset -> handset.add(row));
                if (found.isEmpty()) {
                    next.add(row);
                }
            }
            left = next;
        }
        left.forEach(row -> handsets.add(new JoinedHandset(row)));
    }

    /** Handsets by what earlier lists call them. */
    private static final class Names {
        /** Of a name that more share, the list is no list of names. */
        private static final int MOST_BEARERS = 16;

        private final Map<String, List<JoinedHandset>> byIpei = new HashMap<>();
        private final Map<String, List<JoinedHandset>> byUser = new HashMap<>();
        private final Map<String, List<JoinedHandset>> byAuthUser = new HashMap<>();

        Names(List<JoinedHandset> handsets) {
            for (JoinedHandset handset : handsets) {
                for (ListRow row : handset.rows()) {
                    row.ipei().ifPresent(ipei -> add(byIpei, ipei.digits(), handset));
                    row.user().ifPresent(user -> add(byUser, user, handset));
                    row.authUser().ifPresent(user -> add(byAuthUser, user, handset));
                }
            }
        }

        private static void add(Map<String, List<JoinedHandset>> names, String name, JoinedHandset handset) {
            List<JoinedHandset> bearers = names.computeIfAbsent(name, none -> new ArrayList<>(1));
            if (bearers.size() < MOST_BEARERS && !bearers.contains(handset)) {
                bearers.add(handset);
            }
        }

        /** From the surest. */
        List<Function<ListRow, List<JoinedHandset>>> ways() {
            return List.of(
                    row -> both(ipei(row), user(row)),
                    row -> both(ipei(row), exchanged(row)),
                    this::ipei,
                    this::user,
                    this::exchanged,
                    row -> row.authUser()
                            .map(user -> byUser.getOrDefault(user, List.of()))
                            .orElse(List.of()));
        }

        private List<JoinedHandset> ipei(ListRow row) {
            return row.ipei()
                    .map(ipei -> byIpei.getOrDefault(ipei.digits(), List.of()))
                    .orElse(List.of());
        }

        private List<JoinedHandset> user(ListRow row) {
            return row.user().map(user -> byUser.getOrDefault(user, List.of())).orElse(List.of());
        }

        private List<JoinedHandset> exchanged(ListRow row) {
            return row.user()
                    .map(user -> byAuthUser.getOrDefault(user, List.of()))
                    .orElse(List.of());
        }

        private static List<JoinedHandset> both(List<JoinedHandset> some, List<JoinedHandset> others) {
            return some.stream().filter(others::contains).toList();
        }
    }
}
