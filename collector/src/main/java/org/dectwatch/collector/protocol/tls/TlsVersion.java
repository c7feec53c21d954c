package org.dectwatch.collector.protocol.tls;

/** Names of protocol versions, as OpenSSL and the JDK write them. */
public final class TlsVersion {
    public static final int SSL_3 = 0x0300;
    public static final int TLS_1_0 = 0x0301;
    public static final int TLS_1_2 = 0x0303;
    public static final int TLS_1_3 = 0x0304;

    private TlsVersion() {}

    /** {@code TLSv1.2} and the like; {@code 0x….} for what has no name. */
    public static String name(int version) {
        return switch (version) {
            case SSL_3 -> "SSLv3";
            case TLS_1_0 -> "TLSv1";
            case 0x0302 -> "TLSv1.1";
            case TLS_1_2 -> "TLSv1.2";
            case TLS_1_3 -> "TLSv1.3";
            default -> String.format("0x%04x", version);
        };
    }

    /** Values a client throws in to keep servers tolerant (RFC 8701). */
    public static boolean grease(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
    }
}
