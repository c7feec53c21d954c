package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.ClientAuth;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each suite and each turn a handshake can take, recorded from OpenSSL. */
class ConversationTest {
    private static final String CLIENT = "OPTIONS sip:one\nsecond line of text\nthird\n";
    private static final String SERVER = "eno:pis SNOITPO\ntxet fo enil dnoces\ndriht\n";

    @ParameterizedTest
    @CsvSource({
        "tls12-aes128-gcm, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "tls12-aes256-gcm, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "tls12-chacha20, TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "tls12-aes128-cbc-sha1, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "tls12-aes128-cbc-sha1-etm, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "tls12-aes128-cbc-sha256, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "tls12-aes128-cbc-sha256-etm, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "tls12-aes256-cbc-sha384, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "tls12-aes256-cbc-sha384-etm, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "tls13-aes128-gcm, TLSv1.3, TLS_AES_128_GCM_SHA256",
        "tls13-aes256-gcm, TLSv1.3, TLS_AES_256_GCM_SHA384",
        "tls13-chacha20, TLSv1.3, TLS_CHACHA20_POLY1305_SHA256"
    })
    void decryptsEachSuiteInPiecesOfAnySize(String name, String version, String cipher) {
        for (int piece : new int[] {1, 7, 100_000}) {
            TlsReplay replay = play(name, piece);
            TlsConnection connection = replay.connections().get(0);
            assertThat(texts(replay, 0)).isEqualTo(List.of(CLIENT, SERVER));
            assertThat(connection.version()).contains(version);
            assertThat(connection.cipher()).contains(cipher);
            assertThat(connection.resumed()).contains(false);
            assertThat(connection.outcome()).contains(Outcome.ESTABLISHED);
            assertThat(connection.inferred()).isFalse();
            assertThat(connection.handshakeTime()).isPresent();
            assertThat(connection.certificates()).hasSize(1);
            assertThat(connection.choice().orElseThrow().encryptThenMac()).isEqualTo(name.endsWith("-etm"));
            assertThat(connection.close().orElseThrow().how()).isEqualTo(CloseHow.CLOSE_NOTIFY);
            assertThat(replay.tracker.counters().failedRecords()).isZero();
            assertThat(replay.tracker.counters().malformedRecords()).isZero();
            assertThat(replay.told.size()).isLessThanOrEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls12-ticket", "tls12-sessionid", "tls13-resumed"})
    void decryptsAResumedSessionAndSaysThatItIsOne(String name) {
        TlsReplay replay = play(name, 1000);
        assertThat(replay.connections().stream().map(TlsConnection::resumed).map(java.util.Optional::orElseThrow))
                .containsExactly(false, true);
        assertThat(texts(replay, 0)).isEqualTo(List.of(CLIENT, SERVER));
        assertThat(texts(replay, 1)).isEqualTo(List.of(CLIENT, SERVER));
        assertThat(replay.connections()).allMatch(c -> c.outcome().equals(java.util.Optional.of(Outcome.ESTABLISHED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls12-ticket", "tls12-sessionid"})
    void decryptsAResumedSessionWhenOnlyTheFullHandshakeWasLogged(String name) {
        Conversation conversation = Conversation.read(name);
        KeyRing ring = new KeyRing();
        ring.add(conversation.keyLog().get(0));
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), ring);
        conversation.play(replay.tracker, 1000);
        assertThat(texts(replay, 1)).isEqualTo(List.of(CLIENT, SERVER));
    }

    @Test
    void followsKeyUpdatesOfBothSides() {
        TlsReplay replay = play("tls13-keyupdate", 1000);
        assertThat(texts(replay, 0).get(0)).isEqualTo("first\nsecond\nthird\nfourth\n");
        assertThat(texts(replay, 0).get(1)).isEqualTo("eins\nzwei\ndrei\nvier\n");
    }

    @Test
    void followsARenegotiation() {
        TlsReplay replay = play("tls12-renegotiated", 1000);
        assertThat(texts(replay, 0)).isEqualTo(List.of("before\nafter\n", "erofeb\n"));
        assertThat(replay.connections().get(0).renegotiated()).isTrue();
        assertThat(replay.connections().get(0).certificates()).hasSize(1);
    }

    @Test
    void seesARenegotiationAlsoWithoutKeysAndNoneWhereThereIsNone() {
        TlsReplay blind = new TlsReplay(TlsOptions.defaults(), new KeyRing());
        Conversation.read("tls12-renegotiated").play(blind.tracker, 1000);
        assertThat(blind.connections().get(0).renegotiated()).isTrue();
        for (String name : List.of("tls12-aes128-gcm", "tls12-ticket", "tls12-aes128-cbc-sha1", "tls13-keyupdate")) {
            assertThat(play(name, 1000).connections()).as(name).noneMatch(TlsConnection::renegotiated);
        }
    }

    @Test
    void seesARetryAndAClientCertificateInTls13() {
        assertThat(play("tls13-retry", 1000)
                        .connections()
                        .get(0)
                        .choice()
                        .orElseThrow()
                        .retried())
                .isTrue();
        assertThat(texts(play("tls13-retry", 1000), 0)).isEqualTo(List.of(CLIENT, SERVER));
        TlsConnection mutual = play("tls13-clientcert", 1000).connections().get(0);
        assertThat(mutual.clientAuth()).isEqualTo(ClientAuth.GIVEN);
        assertThat(mutual.clientCertificates()).hasSize(1);
    }

    @Test
    void readsTheProtocolThatWasOfferedAndTheOneThatWasTaken() {
        for (String name : List.of("tls12-alpn", "tls13-alpn")) {
            TlsConnection connection = play(name, 1000).connections().get(0);
            assertThat(connection.offer().orElseThrow().alpn()).containsExactly("h2", "sip/2");
            assertThat(connection.choice().orElseThrow().alpn()).contains("sip/2");
            assertThat(connection.serverName()).contains("test.example.net");
        }
        TlsReplay blind = new TlsReplay(TlsOptions.defaults(), new KeyRing());
        Conversation.read("tls13-alpn").play(blind.tracker, 1000);
        assertThat(blind.connections().get(0).choice().orElseThrow().alpn()).isEmpty();
    }

    /** Each handshake record in clear cut into records of a few octets (RFC 8446 5.1), over segments of odd sizes. */
    @ParameterizedTest
    @ValueSource(strings = {"tls12-aes128-gcm", "tls12-alpn", "tls13-aes128-gcm", "tls13-retry"})
    void joinsHellosAndCertificatesThatAreSplitOverRecords(String name) {
        Conversation whole = Conversation.read(name);
        List<Conversation.Read> split = whole.connections().get(0).stream()
                .map(read -> new Conversation.Read(read.fromClient(), fragmented(read.bytes())))
                .toList();
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), whole.ring());
        new Conversation(whole.keyLog(), List.of(split)).play(replay.tracker, 37);
        TlsConnection connection = replay.connections().get(0);
        TlsConnection same = play(name, 1000).connections().get(0);
        assertThat(connection.offer()).isEqualTo(same.offer());
        assertThat(connection.choice()).isEqualTo(same.choice());
        assertThat(connection.certificates()).isEqualTo(same.certificates());
        assertThat(connection.outcome()).contains(Outcome.ESTABLISHED);
        assertThat(texts(replay, 0)).isEqualTo(List.of(CLIENT, SERVER));
    }

    private static byte[] fragmented(byte[] records) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        boolean clear = true;
        for (int at = 0; at < records.length; ) {
            int length = (records[at + 3] & 0xff) << 8 | records[at + 4] & 0xff;
            clear &= records[at] == 22;
            int piece = clear ? 23 : length;
            for (int from = 0; from < length; from += piece) {
                int n = Math.min(piece, length - from);
                out.write(records, at, 3);
                out.write(n >> 8);
                out.write(n);
                out.write(records, at + 5 + from, n);
            }
            at += 5 + length;
        }
        return out.toByteArray();
    }

    @Test
    void saysOfTls13WithoutKeysOnlyWhatCanBeSeen() {
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), new KeyRing());
        Conversation.read("tls13-aes128-gcm").play(replay.tracker, 1000);
        TlsConnection connection = replay.connections().get(0);
        assertThat(connection.outcome()).contains(Outcome.ESTABLISHED);
        assertThat(connection.inferred()).isTrue();
        assertThat(connection.certificates()).isEmpty();
        assertThat(connection.clientAuth()).isEqualTo(ClientAuth.UNKNOWN);
        assertThat(connection.close().orElseThrow()).satisfies(close -> {
            assertThat(close.how()).isEqualTo(CloseHow.FIN);
            assertThat(close.by()).isEqualTo(Side.CLIENT);
        });

        Conversation whole = Conversation.read("tls13-aes128-gcm");
        Conversation begun =
                new Conversation(List.of(), List.of(whole.connections().get(0).subList(0, 4)));
        TlsReplay early = new TlsReplay(TlsOptions.defaults(), new KeyRing());
        begun.play(early.tracker, 1000);
        assertThat(early.connections().get(0).outcome()).isEmpty();
        assertThat(early.connections().get(0).failure()).isEmpty();
    }

    /** Every read lost in turn, known to have been there: the rest is found again, in order, and nothing is made up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls12-aes256-gcm",
                "tls12-chacha20",
                "tls12-aes128-cbc-sha1",
                "tls12-aes256-cbc-sha384-etm",
                "tls13-aes128-gcm",
                "tls13-chacha20",
                "tls13-keyupdate"
            })
    void findsItsPlaceAgainAfterAGap(String name) {
        Conversation conversation = Conversation.read(name);
        List<Conversation.Read> reads = conversation.connections().get(0);
        for (int lost = 2; lost < reads.size(); lost++) {
            TlsReplay replay = new TlsReplay(TlsOptions.defaults(), conversation.ring());
            TlsTracker tracker = replay.tracker;
            tracker.segment(new Segment.StreamStart(
                    Conversation.flow(0, true), Conversation.carriage(0), 0, true, true, false));
            for (int i = 0; i < reads.size(); i++) {
                Conversation.Read read = reads.get(i);
                var flow = Conversation.flow(0, read.fromClient());
                var carriage = Conversation.carriage(i + 1);
                tracker.segment(
                        i == lost
                                ? new Segment.StreamGap(flow, carriage, 0, read.bytes().length)
                                : new Segment.StreamData(flow, carriage, 0, ByteView.of(read.bytes())));
            }
            String all = String.join(
                    "", replay.plain.values().stream().map(Object::toString).toList());
            long lines = all.lines().count();
            assertThat(lines)
                    .as("lines left when read %d is lost", lost)
                    .isBetween(name.endsWith("keyupdate") ? 7L : 5L, 8L);
            assertThat(replay.tracker.counters().gaveUp()).isZero();
        }
    }

    private static TlsReplay play(String name, int piece) {
        Conversation conversation = Conversation.read(name);
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), conversation.ring());
        conversation.play(replay.tracker, piece);
        return replay;
    }

    /** What the client said and what the server said. */
    private static List<String> texts(TlsReplay replay, int connection) {
        Map<Boolean, String> bySide = replay.plain.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(connection + " "))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().endsWith(":5061"),
                        entry -> entry.getValue().toString()));
        return List.of(bySide.getOrDefault(true, ""), bySide.getOrDefault(false, ""));
    }
}
