package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.net.IpAddress;

/**
 * Which findings belong to the part of the captures that is told: those of the handset asked for and of its calls; those of its
 * IP-DECT server, which may be the cause; and those of the captures themselves, which put everything else in doubt.
 */
final class SelectedFindings {
    private final Selection selection;
    private final Site site;
    private final Set<String> calls = new HashSet<>();
    private final Set<String> servers = new HashSet<>();

    SelectedFindings(Selection selection, Site site, Ledger ledger, List<Call> all) {
        this.selection = selection;
        this.site = site;
        if (!selection.everyone()) {
            ledger.registrationsAtEnd().stream()
                    .filter(one -> selection.tells(one.aor()))
                    .forEach(this::add);
            all.stream()
                    .filter(call -> selection.tells(call.caller()) || selection.tells(call.callee()))
                    .forEach(this::add);
        }
    }

    private void add(Registration registration) {
        servers.add(nameOf(registration.device().address()));
    }

    private void add(Call call) {
        calls.add(call.callId());
    }

    private String nameOf(IpAddress address) {
        return site.serverAt(address).map(Site.Server::name).orElseGet(address::toString);
    }

    List<Finding> of(List<Finding> all) {
        return selection.everything() ? all : all.stream().filter(this::tells).toList();
    }

    private boolean tells(Finding finding) {
        return selection.covers(finding.from(), finding.to().orElse(Instant.MAX))
                && (selection.everyone() || concerns(finding.subject()));
    }

    private boolean concerns(Subject subject) {
        if (subject instanceof Subject.OfRegistration of) {
            return selection.tells(of.aor());
        } else if (subject instanceof Subject.OfHandset of) {
            return usersOf(of.id()).anyMatch(selection::tellsUser);
        } else if (subject instanceof Subject.OfCall of) {
            return calls.contains(of.callId());
        } else if (subject instanceof Subject.OfServer of) {
            return servers.contains(of.name());
        } else if (subject instanceof Subject.OfTlsTarget of) {
            return servers.contains(of.server());
        }
        return subject instanceof Subject.OfSource;
    }

    /** The row's own name, for an address of record that no list has, and what the list says. */
    private Stream<String> usersOf(String id) {
        return Stream.concat(
                Stream.of(id),
                site.handsets().stream().filter(one -> one.id().equals(id)).map(Site.KnownHandset::user));
    }
}
