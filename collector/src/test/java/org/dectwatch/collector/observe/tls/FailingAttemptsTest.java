package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.ClientAuth;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The 27 attempts of gen-tls-fail: what became of each, who ended it and why. */
class FailingAttemptsTest {
    private static List<TlsConnection> withoutKeys = List.of();
    private static List<TlsConnection> withKeys = List.of();

    @BeforeAll
    static void play() {
        var frames = TlsReplay.frames(Shared.require("gen-tls-fail.pcap"));
        TlsOptions options =
                TlsOptions.defaults().withPorts(Set.of(5061, 8934)).withNames(Set.of("sbc1.voice.example.net"), false);
        withoutKeys = new TlsReplay(options, new KeyRing()).play(frames).connections();
        KeyRing keys = TlsReplay.keys(Shared.require("gen-tls-fail.keys"));
        withKeys = new TlsReplay(options, keys).play(frames).connections();
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                of("ok", 42608, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of(
                        "unknown CA",
                        42618,
                        "FAILED by CLIENT: ALERT unknown_ca",
                        "FATAL_ALERT by CLIENT",
                        "UNKNOWN_ISSUER"),
                of(
                        "wrong host",
                        42626,
                        "FAILED by CLIENT: ALERT bad_certificate",
                        "FATAL_ALERT by CLIENT",
                        "WRONG_NAME"),
                of("client 1.1 only", 42332, "FAILED by SERVER: ALERT protocol_version", "FATAL_ALERT by SERVER", ""),
                of("client 1.3 only", 42338, "FAILED by SERVER: ALERT protocol_version", "FATAL_ALERT by SERVER", ""),
                of("no shared cipher", 42354, "FAILED by SERVER: ALERT handshake_failure", "FATAL_ALERT by SERVER", ""),
                of("plain SIP", 42358, "NOT_TLS", "FIN by SERVER", ""),
                of("wrong password", 42366, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("no SNI", 42372, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("resume 1", 42374, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("resume 2", 42384, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("resume 3", 42396, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("client RST", 42402, "ESTABLISHED", "RST by CLIENT", ""),
                of("server killed", 42416, "ESTABLISHED", "FIN by SERVER", ""),
                of("refused", 42428, "FAILED by SERVER: REFUSED", "RST by SERVER", ""),
                of("expired", 42438, "FAILED by CLIENT: ALERT certificate_expired", "FATAL_ALERT by CLIENT", "EXPIRED"),
                of(
                        "future",
                        50792,
                        "FAILED by CLIENT: ALERT bad_certificate",
                        "FATAL_ALERT by CLIENT",
                        "NOT_YET_VALID"),
                of("self-signed", 50806, "FAILED by CLIENT: ALERT unknown_ca", "FATAL_ALERT by CLIENT", "SELF_SIGNED"),
                of(
                        "rogue issuer",
                        50814,
                        "FAILED by CLIENT: ALERT unknown_ca",
                        "FATAL_ALERT by CLIENT",
                        "UNKNOWN_ISSUER"),
                of(
                        "wrong name",
                        38572,
                        "FAILED by CLIENT: ALERT bad_certificate",
                        "FATAL_ALERT by CLIENT",
                        "WRONG_NAME"),
                of("ends soon", 38582, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("no client cert", 38596, "FAILED by SERVER: ALERT handshake_failure", "FATAL_ALERT by SERVER", ""),
                of("client cert", 38606, "ESTABLISHED", "CLOSE_NOTIFY by CLIENT", ""),
                of("rogue client cert", 38620, "FAILED by SERVER: ALERT unknown_ca", "FATAL_ALERT by SERVER", ""),
                of("handshake timeout", 49870, "FAILED by SERVER: SILENCE", "FIN by CLIENT", ""),
                of("reset after hello", 41588, "FAILED by SERVER: RESET", "RST by SERVER", ""),
                of("HTTP answer", 52526, "FAILED by SERVER: NOT_TLS_ANSWER", "RST by CLIENT", ""),
                of("cut ServerHello", 53978, "FAILED by SERVER: SILENCE", "FIN by CLIENT", ""),
                of("SYN unanswered", 35984, "FAILED by NETWORK: NO_ANSWER_TO_SYN", "TIMEOUT by NETWORK", ""));
    }

    private static Arguments of(String tag, int port, String outcome, String close, String faults) {
        return Arguments.of(tag, port, outcome, close, faults);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("attempts")
    void tellsOutcomeEndingAndFaultOf(String tag, int port, String outcome, String close, String faults) {
        for (List<TlsConnection> run : List.of(withoutKeys, withKeys)) {
            TlsConnection connection = byPort(run, port);
            assertThat(outcome(connection)).as(tag).isEqualTo(outcome);
            assertThat(close(connection)).as(tag).isEqualTo(close);
            assertThat(connection.certificateFaults().stream()
                            .map(CertificateFault::kind)
                            .map(Enum::name)
                            .toList())
                    .as(tag)
                    .isEqualTo(faults.isEmpty() ? List.of() : List.of(faults));
        }
    }

    @Test
    void findsTwentyNineConnections() {
        assertThat(withoutKeys).hasSize(29);
        assertThat(withKeys).hasSize(29);
    }

    @Test
    void takesAFullHandshakeForOneAlsoWhereTheClientHadHopedToResume() {
        for (int port : new int[] {42374, 42384, 42396}) {
            assertThat(byPort(withoutKeys, port).resumed()).contains(false);
        }
        assertThat(byPort(withoutKeys, 42332).resumed()).isEmpty();
    }

    @Test
    void seesWhetherTheClientWasAskedForACertificate() {
        assertThat(byPort(withoutKeys, 38596).clientAuth()).isEqualTo(ClientAuth.NOT_GIVEN);
        assertThat(byPort(withoutKeys, 38606).clientAuth()).isEqualTo(ClientAuth.GIVEN);
        assertThat(byPort(withoutKeys, 38606).clientCertificates().get(0).subject())
                .contains("CN=dect-0013d1800001.example.net");
        assertThat(byPort(withoutKeys, 42608).clientAuth()).isEqualTo(ClientAuth.NOT_ASKED);
    }

    @Test
    void readsNameVersionCipherChainAndTime() {
        TlsConnection ok = byPort(withoutKeys, 42608);
        assertThat(ok.serverName()).contains("sbc1.voice.example.net");
        assertThat(ok.version()).contains("TLSv1.2");
        assertThat(ok.cipher()).contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        assertThat(ok.certificates()).hasSize(2);
        assertThat(ok.certificates().get(0).sha256())
                .isEqualTo("07641FB4D36443F20CBF1467E1BEDDAAA945D6E69CF447045ABD027BE8ACD920");
        assertThat(ok.certificates().get(0).serial()).isEqualTo("1000");
        assertThat(ok.certificates().get(0).subject()).isEqualTo("O=Example Voice Test,CN=sbc1.voice.example.net");
        assertThat(ok.certificates().get(0).dnsNames())
                .containsExactly("sbc1.voice.example.net", "*.voice.example.net");
        assertThat(ok.handshakeTime().orElseThrow().toNanos() / 1e6).isBetween(3.0, 4.7);
        assertThat(byPort(withoutKeys, 42372).serverName()).isEmpty();
    }

    @Test
    void knowsHowManyDaysACertificateHasLeftByTheCapturesOwnClock() {
        TlsConnection soon = byPort(withoutKeys, 38582);
        assertThat(soon.certificates().get(0).left(soon.firstTime()).toHours()).isBetween(71L, 73L);
    }

    @Test
    void tellsEachConnectionAFewTimesOnlyAndDecryptsWhereItHasKeys() {
        assertThat(withKeys.stream().filter(TlsConnection::decrypted).count()).isEqualTo(10);
        assertThat(withoutKeys).noneMatch(TlsConnection::decrypted);
        assertThat(withKeys.stream().filter(c -> c.outcome().equals(java.util.Optional.of(Outcome.ESTABLISHED))))
                .hasSize(10);
        assertThat(byPort(withKeys, 42416).close().orElseThrow().how()).isEqualTo(CloseHow.FIN);
    }

    private static TlsConnection byPort(List<TlsConnection> connections, int port) {
        return connections.stream()
                .filter(connection -> connection.client().port() == port)
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(TlsConnection connection) {
        String outcome = connection.outcome().map(Enum::name).orElse("unknown");
        return connection
                .failure()
                .map(f -> outcome + " by " + f.by() + ": " + f.reason()
                        + f.alert().map(a -> " " + a).orElse(""))
                .orElse(outcome);
    }

    private static String close(TlsConnection connection) {
        return connection.close().map(c -> c.how() + " by " + c.by()).orElse("open");
    }
}
