package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.Total;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.ScrapeSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against net-snmp's snmpd. */
@Tag("peers")
class SnmpScraperPeerTest {
    private static final ScrapeOptions QUICK = new ScrapeOptions(Duration.ofSeconds(1), Duration.ofMillis(400), 1, 8);

    @TempDir
    Path folder;

    private SnmpSession session;

    @BeforeEach
    void open() throws Exception {
        session = SnmpSession.open();
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    private SnmpScraper scraper(String name, Endpoint agent, String community) {
        return scraper(
                name, agent, SnmpAccess.community(agent, new Secret(community), QUICK.timeout(), QUICK.retries()));
    }

    private SnmpScraper scraper(String name, Endpoint agent, SnmpUser user) {
        return scraper(name, agent, SnmpAccess.user(session, agent, user, QUICK.timeout(), QUICK.retries()));
    }

    private SnmpScraper scraper(String name, Endpoint agent, SnmpAccess access) {
        return new SnmpScraper(session, name, agent, access, OidMap.shipped(), true, QUICK, InstantSource.system());
    }

    private static DeviceReport answer(SnmpScraper scraper) throws Exception {
        return scraper.ask().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static DeviceReport firstAnswer(SnmpScraper scraper) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> answer(scraper), DeviceReport::succeeded);
    }

    @Test
    void readsAllScalarsOfARealAgent() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            DeviceReport report = firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"));
            DeviceReport.Facts facts = report.facts();
            assertThat(facts.systemName()).contains("kws-1");
            assertThat(facts.description().orElseThrow()).contains("Linux");
            assertThat(facts.uptimeSeconds().orElseThrow()).isBetween(0L, 60L);
            assertThat(facts.softwareVersion()).contains("PCS24Ad");
            assertThat(facts.serial()).contains("4711");
            assertThat(facts.ari()).contains("10063154277");
            assertThat(facts.usersTotal()).hasValue(40);
            assertThat(facts.usersSubscribed()).hasValue(39);
            assertThat(facts.usersRegistered()).hasValue(38);
            assertThat(facts.basesUp()).hasValue(4);
            assertThat(facts.basesDown()).hasValue(1);
            assertThat(facts.voiceCallMax()).hasValue(12);
            assertThat(facts.callAttempts60min()).hasValue(77);
            assertThat(facts.abnormalReleases()).hasValue(5);
            assertThat(report.bytes()).isPositive();
            assertThat(report.took()).isPositive();
            assertThat(report.toString()).doesNotContain("topsecret");
        }
    }

    @Test
    void readsTheNetworkInterfacesAndLeavesTheLoopbackOut() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            DeviceReport report = firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"));
            DeviceDetails details = report.details();
            assertThat(details.location()).contains("Basement");
            assertThat(details.contact()).contains("noc@example.test");
            assertThat(details.product().orElseThrow()).startsWith("1.3.6.1.4.1.8072.");
            assertThat(details.interfaces())
                    .extracting(NetworkInterface::name)
                    .as("ifName before ifDescr")
                    .containsExactly("lan", "eth1");
            NetworkInterface lan = details.interfaces().get(0);
            assertThat(lan.status()).isEqualTo(DeviceDetails.Status.UP);
            assertThat(lan.bitsPerSecond()).hasValue(100_000_000);
            assertThat(lan.octetsIn()).contains(Total.of32(4_000_000_000L));
            assertThat(lan.octetsOut()).contains(Total.of32(99));
            assertThat(lan.errorsIn()).contains(Total.of32(3));
            assertThat(lan.errorsOut()).as("not answered").isEmpty();
            assertThat(lan.discardsOut()).contains(Total.of32(4));
            assertThat(details.interfaces().get(1).status()).isEqualTo(DeviceDetails.Status.DOWN);
        }
    }

    @Test
    void asksByVersionThreeWithEveryWayToSignAndEncrypt() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-3")) {
            firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"));
            for (Agent.User user : Agent.User.ALL) {
                DeviceReport report = answer(scraper("dect-1", agent.endpoint(), user.secrets()));
                assertThat(report.failure()).as(user.name()).isEmpty();
                assertThat(report.facts().systemName()).contains("kws-3");
                assertThat(report.facts().usersRegistered()).hasValue(38);
                assertThat(report.details().interfaces()).hasSize(2);
            }
        }
    }

    @Test
    void twoServersMayHaveTheSameUserWithDifferentSecrets() throws Exception {
        Path second = Files.createDirectory(folder.resolve("second"));
        try (Agent one = Agent.start(folder, "kws-1");
                Agent other = Agent.start(second, "kws-2", "other")) {
            SnmpUser of = Agent.User.ALL.get(0).secrets();
            SnmpUser ofOther = Agent.User.ALL.get(0).secrets("other");
            SnmpScraper first = scraper("dect-1", one.endpoint(), of);
            SnmpScraper next = scraper("dect-2", other.endpoint(), ofOther);
            assertThat(firstAnswer(first).facts().systemName()).contains("kws-1");
            assertThat(firstAnswer(next).facts().systemName()).contains("kws-2");
            assertThat(answer(first).facts().systemName()).contains("kws-1");
        }
    }

    @Test
    void saysThatTheUserOrItsSecretIsWrongInsteadOfATimeout() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"));
            SnmpUser right = Agent.User.ALL.get(1).secrets();
            SnmpUser stranger = new SnmpUser(
                    "stranger",
                    right.authentication(),
                    right.authenticationSecret(),
                    right.privacy(),
                    right.privacySecret());
            SnmpUser mistaken = new SnmpUser(
                    right.name(),
                    right.authentication(),
                    new Secret("not-the-secret"),
                    right.privacy(),
                    right.privacySecret());
            assertThat(answer(scraper("dect-1", agent.endpoint(), stranger)).failure())
                    .contains(new ScrapeFailure(Reason.AUTHENTICATION, "it does not know the SNMPv3 user"));
            DeviceReport report = answer(scraper("dect-1", agent.endpoint(), mistaken));
            assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.AUTHENTICATION);
            assertThat(report.toString()).doesNotContain("not-the-secret");
        }
    }

    @Test
    void findsAnAgentAgainThatRestarted() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            SnmpScraper scraper =
                    scraper("dect-1", agent.endpoint(), Agent.User.ALL.get(1).secrets());
            firstAnswer(scraper);
            agent.stop();
            assertThat(answer(scraper).failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
            agent.startAgain();
            assertThat(firstAnswer(scraper).facts().systemName()).contains("kws-1");
        }
    }

    @Test
    void meetsAWrongCommunityWithATimeout() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"));
            DeviceReport report = answer(scraper("dect-1", agent.endpoint(), "wrong-one"));
            assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(report.failure().orElseThrow().detail()).doesNotContain("wrong-one");
            assertThat(report.bytes()).isZero();
        }
    }

    @Test
    void isNotDisturbedByGarbage() throws Exception {
        try (DatagramSocket liar = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerGarbage(liar), "liar");
            answering.start();
            Endpoint at = Endpoint.parse("127.0.0.1:" + liar.getLocalPort()).orElseThrow();
            assertThat(answer(scraper("dect-1", at, "x"))
                            .failure()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(Reason.TIMEOUT);
            liar.close();
            answering.join(5000);
        }
        try (Agent agent = Agent.start(folder, "kws-1")) {
            assertThat(firstAnswer(scraper("dect-1", agent.endpoint(), "topsecret"))
                            .succeeded())
                    .isTrue();
        }
    }

    private static void answerGarbage(DatagramSocket socket) {
        byte[] buffer = new byte[2000];
        for (int i = 0; i < 100; i++) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] garbage = new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 2, 1, 1};
                socket.send(new DatagramPacket(garbage, garbage.length, packet.getSocketAddress()));
            } catch (java.io.IOException closed) {
                return;
            }
        }
    }

    @Test
    void saysUnreachableSinceWhenAndRecoversAndDelaysNobodyElse() throws Exception {
        Path second = Files.createDirectory(folder.resolve("second"));
        Vertx vertx = Vertx.vertx();
        ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();
        try (Agent stopping = Agent.start(folder, "kws-1");
                Agent steady = Agent.start(second, "kws-2")) {
            ScrapeSchedule schedule = new ScrapeSchedule(
                    vertx,
                    List.of(
                            scraper("dect-1", stopping.endpoint(), "topsecret"),
                            scraper("dect-2", steady.endpoint(), "topsecret")),
                    QUICK,
                    InstantSource.system(),
                    seen::add);
            schedule.start().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            Ledger ledger = new Ledger(LedgerOptions.defaults(), Site.unknown());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> status(ledger, seen, "dect-1", true).isPresent()
                            && status(ledger, seen, "dect-2", true).isPresent());

            Instant stopped = Instant.now();
            stopping.stop();
            ServerStatus down = await().atMost(Duration.ofSeconds(20))
                    .until(() -> status(ledger, seen, "dect-1", false), Optional::isPresent)
                    .orElseThrow();
            assertThat(down.failingSince())
                    .hasValueSatisfying(
                            since -> assertThat(since).isBetween(stopped.minusSeconds(2), stopped.plusSeconds(20)));
            assertThat(down.lastReport().orElseThrow().failure().orElseThrow().reason())
                    .isEqualTo(Reason.TIMEOUT);

            stopping.startAgain();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> status(ledger, seen, "dect-1", true).isPresent());
            assertThat(schedule.counts().get(1).late())
                    .as("turns the other one missed")
                    .isZero();
            assertThat(status(ledger, seen, "dect-2", true)).isPresent();
            schedule.stop().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    /** Shows the ledger what was observed; the server's row when its last report went that way. */
    private static Optional<ServerStatus> status(
            Ledger ledger, ConcurrentLinkedQueue<Observation> seen, String server, boolean good) {
        for (Observation next = seen.poll(); next != null; next = seen.poll()) {
            ledger.apply(next);
        }
        return ledger.servers().stream()
                .filter(row -> row.name().equals(server))
                .filter(row ->
                        row.lastReport().filter(r -> r.succeeded() == good).isPresent())
                .findFirst();
    }
}
