package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An IP-DECT server as known now: what it said itself, and what the wire shows of it. Where it is asked over several interfaces, the
 * fields about reports speak of the one that answered last; if none did, of the first.
 *
 * @param name configured name, or the address when it is only known from the wire
 * @param configured whether the configuration names it
 * @param scraped whether anybody asks it
 * @param lastReport the last one of any outcome
 * @param lastGood the last one that succeeded
 * @param lastGoodAt when that came
 * @param failingSince first of the failures since the last success
 * @param stale two intervals passed since the last success
 * @param startedAt inferred from its uptime
 * @param lastSeenOnWire last packet from one of its addresses that meant something
 * @param handsets known behind it
 * @param registered of those, with a live binding seen on the wire
 * @param interfaces each way it is asked, in the order in which they first reported
 */
public record ServerStatus(
        String name,
        boolean configured,
        boolean scraped,
        Optional<DeviceReport> lastReport,
        Optional<DeviceReport> lastGood,
        Optional<Instant> lastGoodAt,
        Optional<Instant> failingSince,
        boolean stale,
        Optional<Instant> startedAt,
        Optional<Instant> lastSeenOnWire,
        int handsets,
        int registered,
        List<InterfaceStatus> interfaces) {
    public ServerStatus {
        interfaces = List.copyOf(interfaces);
    }

    /** What it says now: of each value the newest word of an interface that is not stale. */
    public DeviceReport.Facts saidNow() {
        return interfaces.isEmpty() && !stale ? lastGoodFacts() : said(each -> !each.stale());
    }

    /** The same with what has gone stale, to be shown as past. */
    public DeviceReport.Facts saidLast() {
        return interfaces.isEmpty() ? lastGoodFacts() : said(each -> true);
    }

    private DeviceReport.Facts lastGoodFacts() {
        return lastGood.map(DeviceReport::facts).orElseGet(DeviceReport.Facts::none);
    }

    private DeviceReport.Facts said(Predicate<InterfaceStatus> wanted) {
        return newestFirst(wanted)
                .map(report -> report.facts())
                .reduce(DeviceReport.Facts.none(), DeviceReport.Facts::or);
    }

    /** Its network interfaces, by the newest word that is not stale. */
    public List<DeviceDetails.NetworkInterface> networkInterfaces() {
        return newestFirst(each -> !each.stale())
                .map(report -> report.details().interfaces())
                .filter(all -> !all.isEmpty())
                .findFirst()
                .orElseGet(List::of);
    }

    private Stream<DeviceReport> newestFirst(Predicate<InterfaceStatus> wanted) {
        return interfaces.stream()
                .filter(each -> each.lastGoodAt().isPresent() && wanted.test(each))
                .sorted(Comparator.comparing(
                                (InterfaceStatus each) -> each.lastGoodAt().orElseThrow())
                        .reversed())
                .flatMap(each -> each.lastGood().stream());
    }
}
