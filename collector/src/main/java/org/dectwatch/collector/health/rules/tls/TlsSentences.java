package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.ShownChain;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Evidence;

/** Certificates, ends and spans as they stand in findings. */
public final class TlsSentences {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])CN=([^,+]+)");
    private static final int MOST_NAMES = 4;

    private TlsSentences() {}

    /** The common name, else the whole name. */
    static String name(String distinguished) {
        Matcher common = COMMON_NAME.matcher(distinguished);
        return common.find() ? common.group(1) : distinguished;
    }

    /** {@code certificate of sip.example.com, issued by Example CA}; {@code index} 0 is the leaf. */
    static String certificate(Certificate certificate, int index) {
        String kind = index == 0 ? "certificate of " : "issuer's certificate of ";
        String issuer = certificate.selfSigned() ? "signed by itself" : "issued by " + name(certificate.issuer());
        return kind + name(certificate.subject()) + ", " + issuer + ",";
    }

    /** The names it is good for, the first few of them. */
    static String names(Certificate leaf) {
        List<String> names = leaf.dnsNames().isEmpty() ? List.of(name(leaf.subject())) : leaf.dnsNames();
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    /** {@code 12 days}, {@code 1 day}, {@code 5 hours}: what is left, rounded down. */
    static String left(Duration left) {
        long days = left.toDays();
        if (days >= 1) {
            return days == 1 ? "1 day" : days + " days";
        }
        long hours = Math.max(0, left.toHours());
        return hours == 1 ? "1 hour" : hours + " hours";
    }

    /** {@code reset by the other side}: how a connection ended. */
    public static String ended(TlsConnection.Close close) {
        String by = switch (close.by()) {
            case CLIENT -> " by the IP-DECT server";
            case SERVER -> " by the other side";
            case NETWORK -> "";
        };
        return switch (close.how()) {
            case CLOSE_NOTIFY -> "was closed in good order" + by;
            case FATAL_ALERT -> "was ended with a fatal alert" + by;
            case FIN -> "was closed without the goodbye of TLS" + by;
            case RST -> "was reset" + by;
            case TIMEOUT -> "went silent for good";
            case UNSEEN -> "was lost from sight";
        };
    }

    /** {@code RST by SERVER}: the same in short. */
    static String endedShort(CloseHow how, Side by) {
        return by == Side.NETWORK ? how.name() : how + " by " + by;
    }

    static Evidence begins(TlsConnection connection) {
        return Evidence.packet(
                connection.firstFrame(),
                connection.firstTime(),
                "connection " + connection.client() + " to " + connection.server() + " begins");
    }

    static Evidence last(TlsConnection connection, String what) {
        return Evidence.packet(connection.lastFrame(), connection.lastTime(), what);
    }

    /** Where a certificate was shown. */
    static List<Evidence> shown(TlsConnection served, Certificate certificate) {
        Evidence frame = begins(served);
        String what = frame.what() + "; on it " + name(certificate.subject()) + " was shown, valid "
                + day(certificate.notBefore()) + " to " + day(certificate.notAfter());
        return List.of(new Evidence(frame.source(), frame.packet(), frame.time(), what));
    }

    /** The same of what our probe may have been shown. */
    static List<Evidence> shown(TlsTarget target, ShownChain shown, Certificate certificate) {
        return shown.connection()
                .map(connection -> shown(connection, certificate))
                .orElseGet(() -> List.of(Evidence.said(
                        target.name(),
                        shown.at(),
                        "asked for its certificates, it showed " + name(certificate.subject()) + ", valid "
                                + day(certificate.notBefore()) + " to " + day(certificate.notAfter()))));
    }

    /** Who was shown it. */
    static String to(TlsTarget target, ShownChain shown) {
        return shown.connection().isPresent() ? target.server() : "our probe";
    }

    static String day(Instant time) {
        return time.toString().substring(0, 10);
    }
}
