package org.dectwatch.collector.observe.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateFault.Kind;

/**
 * Reads a served chain as a careful client would, without a trust store. The client's alert alone does not tell the cause: OpenSSL
 * says {@code bad_certificate} to a wrong name and to a future date alike.
 */
public final class CertificateFaults {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])CN=([^,+]+)");
    private static final int MIN_RSA = 2048;
    private static final int MIN_EC = 224;

    private CertificateFaults() {}

    /**
     * @param chain leaf first
     * @param at capture time
     * @param serverName the name the client asked for; if it asked for none, one of {@code expected} must fit
     * @param expected configured names; empty: without a server name no name is judged
     * @param wildcards whether the client accepts wildcard names
     * @param alert the client's fatal alert
     */
    public static List<CertificateFault> judge(
            List<Certificate> chain,
            Instant at,
            Optional<String> serverName,
            Set<String> expected,
            boolean wildcards,
            Optional<String> alert) {
        List<CertificateFault> faults = new ArrayList<>();
        if (chain.isEmpty()) {
            return faults;
        }
        for (int i = 0; i < chain.size(); i++) {
            validity(chain.get(i), i, at, faults);
            weakness(chain.get(i), i, faults);
        }
        Set<String> wanted = serverName.isPresent() ? Set.of(serverName.get()) : expected;
        name(chain.get(0), wanted, wildcards, faults);
        chain(chain, alert.filter("unknown_ca"::equals).isPresent(), faults);
        return faults;
    }

    private static void validity(Certificate certificate, int index, Instant at, List<CertificateFault> faults) {
        if (at.isBefore(certificate.notBefore())) {
            faults.add(new CertificateFault(Kind.NOT_YET_VALID, index, "valid from " + certificate.notBefore()));
        } else if (at.isAfter(certificate.notAfter())) {
            faults.add(new CertificateFault(Kind.EXPIRED, index, "expired " + certificate.notAfter()));
        }
    }

    private static void weakness(Certificate certificate, int index, List<CertificateFault> faults) {
        int bits = certificate.keyBits();
        boolean smallRsa = certificate.keyAlgorithm().equals("RSA") && bits > 0 && bits < MIN_RSA;
        boolean smallEc = certificate.keyAlgorithm().equals("EC") && bits > 0 && bits < MIN_EC;
        String signature = certificate.signatureAlgorithm().toUpperCase(Locale.ROOT);
        // A root vouches for itself by being known, not by its signature.
        boolean weakHash = !certificate.selfSigned() && (signature.startsWith("MD") || signature.startsWith("SHA1"));
        if (smallRsa || smallEc) {
            faults.add(
                    new CertificateFault(Kind.WEAK, index, certificate.keyAlgorithm() + " key of " + bits + " bits"));
        } else if (weakHash) {
            faults.add(new CertificateFault(Kind.WEAK, index, "signed with " + certificate.signatureAlgorithm()));
        }
    }

    private static void name(Certificate leaf, Set<String> wanted, boolean wildcards, List<CertificateFault> faults) {
        if (wanted.isEmpty()) {
            return;
        }
        List<String> names = names(leaf);
        if (wanted.stream().anyMatch(host -> names.stream().anyMatch(host::equalsIgnoreCase))
                || wanted.stream().anyMatch(leaf.addresses()::contains)) {
            return;
        }
        boolean byWildcard =
                wanted.stream().anyMatch(host -> names.stream().anyMatch(name -> wildcardFits(name, host)));
        if (!byWildcard) {
            faults.add(new CertificateFault(Kind.WRONG_NAME, 0, wanted + " is none of " + names));
        } else if (!wildcards) {
            faults.add(new CertificateFault(Kind.WILDCARD_ONLY, 0, wanted + " fits only a wildcard of " + names));
        }
    }

    /** dNSName entries; the common name only where there are none (RFC 6125 6.4.4). */
    private static List<String> names(Certificate leaf) {
        if (!leaf.dnsNames().isEmpty()) {
            return leaf.dnsNames();
        }
        Matcher commonName = COMMON_NAME.matcher(leaf.subject());
        return commonName.find() ? List.of(commonName.group(1)) : List.of();
    }

    /** One whole label at the left, never more (RFC 6125 6.4.3). */
    private static boolean wildcardFits(String pattern, String host) {
        int dot = host.indexOf('.');
        return pattern.startsWith("*.") && dot > 0 && host.substring(dot).equalsIgnoreCase(pattern.substring(1));
    }

    private static void chain(List<Certificate> chain, boolean unknownCa, List<CertificateFault> faults) {
        Certificate leaf = chain.get(0);
        if (leaf.selfSigned()) {
            faults.add(new CertificateFault(Kind.SELF_SIGNED, 0, leaf.subject()));
            return;
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).issuer().equals(chain.get(i + 1).subject())) {
                String found =
                        chain.get(i + 1).subject() + " follows, " + chain.get(i).issuer() + " signed";
                faults.add(new CertificateFault(Kind.BROKEN_CHAIN, i, found));
            }
        }
        if (unknownCa) {
            int last = chain.size() - 1;
            faults.add(new CertificateFault(
                    Kind.UNKNOWN_ISSUER, last, chain.get(last).issuer()));
        }
    }
}
