package org.dectwatch.collector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Total;

/** What the views of single servers are made from, frozen with a snapshot; put together only when somebody asks for one. */
public final class ServerDetails {
    private static final int EVENTS = 100;
    private static final ServerDetails NONE = new ServerDetails(Map.of(), Map.of());

    private final Map<String, ServerStatus> servers;
    private final Map<String, List<DeviceEvent.Kept>> events;

    private ServerDetails(Map<String, ServerStatus> servers, Map<String, List<DeviceEvent.Kept>> events) {
        this.servers = servers;
        this.events = events;
    }

    public static ServerDetails none() {
        return NONE;
    }

    /** Analysis thread. */
    public static ServerDetails of(LedgerView ledger) {
        Map<String, ServerStatus> servers = new HashMap<>();
        Map<String, List<DeviceEvent.Kept>> events = new HashMap<>();
        for (ServerStatus server : ledger.servers()) {
            servers.put(server.name(), server);
            events.put(server.name(), ledger.told().by(server.name()));
        }
        return new ServerDetails(servers, events);
    }

    /** Any thread; empty when the snapshot has no such server. */
    public Optional<ServerDetail> find(Snapshot snapshot, String name) {
        Optional<ServerStatus> status = Optional.ofNullable(servers.get(name));
        return snapshot.servers().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .flatMap(row -> status.map(found -> detail(snapshot, row, found)));
    }

    private ServerDetail detail(Snapshot snapshot, ServerRow row, ServerStatus status) {
        DeviceReport.Facts said = status.saidLast();
        return new ServerDetail(
                ServerDetail.SCHEMA,
                snapshot.runId(),
                snapshot.revision(),
                snapshot.time(),
                row,
                new ServerDetail.About(
                        said.description(),
                        said.serial(),
                        said.ari(),
                        first(status, DeviceDetails::location),
                        first(status, DeviceDetails::contact),
                        first(status, DeviceDetails::product)),
                details(status)
                        .map(DeviceDetails::methods)
                        .filter(methods -> !methods.isEmpty())
                        .findFirst()
                        .orElse(List.of()),
                status.networkInterfaces().stream().map(ServerDetails::network).toList(),
                events.getOrDefault(row.name(), List.of()).stream()
                        .limit(EVENTS)
                        .map(ServerRows::event)
                        .toList(),
                snapshot.alerts().stream()
                        .filter(alert -> alert.server().equals(Optional.of(row.name())))
                        .toList());
    }

    private static Stream<DeviceDetails> details(ServerStatus status) {
        return status.interfaces().stream()
                .map(InterfaceStatus::lastGood)
                .flatMap(Optional::stream)
                .map(DeviceReport::details);
    }

    private static Optional<String> first(ServerStatus status, Function<DeviceDetails, Optional<String>> value) {
        return details(status).map(value).flatMap(Optional::stream).findFirst();
    }

    private static ServerDetail.Network network(DeviceDetails.NetworkInterface each) {
        return new ServerDetail.Network(
                each.name(),
                each.status(),
                each.bitsPerSecond(),
                number(each.octetsIn()),
                number(each.octetsOut()),
                sum(each.errorsIn(), each.errorsOut()),
                sum(each.discardsIn(), each.discardsOut()));
    }

    private static OptionalLong number(Optional<Total> total) {
        return total.map(one -> OptionalLong.of(one.value())).orElseGet(OptionalLong::empty);
    }

    private static OptionalLong sum(Optional<Total> one, Optional<Total> other) {
        return one.isEmpty() && other.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(one.map(Total::value).orElse(0L)
                        + other.map(Total::value).orElse(0L));
    }
}
