package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.CertificateHistory.Change;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.IssuerHistory;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ServedChain;
import org.dectwatch.collector.domain.ServedChain.Via;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * What each server identified itself with, over many connections and over a restart. A chain that was served before is no news:
 * behind one name there may be several machines, each with a certificate of its own.
 */
final class CertificateMemory {
    private static final Limits LIMITS = new Limits(1_000, Long.MAX_VALUE, Limits.FOREVER);
    /** Chains of one server that are known at a time. */
    private static final int MOST_CHAINS = 8;

    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, Entry> targets = new BoundedTable<>(LIMITS, (target, entry, why, at) -> {});

    /**
     * What one server showed once.
     *
     * @param accepted whoever it was shown to went on, or only wanted to see it; empty while that is open
     */
    private record Shown(
            String name,
            int port,
            List<Certificate> certificates,
            List<CertificateFault> faults,
            Via via,
            Instant begun,
            Optional<Boolean> accepted) {}

    private static final class Entry {
        private final List<String> known = new ArrayList<>(MOST_CHAINS);
        private CertificateHistory history;

        Entry(CertificateHistory history) {
            this.history = history;
            history.before().ifPresent(chain -> known.add(chain.leaf().sha256()));
            known.add(history.now().leaf().sha256());
        }

        /** Whether its leaf was never seen before; it is from now on. */
        boolean isNew(ServedChain chain) {
            String leaf = chain.leaf().sha256();
            if (known.contains(leaf)) {
                return false;
            }
            if (known.size() == MOST_CHAINS) {
                known.remove(0);
            }
            return known.add(leaf);
        }
    }

    CertificateMemory(Consumer<DomainEvent> events) {
        this.events = events;
    }

    /** Whatever certificates a connection showed; those of a resumed one, or of TLS 1.3 without keys, are not there to see. */
    void served(Instant at, String server, TlsConnection connection) {
        String name = connection
                .serverName()
                .map(asked -> asked.toLowerCase(Locale.ROOT))
                .orElseGet(() -> connection.server().address().toString());
        served(
                at,
                server,
                new Shown(
                        name,
                        connection.server().port(),
                        connection.certificates(),
                        connection.certificateFaults(),
                        Via.WIRE,
                        connection.firstTime(),
                        connection.outcome().map(outcome -> outcome == TlsConnection.Outcome.ESTABLISHED)));
    }

    void probed(Instant at, ProbeReport report) {
        served(
                at,
                "",
                new Shown(
                        report.name(),
                        report.port(),
                        report.certificates(),
                        report.faults(),
                        Via.PROBE,
                        at,
                        Optional.of(true)));
    }

    private void served(Instant at, String server, Shown shown) {
        if (shown.certificates().isEmpty()) {
            return;
        }
        ServedChain chain = new ServedChain(shown.certificates(), at, at, Set.of(shown.via()), shown.faults());
        String target = CertificateHistory.target(shown.name(), shown.port());
        Entry entry = targets.get(target, Times.nanos(at)).orElse(null);
        if (entry == null) {
            entry = new Entry(new CertificateHistory(
                    shown.name(),
                    shown.port(),
                    chain,
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    IssuerHistory.NOTHING));
            targets.put(target, entry, 1, Times.nanos(at));
        } else {
            compare(at, server, entry, chain);
        }
        issuer(entry, shown);
    }

    private static void issuer(Entry entry, Shown shown) {
        IssuerHistory issuers = entry.history.issuers();
        IssuerHistory.Issuer issuer = IssuerHistory.Issuer.of(shown.certificates());
        shown.accepted()
                .map(accepted -> issuers.shown(issuer, shown.begun(), shown.via(), accepted))
                .ifPresent(newer -> entry.history = entry.history.with(newer));
    }

    private void compare(Instant at, String server, Entry entry, ServedChain chain) {
        CertificateHistory before = entry.history;
        if (chain.leaf().sha256().equals(before.now().leaf().sha256())) {
            entry.history = again(before, chain);
        } else if (entry.isNew(chain)) {
            entry.history = new CertificateHistory(
                    before.name(),
                    before.port(),
                    chain,
                    Optional.of(before.now()),
                    changes(before.now(), chain),
                    Optional.of(at),
                    before.issuers());
            events.accept(new DomainEvent.CertificateChanged(at, server, entry.history));
        }
    }

    private static CertificateHistory again(CertificateHistory before, ServedChain chain) {
        ServedChain was = before.now();
        EnumSet<Via> seenBy = EnumSet.copyOf(chain.seenBy());
        seenBy.addAll(was.seenBy());
        Instant last = chain.lastSeen().isAfter(was.lastSeen()) ? chain.lastSeen() : was.lastSeen();
        ServedChain now = new ServedChain(chain.chain(), was.firstSeen(), last, seenBy, chain.faults());
        return new CertificateHistory(
                before.name(),
                before.port(),
                now,
                before.before(),
                before.changes(),
                before.changedAt(),
                before.issuers());
    }

    /** What differs between two chains of which the leaves do. */
    private static Set<Change> changes(ServedChain before, ServedChain now) {
        EnumSet<Change> changes = EnumSet.of(Change.LEAF);
        if (!before.issuer().equals(now.issuer())) {
            changes.add(Change.ISSUER);
        }
        // The same chain served one certificate longer or shorter ends elsewhere and has the same root.
        if (!now.names().contains(before.root()) && !before.names().contains(now.root())) {
            changes.add(Change.ROOT);
        }
        return changes;
    }

    /** As an earlier run left it. */
    void remember(Instant at, Collection<CertificateHistory> earlier) {
        for (CertificateHistory history : earlier) {
            if (targets.peek(history.target()).isEmpty()) {
                targets.put(history.target(), new Entry(history), 1, Times.nanos(at));
            }
        }
    }

    Optional<CertificateHistory> of(String target) {
        return targets.peek(target).map(entry -> entry.history);
    }

    List<CertificateHistory> all() {
        List<CertificateHistory> all = new ArrayList<>(targets.size());
        targets.forEach((target, entry) -> all.add(entry.history));
        return all;
    }

    int size() {
        return targets.size();
    }
}
