package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.util.Collection;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ServerStatus;

/** How many handsets are what, by whose word, and what is wrong with the lists. Sums only: no label names a handset. */
final class TruthLevels {
    private static final String NOBODY = "nobody";

    private final ServerNames servers;
    private final LevelRows handsets;
    private final LevelRows disputed;
    private final LevelRows faults;

    TruthLevels(MetricsRegistry registry, ServerNames servers) {
        this.servers = servers;
        handsets = registry.rows(MetricCatalog.HANDSETS);
        disputed = registry.rows(MetricCatalog.HANDSETS_DISPUTED);
        faults = registry.rows(MetricCatalog.INVENTORY_FAULTS);
    }

    void show(LedgerView view, Collection<Handset> all) {
        view.servers().forEach(this::none);
        for (Handset handset : all) {
            String server = servers.label(handset.server());
            HandsetTruth truth = handset.truth();
            handsets.add(
                    1,
                    server,
                    word(truth.standing()),
                    truth.by().map(Label::word).orElse(NOBODY));
            disputed.add(truth.contradiction().isPresent() ? 1 : 0, server);
        }
        for (InventoryFault.Kind kind : InventoryFault.Kind.values()) {
            faults.set(0, word(kind));
        }
        view.site().faults().forEach(fault -> faults.add(1, word(fault.kind())));
        handsets.show();
        disputed.show();
        faults.show();
    }

    /** Rows of 0, so that a graph falls instead of ending. */
    private void none(ServerStatus server) {
        String name = servers.label(server.name());
        disputed.set(0, name);
        handsets.set(0, name, word(HandsetTruth.Standing.UNKNOWN), NOBODY);
        for (HandsetTruth.Who who : HandsetTruth.Who.values()) {
            handsets.set(0, name, word(HandsetTruth.Standing.REGISTERED), word(who));
            handsets.set(0, name, word(HandsetTruth.Standing.NOT_REGISTERED), word(who));
        }
    }
}
