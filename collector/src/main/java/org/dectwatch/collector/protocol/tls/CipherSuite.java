package org.dectwatch.collector.protocol.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Names of cipher suites in the IANA registry "TLS Cipher Suites". */
public final class CipherSuite {
    private static final Map<Integer, String> NAMES = read();

    private CipherSuite() {}

    /** The registered name; {@code 0x….} for what has none here. */
    public static String name(int code) {
        String name = NAMES.get(code);
        return name == null ? String.format("0x%04x", code) : name;
    }

    /** TLS_EMPTY_RENEGOTIATION_INFO_SCSV, TLS_FALLBACK_SCSV and GREASE: not suites. */
    static boolean signal(int code) {
        return code == 0x00ff || code == 0x5600 || TlsVersion.grease(code);
    }

    /** Whether the server proves itself without a certificate, so that its absence says nothing about resumption. */
    public static boolean withoutCertificate(String name) {
        return name.contains("_anon_") || name.contains("PSK_WITH") && !name.contains("RSA_PSK");
    }

    private static Map<Integer, String> read() {
        Map<Integer, String> names = new HashMap<>();
        InputStream stream =
                Objects.requireNonNull(CipherSuite.class.getResourceAsStream("cipher-suites.txt"), "cipher-suites.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    names.put(Integer.parseInt(line.substring(0, 4), 16), line.substring(5));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(names);
    }
}
