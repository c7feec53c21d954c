package org.dectwatch.collector.config.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Ipei;

/** One line of cells to what it tells of a handset. What it says of a bad line never repeats the line. */
final class RowReader {
    private static final int LONGEST = 256;

    private final ListKind kind;
    private final Headings headings;
    private final Optional<String> server;

    RowReader(ListKind kind, Headings headings, Optional<String> server) {
        this.kind = kind;
        this.headings = headings;
        this.server = server;
    }

    /** What came of a line: a row, a fault, both where part of it is of use, or neither. */
    record Outcome(Optional<ListRow> row, Optional<InventoryFault> fault, boolean otherDevice) {
        static final Outcome OTHER_DEVICE = new Outcome(Optional.empty(), Optional.empty(), true);
        static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty(), false);
    }

    Outcome read(String where, String[] cells, ColumnNames names) {
        Optional<String> misfit = misfit(cells);
        if (misfit.isPresent()) {
            return unusable(where, misfit.get());
        }
        Map<Column, String> values = values(cells);
        if (values.isEmpty()) {
            return Outcome.NOTHING;
        }
        String product = values.get(Column.PRODUCT);
        if (kind == ListKind.CONTROL_HUB && product != null && !names.isHandset(product)) {
            return Outcome.OTHER_DEVICE;
        }
        Optional<String> written = Optional.ofNullable(values.get(Column.IPEI));
        Optional<Ipei> ipei = written.flatMap(Ipei::parse);
        // A desk telephone's address has letters in it; nobody mistypes an IPEI so.
        if (kind == ListKind.CONTROL_HUB
                && ipei.isEmpty()
                && written.filter(RowReader::isMac).isPresent()) {
            return Outcome.OTHER_DEVICE;
        }
        Optional<String> user = user(values);
        if (ipei.isEmpty() && user.isEmpty()) {
            return unusable(where, written.map(RowReader::flaw).orElse("names neither a user nor an IPEI"));
        }
        ListRow row = row(where, ipei, user, values);
        Optional<InventoryFault> fault = written.isPresent() && ipei.isEmpty()
                ? Optional.of(fault(row.title(), where, flaw(written.get()) + "; the row is used without"))
                : Optional.empty();
        return new Outcome(Optional.of(row), fault, false);
    }

    /** Cells that do not stand below their headings; empty when they do. */
    private Optional<String> misfit(String[] cells) {
        int wanted = headings.columns().size();
        for (int i = wanted; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return Optional.of("has " + cells.length + " cells under " + wanted
                        + " headings; quote those that hold the separator");
            }
        }
        for (int i = 0; i < Math.min(wanted, cells.length); i++) {
            if (cells[i].length() > LONGEST && headings.columns().get(i).isPresent()) {
                return Optional.of("has a cell of more than " + LONGEST + " characters; look at the quotes");
            }
        }
        return headings.holdSecrets() && cells.length < wanted && !blank(cells)
                ? Optional.of("has " + cells.length + " cells under " + wanted
                        + " headings, so that nobody can tell its password from the rest; export the list again")
                : Optional.empty();
    }

    private static boolean blank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private Map<Column, String> values(String[] cells) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(cells.length, headings.columns().size()); i++) {
            Optional<Column> column = headings.columns().get(i).filter(known -> known != Column.SECRET);
            String cell = cells[i].strip();
            if (column.isPresent() && !cell.isEmpty()) {
                values.put(column.get(), cell);
            }
        }
        return values;
    }

    private ListRow row(String where, Optional<Ipei> ipei, Optional<String> user, Map<Column, String> values) {
        return new ListRow(
                kind,
                where,
                ipei,
                user,
                domain(values),
                Optional.ofNullable(values.get(Column.AUTH_USER)),
                Optional.ofNullable(values.get(Column.NAME))
                        .or(() -> Optional.ofNullable(values.get(Column.STANDBY_TEXT))),
                Optional.ofNullable(values.get(Column.EXTENSION)),
                server.or(() -> Optional.ofNullable(values.get(Column.SERVER))),
                Optional.ofNullable(values.get(Column.OUTBOUND_PROXY)));
    }

    /** {@code hgwdh3e4wh} of {@code hgwdh3e4wh@98027369.us10.bcld.webex.com}, with or without a scheme. */
    private static Optional<String> user(Map<Column, String> values) {
        return Optional.ofNullable(values.get(Column.USER))
                .map(text -> text.replaceFirst("^(?i:sips?):", "").replaceFirst("@.*", ""))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> domain(Map<Column, String> values) {
        String user = values.getOrDefault(Column.USER, "");
        int at = user.indexOf('@');
        return at >= 0 && at + 1 < user.length()
                ? Optional.of(user.substring(at + 1))
                : Optional.ofNullable(values.get(Column.DOMAIN));
    }

    private static boolean isMac(String text) {
        return text.replaceAll("[:. -]", "").matches("(?i)[0-9a-f]{12}");
    }

    /** What is wrong with an IPEI, without repeating it. */
    private static String flaw(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        if (text.matches("[0-9][.,][0-9]+[eE]\\+?[0-9]+")) {
            return "has an IPEI that a spreadsheet has rounded, so that its digits are lost: format the column as text there";
        }
        return text.chars().anyMatch(Character::isLetter)
                ? "has an IPEI with letters in it"
                : "has an IPEI of " + digits + " digits; 12 are wanted, and perhaps a check digit";
    }

    private Outcome unusable(String where, String what) {
        return new Outcome(Optional.empty(), Optional.of(fault(where, where, what)), false);
    }

    private InventoryFault fault(String subject, String where, String what) {
        return new InventoryFault(
                InventoryFault.Kind.UNUSABLE_ROW,
                subject,
                server.orElse(""),
                "The row " + where + " " + what + ".",
                List.of(where));
    }
}
