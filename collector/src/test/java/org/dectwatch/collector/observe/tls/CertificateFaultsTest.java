package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateFault.Kind;
import org.junit.jupiter.api.Test;

class CertificateFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private static Certificate leaf(String subject, List<String> names, int bits, String signature) {
        return new Certificate(
                subject,
                "CN=Issuing",
                "1000",
                NOW.minusSeconds(1000),
                NOW.plusSeconds(1000),
                names,
                List.of(),
                "A".repeat(64),
                "RSA",
                bits,
                signature,
                false,
                false);
    }

    private static Certificate good(String... names) {
        return leaf("CN=sbc.example.net,O=Voice", List.of(names), 2048, "SHA256withRSA");
    }

    private static List<Kind> judge(Certificate leaf, Optional<String> asked, Set<String> expected, boolean wildcards) {
        return CertificateFaults.judge(List.of(leaf), NOW, asked, expected, wildcards, Optional.empty()).stream()
                .map(CertificateFault::kind)
                .toList();
    }

    @Test
    void acceptsTheNameAskedForInAnyCase() {
        assertThat(judge(good("sbc.example.net"), Optional.of("SBC.example.NET"), Set.of(), false))
                .isEmpty();
    }

    @Test
    void acceptsAWildcardOnlyWhereTheClientDoes() {
        Certificate wildcard = good("*.example.net");
        assertThat(judge(wildcard, Optional.of("sbc.example.net"), Set.of(), true))
                .isEmpty();
        assertThat(judge(wildcard, Optional.of("sbc.example.net"), Set.of(), false))
                .containsExactly(Kind.WILDCARD_ONLY);
    }

    @Test
    void letsAWildcardStandForOneLabelOnly() {
        Certificate wildcard = good("*.example.net");
        assertThat(judge(wildcard, Optional.of("a.b.example.net"), Set.of(), true))
                .containsExactly(Kind.WRONG_NAME);
        assertThat(judge(wildcard, Optional.of("example.net"), Set.of(), true)).containsExactly(Kind.WRONG_NAME);
    }

    @Test
    void fallsBackToTheConfiguredNameAndThenToNoJudgement() {
        assertThat(judge(good("other.example.org"), Optional.empty(), Set.of("sbc.example.net"), true))
                .containsExactly(Kind.WRONG_NAME);
        assertThat(judge(good("other.example.org"), Optional.empty(), Set.of(), true))
                .isEmpty();
    }

    @Test
    void readsTheCommonNameOnlyWhereThereAreNoDnsNames() {
        assertThat(judge(good(), Optional.of("sbc.example.net"), Set.of(), false))
                .isEmpty();
        assertThat(judge(good("x.example.net"), Optional.of("sbc.example.net"), Set.of(), false))
                .containsExactly(Kind.WRONG_NAME);
    }

    @Test
    void findsSmallKeysOldHashesAndBrokenChains() {
        assertThat(judge(leaf("CN=a", List.of("a"), 1024, "SHA256withRSA"), Optional.of("a"), Set.of(), false))
                .containsExactly(Kind.WEAK);
        assertThat(judge(leaf("CN=a", List.of("a"), 2048, "SHA1withRSA"), Optional.of("a"), Set.of(), false))
                .containsExactly(Kind.WEAK);
        List<CertificateFault> broken = CertificateFaults.judge(
                List.of(good("a"), good("a")), NOW, Optional.of("a"), Set.of(), false, Optional.of("unknown_ca"));
        assertThat(broken).extracting(CertificateFault::kind).containsExactly(Kind.BROKEN_CHAIN, Kind.UNKNOWN_ISSUER);
    }

    @Test
    void judgesValidityAtTheTimeGivenNotToday() {
        Certificate leaf = good("a");
        List<CertificateFault> before = CertificateFaults.judge(
                List.of(leaf), NOW.minusSeconds(2000), Optional.of("a"), Set.of(), false, Optional.empty());
        assertThat(before).extracting(CertificateFault::kind).containsExactly(Kind.NOT_YET_VALID);
        List<CertificateFault> after = CertificateFaults.judge(
                List.of(leaf), NOW.plusSeconds(2000), Optional.of("a"), Set.of(), false, Optional.empty());
        assertThat(after).extracting(CertificateFault::kind).containsExactly(Kind.EXPIRED);
    }
}
