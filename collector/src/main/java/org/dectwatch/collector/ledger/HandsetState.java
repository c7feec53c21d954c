package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.CountGap;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.ToldView;
import org.dectwatch.collector.domain.TruthOptions;

/** The handsets with all that is said of them, and who contradicts whom. */
final class HandsetState {
    private final RegistrationTable registrations;
    private final CallTable calls;
    private final HandsetWords words;
    private final HandsetTable table;
    private final DeviceEventTable told;
    private final Disagreements disagreements;

    HandsetState(
            Site site,
            TruthOptions truth,
            ServerNames names,
            RegistrationTable registrations,
            CallTable calls,
            Consumer<DomainEvent> events) {
        this.registrations = registrations;
        this.calls = calls;
        HandsetDirectory directory = new HandsetDirectory(site.handsets());
        this.words = new HandsetWords(directory, events);
        this.told = new DeviceEventTable(directory, events);
        this.table = new HandsetTable(directory, names, words, truth);
        this.disagreements = new Disagreements(truth, events);
    }

    /** Something may be different from what was shown last. */
    void changed() {
        table.changed();
    }

    List<Handset> rows(Instant now) {
        return table.rows(() -> registrations.all(now), calls, now);
    }

    void said(Instant now, HandsetWord word) {
        words.said(now, word);
    }

    /** A server or the cloud said something unasked, of a handset perhaps. */
    void told(Instant now, DeviceEvent event) {
        told.told(now, event);
    }

    ToldView told() {
        return told;
    }

    /** A server was asked; its own count is held against the wire. */
    void reported(Instant now, DeviceReport report) {
        disagreements.counted(now, report, server -> registrations.behind(server, now));
    }

    void tick(Instant now) {
        if (words.size() > 0) {
            disagreements.look(now, rows(now));
        }
    }

    Optional<CountGap> countGap(String server, ServerTable servers, Instant now) {
        return disagreements.of(server, servers, now);
    }

    int words() {
        return words.size();
    }

    int events() {
        return told.namesOfHandsets();
    }
}
