package org.dectwatch.collector.protocol.tls;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.tls.TlsSecrets.Kind;

/**
 * One line of an NSS key log (SSLKEYLOGFILE): label, client random, secret. Never prints the secret.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-tls-keylogfile-02.html">draft-ietf-tls-keylogfile</a>
 */
public final class KeyLogLine {
    private static final int MAX_LINE = 400;
    private static final Pattern OTHER_LABEL = Pattern.compile("[A-Z][A-Z0-9_]* +\\p{XDigit}+ +\\p{XDigit}+");

    private final ClientRandom random;
    private final Kind kind;
    private final byte[] secret;

    private KeyLogLine(ClientRandom random, Kind kind, byte[] secret) {
        this.random = random;
        this.kind = kind;
        this.secret = secret;
    }

    /** Empty for comments, labels that decrypt nothing here (EXPORTER_SECRET, RSA …) and garbage. */
    public static Optional<KeyLogLine> parse(String line) {
        if (line.length() > MAX_LINE) {
            return Optional.empty();
        }
        String[] parts = line.strip().split(" +", -1);
        Optional<Kind> kind = kind(parts[0]);
        if (parts.length != 3 || kind.isEmpty() || parts[1].length() != 2 * ClientRandom.LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] random = HexFormat.of().parseHex(parts[1]);
            byte[] secret = HexFormat.of().parseHex(parts[2]);
            return kind.filter(k -> k.fits(secret.length))
                    .map(k -> new KeyLogLine(ClientRandom.at(ByteView.of(random), 0), k, secret));
        } catch (IllegalArgumentException notHexadecimal) {
            // The exception quotes the input: it must not get out.
            return Optional.empty();
        }
    }

    /** Whether the line is sound and of a label that decrypts nothing here. */
    public static boolean isOfNoUse(String line) {
        String sound = line.strip();
        return sound.length() <= MAX_LINE
                && OTHER_LABEL.matcher(sound).matches()
                && kind(sound.substring(0, sound.indexOf(' '))).isEmpty();
    }

    private static Optional<Kind> kind(String label) {
        return switch (label) {
            case "CLIENT_RANDOM" -> Optional.of(Kind.MASTER);
            case "CLIENT_HANDSHAKE_TRAFFIC_SECRET" -> Optional.of(Kind.CLIENT_HANDSHAKE);
            case "SERVER_HANDSHAKE_TRAFFIC_SECRET" -> Optional.of(Kind.SERVER_HANDSHAKE);
            case "CLIENT_TRAFFIC_SECRET_0" -> Optional.of(Kind.CLIENT_TRAFFIC);
            case "SERVER_TRAFFIC_SECRET_0" -> Optional.of(Kind.SERVER_TRAFFIC);
            default -> Optional.empty();
        };
    }

    public ClientRandom random() {
        return random;
    }

    /** What was known of the session, and this. */
    public TlsSecrets addTo(TlsSecrets known) {
        return known.with(kind, secret);
    }

    @Override
    public String toString() {
        return "KeyLogLine[" + kind + "]";
    }
}
