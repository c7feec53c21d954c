package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/** The connection established last uses a version, cipher, key or signature that does not protect as it should (BCP 195). */
final class WeakTls implements TlsTargetRule.Condition {
    static final String ID = "tls-weak-version-or-cipher";

    /** NULL, export, RC2, RC4, DES, 3DES, IDEA, anonymous, MD5: RFC 9325 4.1 forbids them or says SHOULD NOT. */
    private static final Pattern WEAK =
            Pattern.compile("_NULL_|_EXPORT|_RC[24]_|_3?DES_|_DES40_|_IDEA_|_anon_|_MD5$|_NULL$");

    private final WeakTlsOptions options;

    private WeakTls(WeakTlsOptions options) {
        this.options = options;
    }

    static Rule rule(WeakTlsOptions options) {
        return new TlsTargetRule(ID, options.severity(), Duration.ZERO, Stands.ON_WHAT_WAS_SEEN, new WeakTls(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Optional<TlsConnection> established =
                target.established().filter(c -> c.choice().isPresent());
        if (established.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        TlsConnection connection = established.get();
        List<String> weak = weaknesses(connection);
        if (weak.isEmpty()) {
            return Judgement.clear(
                    connection.firstTime(),
                    "it uses " + connection.version().orElse("") + " with "
                            + connection.cipher().orElse(""));
        }
        return Judgement.trouble(
                connection.firstTime(),
                "The connection of " + target.server() + " to " + target.name() + " is weaker than it should be: "
                        + String.join("; ", weak) + ".",
                "See what each side offers: the older or weaker of the two decides. Bring the firmware or the settings of"
                        + " that side up to date; Webex Calling asks for TLS 1.2.",
                List.of(TlsSentences.begins(connection)));
    }

    private List<String> weaknesses(TlsConnection connection) {
        List<String> weak = new ArrayList<>();
        String version = connection.version().orElse("");
        if (isOlder(version)) {
            weak.add("it is " + version + ", and the oldest wanted is "
                    + options.oldest().said());
        }
        String cipher = connection.cipher().orElse("");
        if (WEAK.matcher(cipher).find()) {
            weak.add("its cipher is " + cipher);
        } else if (options.wantsForwardSecrecy() && cipher.startsWith("TLS_RSA_")) {
            weak.add("its cipher is " + cipher + ", without forward secrecy");
        }
        connection.certificateFaults().stream()
                .filter(fault -> fault.kind() == CertificateFault.Kind.WEAK)
                .map(fault -> (fault.certificate() == 0 ? "the certificate shown has " : "an issuer's certificate has ")
                        + "a weakness: " + fault.detail())
                .forEach(weak::add);
        return weak;
    }

    /** SSL and what nobody knows by name is older than all. */
    private boolean isOlder(String version) {
        List<String> known = Arrays.stream(WeakTlsOptions.Version.values())
                .map(WeakTlsOptions.Version::said)
                .toList();
        boolean named = known.contains(version) || version.startsWith("SSL");
        return named && known.indexOf(version) < options.oldest().ordinal();
    }
}
