package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.junit.jupiter.api.Test;

/** Against the simulated server, over real connections on loopback. */
class XmlRpcScraperTest extends XmlRpcScrapers {
    @Test
    void saysThatTheServerAnswersAndWhatItCanDo() throws Exception {
        try (DectServer server = server(1)) {
            DeviceReport report = ask(scraper(How.plain(server.port())));
            assertThat(report.failure()).isEmpty();
            assertThat(report.via()).isEqualTo(DeviceReport.Interface.XML_RPC);
            assertThat(report.details().methods()).contains("session_receive", "endpoint_base_stations");
            assertThat(report.details().answeredBy()).contains("127.0.0.1");
            assertThat(report.bytes()).isGreaterThan(500);
        }
    }

    @Test
    void keepsItsConnectionsAndItsSessionAndOneOpenQuestion() throws Exception {
        try (DectServer server = server(1)) {
            XmlRpcScraper scraper = scraper(How.plain(server.port()));
            for (int i = 0; i < 5; i++) {
                assertThat(ask(scraper).failure()).isEmpty();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> server.called("session_receive") >= 2);
            assertThat(server.connections.get()).isLessThanOrEqualTo(2);
            assertThat(server.called("session_login")).isEqualTo(1);
            assertThat(server.receivesAtOnce.get()).isEqualTo(1);
            scraper.end();
            await().atMost(Duration.ofSeconds(15)).until(() -> server.sessions() == 0);
        }
    }

    @Test
    void opensASessionForEachQuestionWhereEventsAreNotWanted() throws Exception {
        try (DectServer server = server(1)) {
            XmlRpcScraper scraper = scraper(How.plain(server.port()).silent());
            ask(scraper);
            await().atMost(Duration.ofSeconds(15)).until(() -> server.sessions() == 0);
            ask(scraper);
            assertThat(server.called("session_login")).isEqualTo(2);
            assertThat(server.called("session_receive")).isZero();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNeverShown() throws Exception {
        try (DectServer server = server(1)) {
            DeviceReport report = ask(scraper(How.plain(server.port()), "not-the-password"));
            assertThat(reason(report)).isEqualTo(Reason.AUTHENTICATION);
            assertThat(report.toString()).doesNotContain("not-the-password");
            assertThat(server.called("session_login")).as("it does not hammer").isEqualTo(1);
        }
    }

    @Test
    void eventsBecomeWordsOnHandsetsAndEventsWithoutWhatPeopleWrite() throws Exception {
        try (DectServer server = server(1)) {
            ask(scraper(How.plain(server.port())));
            server.charger("2801", true);
            HandsetWord charging = awaitWord(word -> word.facts().inCharger().isPresent());
            assertThat(charging.handset())
                    .isEqualTo(new HandsetKey(Optional.empty(), Optional.of("2801"), Optional.of("2801")));
            assertThat(charging.facts().inCharger()).contains(true);
            assertThat(charging.facts().reachable()).contains(true);
            assertThat(charging.goodFor()).isEqualTo(Duration.ofMinutes(5));

            server.advanced("2801", 0xa0, 0, 3, 45);
            HandsetWord battery = awaitWord(word -> word.facts().battery().isPresent());
            assertThat(battery.facts().battery()).hasValue(5);
            assertThat(battery.facts().inCharger()).as("its flag is not set").contains(false);
            assertThat(battery.facts().base()).hasValue(3);
            assertThat(battery.facts().signal()).hasValue(45);

            server.alarmKey("2802");
            DeviceEvent alarm = awaitEvent("handset-alarm-key");
            assertThat(alarm.level()).isEqualTo(DeviceEvent.Level.WARNING);
            assertThat(alarm.handset().orElseThrow().user()).contains("2802");
            assertThat(alarm.fields()).containsEntry("data", "00032d");

            server.message("2803", "the patient in 12 is worse");
            awaitWord(word -> word.handset().user().equals(Optional.of("2803")));
            server.tell(DectServer.struct(
                    "type", DectServer.text("endpoint_novelty"),
                    "from", DectServer.text("2801"),
                    "number", DectServer.value(7),
                    "words", DectServer.text("secret words")));
            DeviceEvent unknown = awaitEvent(DeviceEvent.UNKNOWN);
            assertThat(unknown.fields()).containsEntry("number", "7").doesNotContainKey("words");
            assertThat(words.toString() + events).doesNotContain("patient").doesNotContain("secret words");
        }
    }

    @Test
    void logsInAgainWhenTheServerForgotTheSession() throws Exception {
        try (DectServer server = server(1)) {
            XmlRpcScraper scraper = scraper(How.plain(server.port()));
            ask(scraper);
            await().atMost(Duration.ofSeconds(15)).until(() -> server.called("session_receive") == 1);
            server.forgetSessions();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.called("session_login") == 2 && server.called("session_receive") >= 2);
            server.charger("2801", false);
            assertThat(awaitWord(word -> word.facts().inCharger().isPresent())
                            .facts()
                            .inCharger())
                    .contains(false);
        }
    }

    @Test
    void asksEachHandsetWhichBaseStationsItHearsOneAtATime() throws Exception {
        try (DectServer server = server(20)) {
            server.inRange("2801", new int[] {3, 45}, new int[] {4, 30});
            server.inRange("2803", new int[] {4, 50});
            ask(scraper(How.plain(server.port()).surveying()));

            HandsetWord near = awaitWord(word -> word.handset().user().equals(Optional.of("2801")));
            assertThat(near.facts().base()).hasValue(3);
            assertThat(near.facts().signal()).hasValue(45);
            assertThat(near.facts().detail()).contains("3 (RSSI 45), 4 (RSSI 30)");
            HandsetWord away = awaitWord(word -> word.handset().user().equals(Optional.of("2802")));
            assertThat(away.facts().reachable()).contains(false);
            assertThat(awaitEvent("handset-out-of-range")
                            .handset()
                            .orElseThrow()
                            .user())
                    .contains("2802");
            awaitWord(word -> word.facts().base().equals(java.util.OptionalInt.of(4)));
            assertThat(server.called("endpoint_base_stations")).as("each once").isEqualTo(3);
        }
    }

    @Test
    void leavesABusyServerAloneAndTriesAgain() throws Exception {
        try (DectServer server = server(20)) {
            server.inRange("2801", new int[] {3, 45});
            server.mostPending(0);
            ask(scraper(How.plain(server.port()).surveying()));
            await().atMost(Duration.ofSeconds(30)).until(() -> server.called("endpoint_base_stations") == 1);
            server.mostPending(2);
            awaitWord(word -> word.facts().base().isPresent());
            assertThat(server.called("endpoint_base_stations")).isEqualTo(2);
        }
    }

    @Test
    void followsWhicheverOfAPairIsActive() throws Exception {
        try (DectServer first = server(1);
                DectServer other = DectServer.start(vertx, "127.0.0.2", first.port(), 1, Optional.empty())) {
            other.active(false);
            XmlRpcScraper scraper = scraper(How.plain(first.port()).with(OTHER));
            assertThat(ask(scraper).details().answeredBy()).contains("127.0.0.1");

            other.active(true);
            first.active(false);
            DeviceEvent switched = awaitEvent("redundancy-switched");
            assertThat(switched.fields()).containsEntry("address", "127.0.0.2");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ask(scraper).failure().isEmpty());
            assertThat(ask(scraper).details().answeredBy()).contains("127.0.0.2");
            other.charger("2801", true);
            awaitWord(word -> word.facts().inCharger().isPresent());

            first.active(true);
            other.active(false);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ask(scraper).details().answeredBy().equals(Optional.of("127.0.0.1")));

            first.active(false);
            assertThat(await().atMost(Duration.ofSeconds(30))
                            .until(() -> ask(scraper).failure(), Optional::isPresent)
                            .orElseThrow()
                            .reason())
                    .isEqualTo(Reason.CLOSED);
        }
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DeviceReport report = ask(scraper(How.plain(port)));
        assertThat(reason(report)).isEqualTo(Reason.REFUSED);
        assertThat(report.bytes()).isZero();
    }
}
