package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;
import static org.dectwatch.collector.ledger.SipText.register;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
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
            Duration.ofHours(12)));

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

    @Test
    void whatWasForgottenSaysNothingMore() {
        SipText forgotten = register("first", 1).contact("first", "");
        wire.at(0).up(forgotten).down(forgotten.answer(200).contact("first", ";expires=60"));
        for (int i = 0; i < MOST; i++) {
            wire.at(1).up(register("u" + i, 1));
        }
        wire.events.clear();
        wire.silenceUntil(300);
        List<DomainEvent.RegistrationChanged> changes = wire.happened(DomainEvent.RegistrationChanged.class);
        assertThat(changes)
                .isNotEmpty()
                .noneMatch(event -> event.now().aor().user().equals("first"));
    }
}
