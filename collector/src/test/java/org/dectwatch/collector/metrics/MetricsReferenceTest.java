package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.testing.GeneratedPart;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {
    @Test
    void theDocumentedMetricsAreThoseOfTheCatalogue() throws Exception {
        GeneratedPart.check(Path.of("METRICS.md"), MetricsReference.markdown());
    }

    @Test
    void theCatalogueListsEveryConstantOnce() throws Exception {
        List<MetricSpec> constants = new ArrayList<>();
        for (Class<?> catalogue : List.of(
                MetricCatalog.class, TlsCatalog.class, SelfCatalog.class, SessionCatalog.class, MediaCatalog.class)) {
            for (var field : catalogue.getDeclaredFields()) {
                if (field.getType() == MetricSpec.class && Modifier.isStatic(field.getModifiers())) {
                    constants.add((MetricSpec) field.get(null));
                }
            }
        }
        assertThat(MetricCatalog.all()).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(MetricCatalog.all()).extracting(MetricSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void onlyHandsetSeriesNameAHandset() {
        for (MetricSpec spec : MetricCatalog.all()) {
            boolean names = spec.labels().contains(MetricCatalog.HANDSET);
            assertThat(names)
                    .as(spec.name())
                    .isEqualTo(spec.name().startsWith("dectwatch_handset_")
                            && !spec.labels().isEmpty());
        }
    }

    @Test
    void aLabelOutsideItsClosedSetIsRefused() {
        try (MetricsRegistry registry = new MetricsRegistry()) {
            assertThatThrownBy(() -> registry.counter(MetricCatalog.SIP_MESSAGES, "a", "FOO", "request", "udp"))
                    .hasMessage("dectwatch_sip_messages_total: the label method never holds 'FOO'");
            assertThatThrownBy(() -> registry.counter(MetricCatalog.SIP_RETRANSMISSIONS))
                    .hasMessage("dectwatch_sip_retransmissions_total has 1 labels, not 0");
        }
    }
}
