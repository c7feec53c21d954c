package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.observe.Observation;

/** The report of `analyze`, made of what a live source observed. On the source's thread until it has ended. */
public final class LiveReport {
    private final Ledger ledger = new Ledger(LedgerOptions.defaults().keepingAll(), Site.unknown());
    private static final AnalysisInput INPUT = AnalysisInput.of(List.of(), Site.unknown());
    /** As for a file: media is told call by call. */
    private final AlertBook alerts = HealthOptions.defaults().newBookWithoutMedia();

    private final List<DomainEvent.ProxyChanged> moves = new ArrayList<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final StreamTime streamTime = new StreamTime(ledger, alerts, this::happened, changes::add);

    private void happened(DomainEvent event) {
        events.add(event);
        if (event instanceof DomainEvent.ProxyChanged moved) {
            moves.add(moved);
        }
    }

    public void observe(Observation observation) {
        streamTime.observe(observation);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** All that happened so far, in order. */
    List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** All that alerts went through so far, in order. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Once the source has ended. */
    public Told told() {
        Map<AddressOfRecord, Integer> ineffective = new HashMap<>();
        CallsAtEnd calls = CallsAtEnd.of(ledger);
        Report report = ReportComposer.compose(
                INPUT,
                ledger,
                calls,
                List.of(),
                Set.of(),
                moves,
                Analysis.findings(INPUT, ledger, calls, alerts),
                ineffective,
                Map.of());
        return new Told(Told.parse(ReportJson.render(report)), List.of());
    }

    /** A report without what cannot be the same twice: times, what is measured by them, names of captures. */
    public static JsonNode timeless(Told told) {
        ObjectNode copy = told.json().deepCopy();
        copy.remove(List.of("captures", "rfc6076"));
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> gone = new ArrayList<>();
            object.properties().forEach(field -> {
                if (isTime(field.getKey(), field.getValue())) {
                    gone.add(field.getKey());
                } else {
                    strip(field.getValue());
                }
            });
            object.remove(gone);
        } else if (node instanceof ArrayNode array) {
            array.forEach(LiveReport::strip);
        }
    }

    private static boolean isTime(String key, JsonNode value) {
        boolean name = key.equals("capture") || key.equals("file");
        boolean duration = key.endsWith("Ms") && !key.equals("ptimeMs");
        return name || duration || key.equals("driftPpm") || key.endsWith("Time") || tellsTime(value);
    }

    /** An instant, or a sentence with one in it. */
    private static boolean tellsTime(JsonNode value) {
        return value.isTextual() && value.asText().matches(".*\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
    }
}
