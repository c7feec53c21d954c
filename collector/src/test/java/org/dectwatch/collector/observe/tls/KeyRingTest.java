package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.tls.ClientRandom;
import org.dectwatch.collector.protocol.tls.TlsSecrets.Kind;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static String random(int n) {
        return String.format("%064x", n);
    }

    private static ClientRandom key(int n) {
        return ClientRandom.at(ByteView.of(java.util.HexFormat.of().parseHex(random(n))), 0);
    }

    @Test
    void gathersTheSecretsOfASessionFromSeveralLines() {
        KeyRing ring = new KeyRing();
        ring.addAll("# a comment\r\n\r\nCLIENT_HANDSHAKE_TRAFFIC_SECRET " + random(1) + " " + "aa".repeat(32)
                + "\r\nSERVER_TRAFFIC_SECRET_0 " + random(1) + " " + "bb".repeat(32)
                + "\nEXPORTER_SECRET " + random(1) + " " + "cc".repeat(32) + "\nnonsense\n");
        assertThat(ring.find(key(1))).hasValueSatisfying(secrets -> {
            assertThat(secrets.has(Kind.CLIENT_HANDSHAKE)).isTrue();
            assertThat(secrets.has(Kind.SERVER_TRAFFIC)).isTrue();
            assertThat(secrets.has(Kind.MASTER)).isFalse();
        });
        assertThat(ring.brokenLines()).as("a secret for exporting is sound").isEqualTo(1);
        assertThat(ring.generation()).isEqualTo(2);
    }

    @Test
    void forgetsTheOldestSessionWhenThereAreTooMany() {
        KeyRing ring = new KeyRing(10);
        for (int i = 0; i < 25; i++) {
            ring.add("CLIENT_RANDOM " + random(i) + " " + "ab".repeat(48));
        }
        assertThat(ring.sessions()).isEqualTo(10);
        assertThat(ring.forgottenSessions()).isEqualTo(15);
        assertThat(ring.find(key(14))).isEmpty();
        assertThat(ring.find(key(15))).isPresent();
    }

    @Test
    void refusesSecretsOfTheWrongLengthAndNeverPrintsOne() {
        KeyRing ring = new KeyRing();
        assertThat(ring.add("CLIENT_RANDOM " + random(1) + " " + "ab".repeat(47)))
                .isFalse();
        assertThat(ring.brokenLines()).isEqualTo(1);
        assertThat(ring.add("CLIENT_RANDOM " + random(1) + " " + "ab".repeat(48)))
                .isTrue();
        assertThat(ring.toString()).doesNotContain("abab");
    }
}
