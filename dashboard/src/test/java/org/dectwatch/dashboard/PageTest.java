package org.dectwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.demo.DemoCollector;
import org.dectwatch.dashboard.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
@Tag("peers")
class PageTest {
    private final Vertx vertx = Vertx.vertx();
    private DemoCollector collector;
    private Dashboard dashboard;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        assertThat(Chromium.installed())
                .as("Debian package chromium is installed")
                .isTrue();
        collector = new DemoCollector();
        CollectorAddress here = new CollectorAddress("north", URI.create("http://127.0.0.1:" + collector.port()));
        dashboard =
                new Dashboard(vertx, DashboardOptions.defaults(List.of(here)).listening("127.0.0.1", 0));
        dashboard.start().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        chromium = new Chromium(1400, 1000, true);
        chromium.open("http://127.0.0.1:" + dashboard.port() + "/");
    }

    @AfterEach
    void stop() throws Exception {
        chromium.close();
        dashboard.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        collector.close();
    }

    @Test
    void showsEachHandsetWithItsStateAndFollowsAChange() throws Exception {
        reads(
                "Ward 3 nurse",
                "Wrong user name or password (401)",
                "SIMULATED SITE",
                "Seeing",
                "Packets come from eth1.",
                "Outbound proxy: sbc2.example.net, not the first choice",
                "it ought to use sbc1.example.net",
                "Inferred from sizes and times inside TLS (confidence 0.90): about 3 registrations");
        assertThat(stateOf("0310000000011")).isEqualTo("Registered");
        assertThat(stateOf("0310000000022")).isEqualTo("Expired, disputed");
        assertThat(stateOf("0310000000055")).isEqualTo("Registered, says its server");
        assertThat(stateOf("0310000000033")).isEqualTo("Never registered");
        assertThat(stateOf("0310000000066")).isEqualTo("Was: registered");
        assertThat(chromium.value("document.querySelectorAll('.handsets .badge.tone-good').length"))
                .isEqualTo(2);
        JsonObject nurse =
                collector.snapshot().getJsonArray("handsets").getJsonObject(0).copy();
        assertThat(nurse.getString("id")).isEqualTo("0310000000011");
        nurse.put("state", "EXPIRED");
        collector.tell(Instant.parse("2026-03-02T08:15:31Z"), List.of(nurse), List.of());
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> stateOf("0310000000011").equals("Expired"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void setsWhatWireServerAndCloudSaySideBySide() throws Exception {
        reads("Ward 3 nurse");
        chromium.value("location.hash = '#/handset/north/0310000000055'");
        reads(
                "Is it registered?",
                "Registered",
                "by the word of its server",
                "XML-RPC says registered of 4005, in its charger.",
                "Too old",
                "connectionStatus is connected.",
                "5 of 7");
        assertThat(
                        chromium.value(
                                "[...document.querySelectorAll('.saying')].map(s => s.dataset.who + ' ' + s.querySelector('.badge').lastChild.textContent).join()"))
                .isEqualTo("WIRE Does not know,SERVER Registered,CLOUD Too old");
        assertThat(chromium.value("document.querySelectorAll('.saying[data-who=CLOUD] .tone-good').length"))
                .as("nothing that is too old is green")
                .isEqualTo(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void showsEachInterfaceOfAServerAndWhatItTold() throws Exception {
        reads("Ward 3 nurse", "XML-RPC", "base-station-lost (1.3.6.1.4.1.9749.1.3.2.0.5): rpn=3");
        assertThat(chromium.value("document.querySelectorAll('.interfaces .tone-good').length"))
                .as("both of the server that answers")
                .isEqualTo(2);
        chromium.value("location.hash = '#/server/north/south'");
        reads(
                "How it is asked",
                "192.0.2.10: Connection refused",
                "What it told unasked",
                "kws6000: something else",
                "not known",
                "Basement");
        assertThat(chromium.value("document.querySelectorAll('main .tone-good').length"))
                .as("nothing of a server that does not answer is green")
                .isEqualTo(0);
        assertThat(chromium.complaints()).isEmpty();
        chromium.value("location.hash = '#/server/north/nowhere'");
        reads("No server nowhere is known at north.");
    }

    @Test
    void saysThatTheCollectorIsLostAndLeavesNothingGreen() throws Exception {
        reads("Ward 3 nurse");
        collector.close();
        reads("Connection to the collector lost");
        assertThat(stateOf("0310000000011")).isEqualTo("Was: registered");
        assertThat(chromium.value("document.querySelectorAll('main .tone-good, main .edge-good').length"))
                .isEqualTo(0);
    }

    @Test
    void saysThatTheDashboardIsLost() throws Exception {
        reads("Ward 3 nurse");
        dashboard.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        reads("Connection to the dashboard lost");
        assertThat(chromium.value("document.querySelectorAll('main .tone-good, main .edge-good').length"))
                .isEqualTo(0);
    }

    @Test
    void findsFiltersAndOpensAHandset() throws Exception {
        reads("Ward 3 nurse");
        chromium.value(
                "[...document.querySelectorAll('.bar button')].find(b => b.innerText.startsWith('Problems')).click()");
        await().atMost(10, TimeUnit.SECONDS).until(() -> rows() == 3);
        chromium.value(
                "var s = document.querySelector('input[type=search]'); s.value = 'porter 0033'; s.dispatchEvent(new Event('input'))");
        await().atMost(10, TimeUnit.SECONDS).until(() -> rows() == 1);
        chromium.value("document.querySelector('tr[data-handset] a').click()");
        reads(
                "Last failed attempt to register",
                "SIP/2.0 401 Unauthorized",
                "frame.number in {4700, 4702, 4705, 4711}");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void listsWhatWasToldOfAHandsetUnaskedTheNewestFirst() throws Exception {
        reads("Porter");
        chromium.value("location.hash = '#/handset/north/0310000000033'");
        reads("What was told of it unasked", "kws6000: SIP registration of 4003 failed: 401 Unauthorized");
        assertThat(
                        chromium.value(
                                "[...document.querySelectorAll('.events tbody tr')].map(r => [2, 3].map(i => r.cells[i].innerText).join(' by ')).join()"))
                .isEqualTo("sip-registration-failed by north,cloud-call-failed by webex");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void tellsWhatIsLeftOfTheCloudsBudgetHowOftenItAskedToWaitAndHowOldThatIs() throws Exception {
        reads(
                "The cloud",
                "41 of 60 a minute",
                "1\u202f234 since the collector started",
                "2 times ⚠ until then nothing is asked: in ");
        assertThat(chromium.text()).containsPattern("41 of 60 a minute\\s+1\\d s ago");
        assertThat(chromium.value("document.querySelectorAll('.cloud').length")).isEqualTo(1);
        assertThat(chromium.value("document.querySelectorAll('.server:not(.cloud)').length"))
                .as("IP-DECT servers")
                .isEqualTo(2);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void showsACallThatGoesOnWithItsStreamsItsScoresAndTheirModel() throws Exception {
        reads("Porter");
        assertThat(String.valueOf(chromium.value(
                        "document.querySelector('tr[data-handset=\"0310000000033\"] .mark[title^=Media]').title")))
                .startsWith("Media: warning, seen on the wire")
                .contains("MOS 4.03 by G.107");
        chromium.value("document.querySelector('tr[data-handset=\"0310000000033\"] a').click()");
        reads(
                "Calls and their media",
                "sip:4711@example.webex.com",
                "← to the handset",
                "48 packets, 2 lost, 2.5 ms",
                "120 of 3\u202f000 4.0 %",
                "receiver: 4.3 % lost, 38 ms there and back",
                "4.03 G.107, Ie 0, Bpl 25.1",
                "in clear",
                "DSCP 46 · 802.1p 5",
                "media-quality-poor",
                "g726-offered");
        assertThat(chromium.value("document.querySelectorAll('.call-card[data-live]').length"))
                .isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void showsTheTlsConnectionOfAServerAndOfAHandsetWithItsCertificatesAndHistory() throws Exception {
        reads("Ward 3 nurse", "1 open", "2 read, 2 on the fullest", "79 days left", "was reset by the other side");
        assertThat(chromium.value(
                        "document.querySelectorAll('tr[data-handset=\"0310000000011\"] .mark.tone-good').length"))
                .as("registration, TLS and server")
                .isEqualTo(3);
        chromium.value("document.querySelector('tr[data-handset=\"0310000000033\"] a').click()");
        reads(
                "TLS connection",
                "which has ended; it has not been seen on another since",
                "sip.example.webex.com:8934",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "Example CA",
                "Last connections",
                "the certificate expired at 2026-03-01T08:15:30Z");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void listsWithAHandsetWhatIsWrongWithTheTlsTargetItRidesTo() throws Exception {
        chromium.value("location.hash = '#/handset/north/0310000000033'");
        reads("TLS connection", "sip.example.webex.com:8934");
        JsonObject alert =
                collector.snapshot().getJsonArray("alerts").getJsonObject(0).copy();
        alert.put("id", "certificate-expiring/north → sip.example.webex.com:8934")
                .put("rule", "certificate-expiring")
                .put("state", "FIRING")
                .putNull("handset")
                .putNull("heldBecause")
                .putNull("resolvedAt")
                .put("server", "north")
                .put("subject", "north → sip.example.webex.com:8934")
                .put("why", "The certificate ends in three days.");
        JsonObject other = alert.copy()
                .put("id", "certificate-expiring/north → elsewhere:5061")
                .put("subject", "north → elsewhere:5061")
                .put("why", "That of another target ends too.");
        collector.tell(Instant.parse("2026-03-02T08:15:31Z"), List.of(), List.of(), List.of(alert, other));
        reads("The certificate ends in three days.");
        assertThat(String.valueOf(chromium.value("document.body.innerText"))).doesNotContain("That of another target");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void saysHowManyAreInTroubleAndNotListedUntilThereIsRoom() throws Exception {
        String sentence = "and 234 more with registration-lost that are not listed";
        reads(sentence, "1 held back, 234 more not listed");
        chromium.value("location.hash = '#/alerts'");
        reads(sentence, "health.alerts.mostPerRule");
        collector.snapshot().getJsonObject("totals").put("alertsBeyondCap", new JsonObject());
        collector.tell(Instant.parse("2026-03-02T08:15:31Z"), List.of(), List.of());
        await().atMost(20, TimeUnit.SECONDS).until(() -> !chromium.text().contains("not listed"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void staysUsableWhenACollectorNamesItsHandsetsLikeMarkup() throws Exception {
        reads("Ward 3 nurse");
        JsonObject evil =
                collector.snapshot().getJsonArray("handsets").getJsonObject(0).copy();
        evil.put("name", "<img src=x onerror=\"document.title='broken in'\">");
        collector.tell(Instant.parse("2026-03-02T08:15:31Z"), List.of(evil), List.of());
        reads("<img src=x");
        assertThat(String.valueOf(chromium.value("document.title"))).doesNotContain("broken in");
        assertThat(chromium.value("document.querySelectorAll('main img').length"))
                .isEqualTo(0);
    }

    @Test
    void nothingIsGreenOfWhichNothingIsKnown() throws Exception {
        reads("Ward 3 nurse");
        JsonObject totals = collector.snapshot().getJsonObject("totals");
        for (String count : List.of("registered", "unregistered", "expired", "never", "remembered", "alertsFiring")) {
            totals.put(count, 0);
        }
        totals.put("unknown", totals.getInteger("handsets"));
        totals.put(
                "truth",
                new JsonObject().put("unknown", totals.getInteger("handsets")).put("byOthers", 0));
        collector.snapshot().getJsonObject("verdict").put("state", "SEEING").put("hint", "No packet of a server.");
        collector.tell(Instant.parse("2026-03-02T08:15:31Z"), List.of(), List.of());
        reads("No packet of a server.");
        assertThat(chromium.value("document.querySelectorAll('.tile.edge-good, .verdict.edge-good').length"))
                .isEqualTo(0);
        assertThat(chromium.value("document.querySelectorAll('.verdict.edge-warn').length"))
                .isEqualTo(1);
    }

    /** What reaches beyond the screen and does not scroll by itself. */
    private static final String WIDER = "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll')"
            + " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.className).join(' ')";

    @Test
    void fitsATelephone() throws Exception {
        chromium.resize(375, 800);
        reads("Ward 3 nurse");
        String handset =
                String.valueOf(chromium.value("document.querySelector('tr[data-handset=\"0310000000033\"] a').hash"));
        for (String page : List.of("#/", "#/alerts", handset)) {
            chromium.value("location.hash = '" + page + "'");
            await("width of " + page)
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(chromium.value(WIDER)).isEqualTo(""));
        }
    }

    @Test
    void anAddressThatWasCutInTheMiddleOfALetterIsNoEndOfThePage() throws Exception {
        reads("Ward 3 nurse");
        chromium.value("location.hash = '#/handset/north/%E0%A4%A'");
        reads("No handset %E0%A4%A is known at north.");
        chromium.value("history.back()");
        reads("Ward 3 nurse");
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    private long rows() throws Exception {
        return ((Number) chromium.value("document.querySelectorAll('tr[data-handset]').length")).longValue();
    }

    /** The state's word in a handset's row, without its icon. */
    private String stateOf(String id) throws Exception {
        return String.valueOf(chromium.value(
                "document.querySelector('tr[data-handset=\"" + id + "\"] .badge').lastChild.textContent"));
    }

    private void reads(String... words) {
        for (String word : words) {
            await("the page reads '" + word + "'")
                    .atMost(60, TimeUnit.SECONDS)
                    .pollInterval(200, TimeUnit.MILLISECONDS)
                    .ignoreExceptions()
                    .until(() -> chromium.text().contains(word));
        }
    }
}
