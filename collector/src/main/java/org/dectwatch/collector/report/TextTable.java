package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text for a terminal, as wide as their widest cell; the last column is never padded. */
final class TextTable {
    /** More than this nobody reads; the other form of the report has them all. */
    private static final int MOST = 200;

    private final List<List<String>> rows = new ArrayList<>();
    private int leftOut;

    TextTable(String... head) {
        rows.add(List.of(head));
    }

    void row(String... cells) {
        if (rows.size() > MOST) {
            leftOut++;
        } else {
            rows.add(List.of(cells));
        }
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void appendTo(StringBuilder out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < columns - 1) {
                    line.append(" ".repeat(widths[i] - cell.length() + 2));
                }
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        if (leftOut > 0) {
            out.append("  ... and ").append(leftOut).append(" more; --format json has them all\n");
        }
    }
}
