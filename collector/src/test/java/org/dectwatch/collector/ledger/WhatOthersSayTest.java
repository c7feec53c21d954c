package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.junit.jupiter.api.Test;

/** What servers and the cloud say, asked and unasked. */
class WhatOthersSayTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String IPEI = "150930000216";
    private final Ledger ledger = new Ledger(
            LedgerOptions.defaults(),
            new Site(
                    "site",
                    false,
                    List.of(new Site.Server(
                            "north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
                    List.of(new Site.KnownHandset(
                            IPEI,
                            Optional.of(IPEI),
                            "hgwdh3e4wh",
                            Optional.empty(),
                            Optional.of("4711"),
                            Optional.of("north")))));

    private void at(int second, Observation.Body body) {
        ledger.apply(Observation.of(START.plusSeconds(second), "", body));
    }

    private static Observation.Said said(Interface via, HandsetKey key, boolean registered) {
        return new Observation.Said(new HandsetWord(
                "north",
                via,
                key,
                Duration.ofSeconds(60),
                HandsetWord.Facts.none("test").withRegistered(registered)));
    }

    private Handset handset() {
        return ledger.handsets().iterator().next();
    }

    @Test
    void aWordIsFoundByIpeiUserOrExtensionAndTheLaterReplacesTheEarlierOfItsInterface() {
        at(0, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), true));
        at(1, said(Interface.WEBEX, HandsetKey.user("hgwdh3e4wh"), false));
        at(2, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), false));

        assertThat(handset().words())
                .extracting(kept -> kept.word().via() + " "
                        + kept.word().facts().registered().orElseThrow() + " " + kept.stale())
                .containsExactlyInAnyOrder("XML_RPC false false", "WEBEX false false");
    }

    @Test
    void aWordGrowsStaleByTimeAlone() {
        at(0, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), true));
        ledger.advanceTo(START.plusSeconds(61));

        assertThat(handset().words()).singleElement().matches(HandsetWord.Kept::stale);
    }

    @Test
    void aWordIsToldWithTheIdOfTheRowItIsAbout() {
        List<DomainEvent> told = new ArrayList<>();
        for (HandsetKey key : List.of(
                HandsetKey.user("hgwdh3e4wh"),
                HandsetKey.ipei(IPEI),
                new HandsetKey(Optional.empty(), Optional.empty(), Optional.of("4711")),
                HandsetKey.ipei("150930000999"))) {
            told.addAll(ledger.apply(Observation.of(START, "", said(Interface.XML_RPC, key, true))));
        }
        assertThat(told)
                .extracting(event -> ((DomainEvent.HandsetSaid) event).handset())
                .containsExactly(IPEI, IPEI, IPEI, "150930000999");
    }

    @Test
    void whomOnlyOthersKnowHasARowOfItsOwnByAllNamesItWasGiven() {
        at(0, said(Interface.XML_RPC, HandsetKey.user("stranger"), true));
        at(
                1,
                said(
                        Interface.WEBEX,
                        new HandsetKey(Optional.of("150930000999"), Optional.of("stranger"), Optional.empty()),
                        true));
        at(2, said(Interface.SYSLOG, HandsetKey.ipei("150930000999"), true));

        assertThat(ledger.handsets()).hasSize(2);
        Handset stranger = ledger.handsets().stream()
                .filter(row -> !row.configured())
                .findFirst()
                .orElseThrow();
        assertThat(stranger.id()).isEqualTo("stranger");
        assertThat(stranger.ipei()).contains("150930000999");
        assertThat(stranger.server()).isEqualTo("north");
        assertThat(stranger.words()).hasSize(3);
        assertThat(stranger.truth().standing()).isEqualTo(HandsetTruth.Standing.REGISTERED);
        assertThat(stranger.truth().by()).contains(HandsetTruth.Who.SERVER);
    }

    @Test
    void whomNobodySpeaksOfForADayIsForgotten() {
        at(0, said(Interface.XML_RPC, HandsetKey.user("stranger"), true));
        at(86_399, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), true));
        assertThat(ledger.handsets()).hasSize(2);
        at(86_401, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), true));
        assertThat(ledger.handsets()).hasSize(1);
    }

    @Test
    void aWordKeepsTheTimeSinceWhichItHasBeenTheSame() {
        at(0, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), true));
        at(10, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), false));
        at(20, said(Interface.XML_RPC, HandsetKey.ipei(IPEI), false));

        assertThat(handset().words()).singleElement().satisfies(kept -> {
            assertThat(kept.at()).isEqualTo(START.plusSeconds(20));
            assertThat(kept.since()).isEqualTo(START.plusSeconds(10));
        });
    }

    @Test
    void whoSpeaksOfMoreHandsetsThanAreKeptMakesTheOldestForgottenAndThatIsTold() {
        List<DomainEvent> told = new ArrayList<>();
        for (int i = 0; i < 60_100; i++) {
            told.addAll(ledger.apply(
                    Observation.of(START.plusMillis(i), "", said(Interface.XML_RPC, HandsetKey.user("u" + i), true))));
        }
        assertThat(ledger.tableSizes()).containsEntry("handsetWords", 60_000);
        assertThat(told.stream().filter(DomainEvent.Evicted.class::isInstance)).hasSize(100);
    }

    @Test
    void theLastTwoHundredEventsOfAServerAreKeptNewestFirst() {
        for (int i = 0; i < 300; i++) {
            at(
                    i,
                    new Observation.Told(new DeviceEvent(
                            "north",
                            Interface.SYSLOG,
                            Optional.empty(),
                            DeviceEvent.UNKNOWN,
                            DeviceEvent.Level.INFO,
                            Optional.empty(),
                            "line " + i,
                            Map.of())));
        }

        assertThat(ledger.told().by("north")).hasSize(200);
        assertThat(ledger.told().by("north").get(0).event().text()).isEqualTo("line 299");
        assertThat(ledger.told().by("south")).isEmpty();
    }

    private static Observation.Told told(String server, HandsetKey key, String text) {
        return new Observation.Told(new DeviceEvent(
                server,
                Interface.SYSLOG,
                Optional.empty(),
                "test",
                DeviceEvent.Level.INFO,
                Optional.of(key),
                text,
                Map.of()));
    }

    private List<String> textsAbout(Handset handset) {
        return ledger.told().about(handset).stream()
                .map(kept -> kept.event().text())
                .toList();
    }

    @Test
    void whatIsToldOfAHandsetIsFoundWhicheverNameItGaveAndOfWhicheverServer() {
        at(0, told("north", HandsetKey.ipei(IPEI), "by IPEI"));
        at(1, told("192.0.2.99", HandsetKey.user("hgwdh3e4wh"), "by user"));
        at(2, told("webex", new HandsetKey(Optional.of(IPEI), Optional.empty(), Optional.of("4711")), "by two names"));
        at(3, told("north", HandsetKey.user("somebody else"), "of another"));

        assertThat(textsAbout(handset())).containsExactly("by two names", "by user", "by IPEI");
    }

    @Test
    void aTalkativeServerDoesNotPushOutWhatWasToldOfAHandset() {
        at(0, told("north", HandsetKey.ipei(IPEI), "the line"));
        for (int i = 0; i < 300; i++) {
            at(1 + i, told("north", HandsetKey.user("u" + i), "noise"));
        }
        assertThat(textsAbout(handset())).containsExactly("the line");
        for (int i = 0; i < 60; i++) {
            at(301 + i, told("north", HandsetKey.ipei(IPEI), "line " + i));
        }
        assertThat(textsAbout(handset())).hasSize(50).startsWith("line 59").endsWith("line 10");
    }

    @Test
    void namesOfHandsetsThatStrangersMakeUpAreForgottenBeforeMemoryIsFull() {
        List<DomainEvent> heard = new ArrayList<>();
        String long2048 = "x".repeat(DeviceEvent.MOST_TEXT);
        for (int i = 0; i < 10_000; i++) {
            heard.addAll(ledger.apply(
                    Observation.of(START.plusMillis(i), "", told("north", HandsetKey.user("u" + i), long2048))));
        }
        assertThat(ledger.tableSizes().get("handsetEvents")).isEqualTo((32 << 20) / (200 + 2 * DeviceEvent.MOST_TEXT));
        assertThat(heard.stream().filter(DomainEvent.Evicted.class::isInstance)).isNotEmpty();
    }

    @Test
    void eachInterfaceOfAServerFailsByItself() {
        at(0, report(Interface.SNMP, Optional.empty()));
        at(1, report(Interface.XML_RPC, Optional.of(ScrapeFailure.Reason.REFUSED)));
        ServerStatus server = ledger.servers().iterator().next();

        assertThat(server.interfaces())
                .extracting(
                        InterfaceStatus::via, status -> status.failingSince().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Interface.SNMP, false),
                        org.assertj.core.groups.Tuple.tuple(Interface.XML_RPC, true));
        assertThat(server.failingSince())
                .as("one that answers speaks for the server")
                .isEmpty();
        assertThat(server.lastReport().orElseThrow().via()).isEqualTo(Interface.SNMP);
    }

    private static Observation.Report report(Interface via, Optional<ScrapeFailure.Reason> failure) {
        return new Observation.Report(new DeviceReport(
                "north",
                via,
                Duration.ofSeconds(30),
                Duration.ofMillis(5),
                100,
                failure.map(reason -> new ScrapeFailure(reason, "test")),
                DeviceReport.Facts.none()));
    }
}
