package org.dectwatch.collector.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void namesSuitesAsTheRegistryDoes() {
        assertThat(CipherSuite.name(0xc030)).isEqualTo("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        assertThat(CipherSuite.name(0x1301)).isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(CipherSuite.name(0xcca8)).isEqualTo("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
        assertThat(CipherSuite.name(0xfefe)).isEqualTo("0xfefe");
    }

    @Test
    void namesVersionsAndLeavesGreaseOut() {
        assertThat(TlsVersion.name(0x0301)).isEqualTo("TLSv1");
        assertThat(TlsVersion.name(0x0303)).isEqualTo("TLSv1.2");
        assertThat(TlsVersion.name(0x0304)).isEqualTo("TLSv1.3");
        assertThat(TlsVersion.grease(0x3a3a)).isTrue();
        assertThat(TlsVersion.grease(0x3a4a)).isFalse();
    }

    @Test
    void namesAlertsAndKnowsTheFatalOnes() {
        assertThat(new Alert(2, 48).name()).isEqualTo("unknown_ca");
        assertThat(new Alert(2, 48).fatal()).isTrue();
        assertThat(new Alert(1, 0).closeNotify()).isTrue();
        assertThat(new Alert(2, 0).fatal()).isFalse();
        assertThat(new Alert(2, 200).name()).isEqualTo("alert_200");
    }

    @Test
    void knowsWhichSuitesItCanOpen() {
        assertThat(SessionKeys.supported(0x0303, 0xc030)).isTrue();
        assertThat(SessionKeys.supported(0x0303, 0x002f)).isTrue();
        assertThat(SessionKeys.supported(0x0303, 0x0005)).isFalse();
        assertThat(SessionKeys.supported(0x0301, 0x002f)).isFalse();
        assertThat(SuiteParameters.of(0xc0a0)).isEmpty();
    }

    /** RFC 8448 section 3: from the server's handshake traffic secret to its key and IV. */
    @Test
    void derivesRecordKeysAsTheExampleOfTheStandardDoes() throws GeneralSecurityException {
        byte[] secret = HexFormat.of().parseHex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38");
        assertThat(HexFormat.of().formatHex(Derivation.expandLabel("SHA256", secret, "key", 16)))
                .isEqualTo("3fce516009c21727d0f2e4e86ee403bc");
        assertThat(HexFormat.of().formatHex(Derivation.expandLabel("SHA256", secret, "iv", 12)))
                .isEqualTo("5d313eb2671276ee13000b30");
    }

    @Test
    void printsNoSecret() {
        String secret = "0123456789abcdef".repeat(6);
        KeyLogLine key = KeyLogLine.parse("CLIENT_RANDOM " + "ab".repeat(32) + " " + secret)
                .orElseThrow();
        assertThat(key.toString()).isEqualTo("KeyLogLine[MASTER]");
        assertThat(key.addTo(TlsSecrets.none()).toString()).isEqualTo("TlsSecrets[MASTER]");
    }
}
