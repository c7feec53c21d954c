package org.dectwatch.collector.protocol.tls;

/** What protection adds to the content of a record, in octets: how long the content is can be told without keys. */
public final class RecordOverhead {
    private static final int TAG = 16;
    private static final int EXPLICIT_NONCE = 8;
    private static final int BLOCK = 16;

    private RecordOverhead() {}

    /**
     * Octets of a fragment that are no content: exact for AEAD suites (RFC 5288 3, RFC 7905 2, RFC 8446 5.2), the least for CBC,
     * whose padding adds up to 15 more (RFC 5246 6.2.3.2). For suites that are not known here, as for AES-GCM in TLS 1.2.
     */
    public static int of(int version, int suite) {
        if (version == TlsVersion.TLS_1_3) {
            return TAG + 1;
        }
        return SuiteParameters.of(suite)
                .map(parameters -> switch (parameters.mode()) {
                    case GCM -> EXPLICIT_NONCE + TAG;
                    case CHACHA -> TAG;
                    case CBC -> BLOCK + parameters.macLength() + 1;
                })
                .orElse(EXPLICIT_NONCE + TAG);
    }
}
