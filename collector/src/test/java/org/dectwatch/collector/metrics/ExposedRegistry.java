package org.dectwatch.collector.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.options.Secret;
import org.junit.jupiter.api.AfterEach;

/** A registry, what moves it, and what it exposes. */
abstract class ExposedRegistry {
    final MetricsRegistry registry = new MetricsRegistry();
    final ServerNames servers = new ServerNames(Facts.SITE);
    final DomainMetrics domain = new DomainMetrics(registry, servers);
    final Exposition exposition = new Exposition(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    List<String> scrape() {
        return exposition.text(Exposition.contentType("")).lines().toList();
    }

    LevelMetrics levels(LabelOptions.Form form, int cap) {
        return new LevelMetrics(registry, servers, new HandsetLabels(form, Optional.of(new Secret("key"))), cap);
    }

    static Facts.View view(Collection<Handset> handsets, ServerStatus... all) {
        return new Facts.View(
                handsets.stream().flatMap(h -> h.registration().stream()).toList(),
                handsets,
                List.of(all),
                List.of(Facts.source("eth0", 10, -1, Optional.of(Facts.NOW.minusMillis(1500)))));
    }
}
