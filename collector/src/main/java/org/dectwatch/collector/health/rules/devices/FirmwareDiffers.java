package org.dectwatch.collector.health.rules.devices;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/**
 * One server runs other firmware than most of the rest; where there is no most, older firmware than another. All are judged when the
 * version of one changes, and no sooner: a report says the same version again nearly always.
 */
final class FirmwareDiffers extends ServerRule {
    static final String ID = "firmware-differs";

    private final Map<String, String> known = new HashMap<>();

    FirmwareDiffers(FirmwareDiffersOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (!(changed instanceof Subject.OfServer)) {
            return List.of();
        }
        Optional<String> version =
                moment.server(changed.text()).filter(ServerStatus::configured).flatMap(FirmwareDiffers::version);
        boolean same = version.isEmpty() || version.get().equals(known.put(changed.text(), version.get()));
        return same
                ? List.of()
                : moment.servers().stream()
                        .filter(ServerStatus::configured)
                        .<Subject>map(server -> new Subject.OfServer(server.name()))
                        .toList();
    }

    private static Optional<String> version(ServerStatus server) {
        return server.saidNow().softwareVersion();
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        Optional<String> own = version(server);
        if (own.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        Instant at =
                saidAt(server, facts -> facts.softwareVersion().isPresent()).orElse(moment.now());
        Map<String, Integer> servers = census(moment.servers());
        int all = servers.values().stream().mapToInt(Integer::intValue).sum();
        Optional<Map.Entry<String, Integer>> most = servers.entrySet().stream()
                .filter(each -> each.getValue() * 2 > all)
                .findFirst();
        if (most.isPresent()) {
            return most.get().getKey().equals(own.get())
                    ? Judgement.clear(at, "it runs what most run, " + own.get())
                    : trouble(
                            server,
                            own.get(),
                            at,
                            most.get().getValue() + " of " + all + " servers run "
                                    + most.get().getKey());
        }
        return newer(own.get(), servers)
                .map(other -> trouble(server, own.get(), at, "another server runs " + other + ", which is newer"))
                .orElseGet(() -> Judgement.clear(at, "no server is known to run newer firmware"));
    }

    private static Map<String, Integer> census(Collection<ServerStatus> all) {
        Map<String, Integer> servers = new TreeMap<>();
        all.stream()
                .filter(ServerStatus::configured)
                .forEach(each -> version(each).ifPresent(version -> servers.merge(version, 1, Integer::sum)));
        return servers;
    }

    private static Optional<String> newer(String own, Map<String, Integer> servers) {
        Optional<Firmware> mine = Firmware.parse(own);
        return servers.keySet().stream()
                .filter(other -> mine.isPresent()
                        && Firmware.parse(other)
                                .filter(theirs -> theirs.compareTo(mine.get()) > 0)
                                .isPresent())
                .findFirst();
    }

    private static Judgement trouble(ServerStatus server, String own, Instant at, String others) {
        return Judgement.trouble(
                at,
                server.name() + " runs firmware " + own + " (" + Words.time(at) + "), while " + others + ".",
                "Was it left out of an upgrade, or upgraded before the rest? A redundant pair must run the same.",
                List.of(Evidence.said(server.name(), at, "firmware " + own)));
    }
}
