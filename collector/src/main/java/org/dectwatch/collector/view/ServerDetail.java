package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails;

/**
 * One IP-DECT server's own view.
 *
 * @param schema {@link #SCHEMA}
 * @param methods what its XML-RPC interface says it can do
 * @param network its network interfaces, by the newest word that is not stale
 * @param events what it said unasked, newest first, bounded
 * @param alerts about it and its handsets
 */
public record ServerDetail(
        String schema,
        String runId,
        long revision,
        Instant time,
        ServerRow server,
        About about,
        List<String> methods,
        List<Network> network,
        List<ServerRow.Event> events,
        List<AlertRow> alerts) {
    public static final String SCHEMA = "dectwatch.server/1";

    public ServerDetail {
        methods = List.copyOf(methods);
        network = List.copyOf(network);
        events = List.copyOf(events);
        alerts = List.copyOf(alerts);
    }

    /** What it is and where, by its own word. */
    public record About(
            Optional<String> description,
            Optional<String> serial,
            Optional<String> ari,
            Optional<String> location,
            Optional<String> contact,
            Optional<String> product) {}

    /**
     * A network interface, totals since the device began to count.
     *
     * @param errors in and out together, as discards
     */
    public record Network(
            String name,
            DeviceDetails.Status status,
            OptionalLong bitsPerSecond,
            OptionalLong octetsIn,
            OptionalLong octetsOut,
            OptionalLong errors,
            OptionalLong discards) {}
}
