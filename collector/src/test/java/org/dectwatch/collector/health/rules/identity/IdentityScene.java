package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Duplicates;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.RememberedAlarm;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.testing.DeviceFacts;
import org.dectwatch.collector.testing.RegisterTraffic;

/** A site of one server, watched by the real ledger, in stream time that a test moves. */
final class IdentityScene {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final String SERVER = "192.0.2.20";

    final List<DomainEvent> events = new ArrayList<>();
    final Ledger ledger;
    private final AlertBook book;
    private final StreamTime time;
    private final Intake intake;
    private double now;
    private int attempts;

    IdentityScene(List<Site.KnownHandset> handsets) {
        this(handsets, Duplicates.in(handsets), IdentityOptions.defaults());
    }

    IdentityScene(List<Site.KnownHandset> handsets, List<InventoryFault> faults, IdentityOptions options) {
        this(handsets, faults, options, List.of());
    }

    /** @param remembered what fired before a restart */
    IdentityScene(
            List<Site.KnownHandset> handsets,
            List<InventoryFault> faults,
            IdentityOptions options,
            List<RememberedAlarm> remembered) {
        Site site = new Site(
                "site",
                false,
                List.of(new Site.Server("dect-1", Set.of(IpAddress.parse(SERVER).orElseThrow()))),
                handsets,
                faults);
        ledger = new Ledger(LedgerOptions.defaults(), site);
        book = new AlertBook(options.rules(), AlertOptions.defaults(), TrustOptions.defaults());
        time = new StreamTime(ledger, book, events::add, change -> {});
        intake = new Intake(
                IntakeOptions.forFiles(), new KeyRing(), new Directions(Set.of()), time::observe, frame -> {}, true);
        book.restore(remembered, START);
        tick();
    }

    List<RememberedAlarm> toRemember() {
        return book.toRemember();
    }

    /** A handset of the list, with the IPEI of its number. */
    static Site.KnownHandset listed(int number, String authUser) {
        String ipei = String.format("15093%07d", number);
        return new Site.KnownHandset(
                ipei,
                Optional.of(ipei),
                "line" + number,
                Optional.of("Ward " + number),
                Optional.of("47" + number),
                Optional.of("dect-1"),
                Optional.of(authUser).filter(text -> !text.isEmpty()),
                "h.csv:" + (number + 1));
    }

    private void tick() {
        time.observe(Observation.of(at(now), "", new Observation.Tick()));
    }

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    /** Lets a second pass after another, until so many after the start. */
    IdentityScene until(double seconds) {
        while (now < seconds) {
            now = Math.min(seconds, now + 1);
            tick();
        }
        return this;
    }

    /** Registers now, the address of record first. */
    IdentityScene registers(String user, String authUser, RegisterTraffic.Answer answer) {
        new RegisterTraffic(attempts++)
                .attempt(at(now), SERVER, user, authUser, answer)
                .frames()
                .forEach(intake::frame);
        return this;
    }

    IdentityScene says(DeviceReport.Interface via, HandsetKey key, Boolean registered) {
        HandsetWord.Facts told = HandsetWord.Facts.none(via + " told of it");
        HandsetWord word = new HandsetWord(
                via == DeviceReport.Interface.WEBEX ? "" : "dect-1",
                via,
                key,
                Duration.ofSeconds(60),
                registered == null ? told : told.withRegistered(registered));
        time.observe(Observation.of(at(now), "", new Observation.Said(word)));
        return this;
    }

    IdentityScene counts(int registered) {
        DeviceReport.Facts facts =
                new DeviceFacts().registered(OptionalInt.of(registered)).facts();
        DeviceReport report = new DeviceReport(
                "dect-1",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(5),
                100,
                Optional.empty(),
                facts);
        time.observe(Observation.of(at(now), "", new Observation.Report(report)));
        return this;
    }

    /** {@code rule subject} of each alert that fires. */
    List<String> firing() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(alert -> alert.rule() + " " + alert.subject().text())
                .sorted()
                .toList();
    }

    Alert alert(String rule) {
        return book.alerts().stream()
                .filter(alert -> alert.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + book.alerts()));
    }

    String why(String rule) {
        return alert(rule).finding().why();
    }
}
