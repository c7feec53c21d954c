package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.protocol.tls.Alert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsMetricsTest {
    private final MetricsRegistry registry = new MetricsRegistry();
    private final ServerNames servers = new ServerNames(Facts.SITE);
    private final DomainMetrics domain = new DomainMetrics(registry, servers);

    @AfterEach
    void close() {
        registry.close();
    }

    private List<String> scrape() {
        return new Exposition(registry)
                .text(Exposition.contentType(""))
                .lines()
                .filter(line -> line.startsWith("dectwatch_tls"))
                .toList();
    }

    @Test
    void countsHandshakesByOutcomeVersionAndResumption() {
        new TlsMoves(domain::show).play();
        assertThat(scrape())
                .contains(
                        "dectwatch_tls_handshakes_total{outcome=\"established\",resumed=\"no\",server=\"dect-1\",version=\"tlsv1_2\"} 2.0",
                        "dectwatch_tls_handshakes_total{outcome=\"failed\",resumed=\"unknown\",server=\"dect-1\",version=\"unknown\"} 2.0",
                        "dectwatch_tls_failures_total{by=\"client\",reason=\"alert\",server=\"dect-1\"} 1.0",
                        "dectwatch_tls_failures_total{by=\"server\",reason=\"refused\",server=\"dect-1\"} 1.0",
                        "dectwatch_tls_alerts_total{alert=\"bad_certificate\",by=\"client\",server=\"dect-1\"} 1.0",
                        "dectwatch_tls_handshake_seconds_count{server=\"dect-1\"} 2",
                        "dectwatch_tls_connections_ended_total{by=\"server\",how=\"rst\",server=\"dect-1\"} 1.0",
                        "dectwatch_tls_connections_lost_total{server=\"dect-1\"} 1.0",
                        "dectwatch_tls_handsets_hit_total{known=\"inferred\",server=\"dect-1\"} 1.0");
    }

    @Test
    void showsWhatIsOpenAndWhenTheCertificatesEnd() {
        LedgerView ledger = new TlsMoves(event -> {}).play();
        LevelMetrics levels =
                new LevelMetrics(registry, servers, new HandsetLabels(LabelOptions.Form.OFF, Optional.empty()), 1);
        levels.show(ledger, List.of());
        long leaf = TlsMoves.LEAF.notAfter().getEpochSecond();
        long issuer = TlsMoves.ISSUER.notAfter().getEpochSecond();
        assertThat(scrape())
                .contains(
                        "dectwatch_tls_connections_open{server=\"dect-1\"} 1.0",
                        "dectwatch_tls_connections_pending_max{server=\"dect-1\"} 1.0",
                        "dectwatch_tls_handsets{server=\"dect-1\"} 1.0",
                        "dectwatch_tls_connection_handsets_max{server=\"dect-1\"} 1.0",
                        "dectwatch_tls_certificate_not_after_timestamp_seconds{certificate=\"leaf\",server=\"dect-1\"} "
                                + (double) leaf,
                        "dectwatch_tls_certificate_not_after_timestamp_seconds{certificate=\"issuer\",server=\"dect-1\"} "
                                + (double) issuer,
                        "dectwatch_tls_certificate_faults{fault=\"expired\",server=\"dect-1\"} 0.0",
                        "dectwatch_tls_certificate_faults{fault=\"wrong_name\",server=\"dect-1\"} 0.0");
    }

    @Test
    void keepsTheWordsOfItsLabelsClosedAndKnowsWhatTheWireSays() {
        assertThat(TlsCatalog.version(Optional.of("TLSv1.3"))).isEqualTo("tlsv1_3");
        assertThat(TlsCatalog.version(Optional.of("0x7f1c"))).isEqualTo("other");
        assertThat(TlsCatalog.version(Optional.empty())).isEqualTo("unknown");
        assertThat(TlsCatalog.alert(Optional.of("alert_77"))).isEqualTo("other");
        assertThat(TlsCatalog.alert(Optional.empty())).isEqualTo("encrypted");
        assertThat(TlsCatalog.resumed(Optional.of(true))).isEqualTo("yes");
        for (int code : new int[] {10, 40, 42, 43, 44, 45, 46, 48, 70, 71, 80, 112, 116}) {
            String name = new Alert(2, code).name();
            assertThat(TlsCatalog.alert(Optional.of(name))).as("alert %d", code).isEqualTo(name);
        }
    }
}
