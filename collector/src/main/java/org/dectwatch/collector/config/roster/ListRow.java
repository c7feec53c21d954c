package org.dectwatch.collector.config.roster;

import java.util.Optional;
import org.dectwatch.collector.domain.Ipei;

/**
 * What one row of a list tells of a handset.
 *
 * @param where file and line, such as {@code users.csv:17}
 * @param user user part of its address of record, as this list has it
 * @param domain what stood behind the @ of it, or in a column of its own
 * @param server name of the configured device
 */
public record ListRow(
        ListKind kind,
        String where,
        Optional<Ipei> ipei,
        Optional<String> user,
        Optional<String> domain,
        Optional<String> authUser,
        Optional<String> name,
        Optional<String> extension,
        Optional<String> server,
        Optional<String> outboundProxy) {
    /** How the row is called: by its IPEI, else by its user, else by its place. */
    String title() {
        return ipei.map(Ipei::digits).or(() -> user).orElse(where);
    }
}
