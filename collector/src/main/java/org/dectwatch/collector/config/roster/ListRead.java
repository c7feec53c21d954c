package org.dectwatch.collector.config.roster;

import java.util.List;
import org.dectwatch.collector.domain.InventoryFault;

/**
 * A list that was read.
 *
 * @param columns headings that were understood, in the order of the file
 * @param unused headings that were not
 * @param dropped headings below which stood secrets
 * @param otherDevices rows of Control Hub that are other devices than handsets
 * @param faults of single rows
 */
public record ListRead(
        String file,
        ListKind kind,
        String encoding,
        char separator,
        List<String> columns,
        List<String> unused,
        List<String> dropped,
        List<ListRow> rows,
        int otherDevices,
        List<InventoryFault> faults) {
    public ListRead {
        columns = List.copyOf(columns);
        unused = List.copyOf(unused);
        dropped = List.copyOf(dropped);
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }
}
