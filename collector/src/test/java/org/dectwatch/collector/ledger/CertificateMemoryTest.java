package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.CertificateHistory.Change;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ServedChain.Via;
import org.junit.jupiter.api.Test;

/** What a server identified itself with, and what is new about it. */
class CertificateMemoryTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final List<DomainEvent> events = new ArrayList<>();
    private final CertificateMemory memory = new CertificateMemory(events::add);

    private static Certificate certificate(String subject, String issuer, int serial) {
        return new Certificate(
                "CN=" + subject,
                "CN=" + issuer,
                Integer.toString(serial),
                START.minus(Duration.ofDays(1)),
                START.plus(Duration.ofDays(90)),
                List.of(subject),
                List.of(),
                String.format("%064X", (subject + issuer + serial).hashCode()),
                "RSA",
                2048,
                "SHA256withRSA",
                false,
                subject.equals(issuer));
    }

    private void served(int minute, Certificate... chain) {
        served(memory, minute, chain);
    }

    private static void served(CertificateMemory memory, int minute, Certificate... chain) {
        memory.probed(
                START.plus(Duration.ofMinutes(minute)),
                new ProbeReport(
                        "sbc.example.net",
                        5061,
                        Duration.ofMillis(5),
                        Optional.of("TLSv1.3"),
                        Optional.of("TLS_AES_128_GCM_SHA256"),
                        List.of(chain),
                        List.of(),
                        Optional.empty()));
    }

    private CertificateHistory only() {
        assertThat(memory.all()).hasSize(1);
        return memory.all().get(0);
    }

    private static Certificate leaf(int serial) {
        return certificate("sbc.example.net", "Issuer A", serial);
    }

    private static final Certificate ISSUER_A = certificate("Issuer A", "Root 1", 7);
    private static final Certificate ROOT_1 = certificate("Root 1", "Root 1", 1);

    @Test
    void theSameChainAgainIsNoNews() {
        served(0, leaf(1), ISSUER_A);
        served(5, leaf(1), ISSUER_A);
        assertThat(events).isEmpty();
        assertThat(only().before()).isEmpty();
        assertThat(only().now().firstSeen()).isEqualTo(START);
        assertThat(only().now().lastSeen()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(only().now().seenBy()).containsExactly(Via.PROBE);
    }

    @Test
    void aRenewedCertificateOfTheSameIssuerIsAnotherLeafAndNoMore() {
        served(0, leaf(1), ISSUER_A);
        served(5, leaf(2), ISSUER_A);
        assertThat(only().changes()).containsExactly(Change.LEAF);
        assertThat(only().changedAt()).contains(START.plus(Duration.ofMinutes(5)));
        assertThat(only().before().orElseThrow().leaf().serial()).isEqualTo("1");
        assertThat(events).singleElement().isInstanceOf(DomainEvent.CertificateChanged.class);
    }

    @Test
    void anotherIssuerUnderTheSameRootIsNotAnotherRoot() {
        served(0, leaf(1), ISSUER_A);
        served(5, certificate("sbc.example.net", "Issuer B", 3), certificate("Issuer B", "Root 1", 8));
        assertThat(only().changes()).containsExactlyInAnyOrder(Change.LEAF, Change.ISSUER);
    }

    @Test
    void anotherRootIsToldAsSuch() {
        served(0, leaf(1), ISSUER_A);
        served(5, certificate("sbc.example.net", "Issuer Z", 3), certificate("Issuer Z", "Root 2", 8));
        assertThat(only().changes()).containsExactlyInAnyOrder(Change.LEAF, Change.ISSUER, Change.ROOT);
        assertThat(only().now().root()).isEqualTo("CN=Root 2");
    }

    @Test
    void aChainServedOneCertificateLongerHasTheSameRoot() {
        served(0, leaf(1));
        served(5, leaf(2), ISSUER_A);
        assertThat(only().changes()).containsExactly(Change.LEAF);
        served(9, leaf(3), ISSUER_A, ROOT_1);
        assertThat(only().changes()).containsExactly(Change.LEAF);
        assertThat(only().now().root()).isEqualTo("CN=Root 1");
    }

    @Test
    void twoMachinesBehindOneNameAreToldOnce() {
        for (int minute = 0; minute < 10; minute++) {
            served(minute, leaf(1 + minute % 2), ISSUER_A);
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void aChangeOverARestartIsNoticed() {
        served(0, leaf(1), ISSUER_A);
        CertificateMemory later = new CertificateMemory(events::add);
        later.remember(START, memory.all());
        served(later, 60, leaf(1), ISSUER_A);
        assertThat(events).isEmpty();
        assertThat(later.all().get(0).now().firstSeen()).isEqualTo(START);
        served(later, 61, certificate("sbc.example.net", "Issuer Z", 3), certificate("Issuer Z", "Root 2", 8));
        assertThat(later.all().get(0).changes()).contains(Change.ROOT);
        assertThat(later.all().get(0).before()).isPresent();
    }

    @Test
    void strangersCannotMakeItGrowWithoutBound() {
        for (int i = 0; i < 5000; i++) {
            memory.probed(
                    START,
                    new ProbeReport(
                            "host" + i,
                            5061,
                            Duration.ZERO,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(leaf(1)),
                            List.of(),
                            Optional.empty()));
        }
        assertThat(memory.size()).isEqualTo(1000);
        for (int serial = 0; serial < 5000; serial++) {
            served(serial, leaf(serial));
        }
        assertThat(Set.copyOf(memory.all())).hasSize(1000);
    }
}
