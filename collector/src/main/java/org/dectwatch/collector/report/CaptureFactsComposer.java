package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.source.pcap.CaptureSummary;

/** Joins what the reader of a file counted with what the intake did. */
final class CaptureFactsComposer {
    private CaptureFactsComposer() {}

    static List<CaptureFacts> compose(
            List<CaptureSummary> summaries,
            Function<String, Map<String, Long>> flaws,
            ToLongFunction<String> quoted,
            ToLongFunction<String> duplicates) {
        List<CaptureFacts> facts = new ArrayList<>();
        for (CaptureSummary summary : summaries) {
            SortedMap<String, Long> malformed = new TreeMap<>(flaws.apply(summary.file()));
            summary.damage().forEach((damage, count) -> malformed.merge("FILE_" + damage.name(), count, Long::sum));
            facts.add(new CaptureFacts(
                    summary.file(),
                    summary.format().label(),
                    summary.linkTypes().stream().map(LinkType::label).toList(),
                    summary.packets(),
                    summary.bytes(),
                    time(summary.firstNanos()),
                    time(summary.lastNanos()),
                    summary.truncated(),
                    summary.incomplete(),
                    malformed,
                    quoted.applyAsLong(summary.file()),
                    duplicates.applyAsLong(summary.file())));
        }
        return facts;
    }

    private static Optional<Instant> time(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Times.instant(nanos.getAsLong())) : Optional.empty();
    }
}
