package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigProblem;
import org.dectwatch.collector.config.Nearest;

/**
 * The first line of a list, understood. A heading nobody knows is shown to people only where it cannot be a value: a file without
 * headings begins with a row, one whose first line end was lost goes on with it, and in that row may stand a password.
 */
final class Headings {
    private static final int MOST = 256;

    private final List<Optional<Column>> columns = new ArrayList<>();
    private final List<String> understood = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private Headings() {}

    static Headings of(String file, ListKind kind, String[] cells, ColumnNames names) throws ConfigInvalid {
        Headings headings = new Headings();
        for (String cell : cells) {
            headings.columns.add(names.of(kind, cell));
        }
        if (headings.columns.stream().noneMatch(Headings::names) || cells.length > MOST) {
            throw invalid(file, "", "the first line must hold the headings of " + wanted(kind));
        }
        headings.sort(file, kind, cells, names);
        return headings;
    }

    /** A column that tells who a row is about. */
    private static boolean names(Optional<Column> column) {
        return column.filter(known -> known == Column.USER || known == Column.IPEI)
                .isPresent();
    }

    private static String wanted(ListKind kind) {
        return switch (kind) {
            case HANDSETS ->
                "a list of handsets, 'user' or 'ipei' among them: user, authUser, ipei, name, extension, server";
            case SERVER_USERS -> "the users of an IP-DECT server, such as IPEI and Username / Extension";
            case CONTROL_HUB -> "the devices of Control Hub, such as MAC Address and Line ID";
        };
    }

    private void sort(String file, ListKind kind, String[] cells, ColumnNames names) throws ConfigInvalid {
        boolean secrets = columns.contains(Optional.of(Column.SECRET));
        int lastKnown = -1;
        for (int i = 0; i < cells.length; i++) {
            lastKnown = columns.get(i).isPresent() ? i : lastKnown;
        }
        Map<Column, String> seen = new EnumMap<>(Column.class);
        for (int i = 0; i < cells.length; i++) {
            Optional<Column> column = columns.get(i);
            if (column.isEmpty()) {
                boolean safe = !secrets || kind != ListKind.HANDSETS && i < lastKnown;
                unknown(file, kind, cells[i], safe ? cells[i] : "column " + (i + 1), names);
                continue;
            }
            if (column.get() == Column.SECRET) {
                dropped.add(cells[i]);
            } else if (seen.putIfAbsent(column.get(), cells[i]) != null) {
                // Two headings for one thing: the first that a server or Control Hub writes is the one it shows first.
                columns.set(i, Optional.empty());
                unused.add(cells[i]);
            } else {
                understood.add(cells[i]);
            }
        }
    }

    /** Others' lists have columns of no use here; in our own a heading that nobody knows is a slip. */
    private void unknown(String file, ListKind kind, String heading, String shown, ColumnNames names)
            throws ConfigInvalid {
        if (kind == ListKind.HANDSETS && !heading.isBlank()) {
            String remedy = Nearest.to(heading.toLowerCase(Locale.ROOT), names.known(kind))
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("columns are user, authUser, ipei, name, extension, server");
            throw invalid(file, shown, "there is no such column; " + remedy);
        }
        if (!heading.isBlank()) {
            unused.add(shown);
        }
    }

    private static ConfigInvalid invalid(String file, String key, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file, 1, key, message)));
    }

    List<Optional<Column>> columns() {
        return columns;
    }

    /** Whether a shift of cells could put a secret where something else is kept. */
    boolean holdSecrets() {
        return !dropped.isEmpty();
    }

    List<String> understood() {
        return understood;
    }

    List<String> unused() {
        return unused;
    }

    List<String> dropped() {
        return dropped;
    }
}
