package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;
import static org.dectwatch.collector.ledger.SipText.register;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.TruthOptions;
import org.dectwatch.collector.options.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sends more than the tables hold makes them forget, and that is told; nothing grows without bound. */
class FloodTest {
    private static final int FLOOD = 200_000;
    private static final int MOST = 1_000;

    private final Wiretap wire = new Wiretap(new LedgerOptions(
            MOST,
            MOST,
            10,
            10,
            Duration.ofMinutes(10),
            Duration.ofSeconds(32),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofHours(12),
            Size.ofMiB(160),
            TruthOptions.defaults()));

    private long forgotten;

    private void count(String table) {
        for (DomainEvent.Evicted event : wire.happened(DomainEvent.Evicted.class)) {
            forgotten += event.table().equals(table) ? event.count() : 0;
        }
        wire.events.clear();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void callIdsBeyondTheLimitPushOutTheOldest() {
        for (int i = 0; i < FLOOD; i++) {
            wire.at(i / 10_000.0).up(call("INVITE", 1).replacing("Call-ID", "flood-" + i));
            count("calls");
        }
        assertThat(wire.ledger.tableSizes()).containsEntry("calls", MOST);
        assertThat(wire.ledger.calls()).hasSize(MOST);
        assertThat(forgotten).isEqualTo(FLOOD - MOST);
        assertThat(wire.ledger.sipCounts().messages()).isEqualTo(FLOOD);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void addressesOfRecordBeyondTheLimitPushOutTheOldest() {
        for (int i = 0; i < FLOOD; i++) {
            String from = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ":5060";
            wire.at(i / 10_000.0).hear(from, Wiretap.REGISTRAR, register("u" + i, 1));
            count("registrations");
        }
        assertThat(wire.ledger.tableSizes()).containsEntry("registrations", MOST);
        assertThat(wire.ledger.registrations())
                .extracting(Registration::aor)
                .doesNotHaveDuplicates()
                .hasSize(MOST);
        assertThat(forgotten).isEqualTo(FLOOD - MOST);
        assertThat(wire.ledger.sipCounts().messages()).isEqualTo(FLOOD);
    }

    private void granted(String user) {
        SipText request = register(user, 1).contact(user, "");
        wire.up(request).down(request.answer(200).contact(user, ";expires=60"));
    }

    @Test
    void whatWasForgottenSaysNothingMore() {
        wire.at(0);
        granted("first");
        for (int i = 0; i < MOST; i++) {
            wire.at(1);
            granted("u" + i);
        }
        wire.events.clear();
        wire.silenceUntil(300);
        List<DomainEvent.RegistrationChanged> changes = wire.happened(DomainEvent.RegistrationChanged.class);
        assertThat(changes)
                .isNotEmpty()
                .noneMatch(event -> event.now().aor().user().equals("first"));
    }

    @Test
    void whoWasGrantedOutlivesAFloodOfStrangers() {
        wire.at(0);
        for (int i = 0; i < 100; i++) {
            granted("good" + i);
        }
        for (int i = 0; i < 10 * MOST; i++) {
            wire.at(1 + i / 10_000.0).up(register("u" + i, 1));
        }
        assertThat(wire.ledger.tableSizes()).containsEntry("registrations", MOST);
        assertThat(wire.ledger.registrations())
                .filteredOn(one -> one.aor().user().startsWith("good"))
                .hasSize(100)
                .allMatch(one -> one.state() == RegistrationState.REGISTERED);
    }

    @Test
    void whatIsAllowedToWeighSoMuchHoldsFewer() {
        Wiretap small = new Wiretap(new LedgerOptions(
                150_000,
                50_000,
                10,
                10,
                Duration.ofMinutes(10),
                Duration.ofSeconds(32),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10),
                Duration.ofHours(12),
                Size.ofMiB(9),
                TruthOptions.defaults()));
        for (int i = 0; i < 20_000; i++) {
            small.at(i / 10_000.0).up(register("u" + i, 1)).up(call("INVITE", 1).replacing("Call-ID", "flood-" + i));
            small.events.removeIf(event -> !(event instanceof DomainEvent.Evicted));
        }
        assertThat(small.ledger.tableSizes().get("registrations")).isBetween(4000, 6000);
        assertThat(small.ledger.tableSizes().get("calls")).isBetween(1500, 2500);
        assertThat(small.happened(DomainEvent.Evicted.class))
                .allMatch(event -> event.reason().equals("BYTES"))
                .extracting(DomainEvent.Evicted::table)
                .contains("calls", "registrations");
    }
}
