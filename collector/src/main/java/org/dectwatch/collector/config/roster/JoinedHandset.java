package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dectwatch.collector.domain.Ipei;

/** What the lists say of one handset, a row of each at the most. Changes while lists are joined, and not after. */
final class JoinedHandset {
    private final Map<ListKind, ListRow> rows = new EnumMap<>(ListKind.class);

    JoinedHandset(ListRow first) {
        add(first);
    }

    void add(ListRow row) {
        rows.put(row.kind(), row);
    }

    boolean has(ListKind kind) {
        return rows.containsKey(kind);
    }

    Optional<ListRow> row(ListKind kind) {
        return Optional.ofNullable(rows.get(kind));
    }

    /** The rows there are: our own, the server's, Control Hub's. */
    List<ListRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The first that anybody says, asked in this order. */
    private <T> Optional<T> first(Function<ListRow, Optional<T>> what, ListKind... order) {
        for (ListKind kind : order) {
            Optional<T> said = row(kind).flatMap(what);
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    /** Who subscribed the handset knows its number best; Control Hub takes any. */
    Optional<Ipei> ipei() {
        return first(ListRow::ipei, ListKind.SERVER_USERS, ListKind.HANDSETS, ListKind.CONTROL_HUB);
    }

    /** What the registrar goes by. */
    Optional<String> user() {
        return first(ListRow::user, ListKind.CONTROL_HUB, ListKind.HANDSETS, ListKind.SERVER_USERS);
    }

    Optional<String> authUser() {
        return first(ListRow::authUser, ListKind.CONTROL_HUB, ListKind.HANDSETS, ListKind.SERVER_USERS);
    }

    Optional<String> name() {
        return first(ListRow::name, ListKind.HANDSETS, ListKind.CONTROL_HUB, ListKind.SERVER_USERS);
    }

    Optional<String> extension() {
        return first(ListRow::extension, ListKind.HANDSETS, ListKind.CONTROL_HUB, ListKind.SERVER_USERS);
    }

    Optional<String> server() {
        return first(ListRow::server, ListKind.HANDSETS, ListKind.SERVER_USERS, ListKind.CONTROL_HUB);
    }

    /** Where it stands, our own list first. */
    List<String> where() {
        List<String> all = new ArrayList<>();
        rows.values().forEach(row -> all.add(row.where()));
        return all;
    }
}
