package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.protocol.sip.Contact;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.dectwatch.collector.protocol.sip.SipUri;

/**
 * What the registrar holds for one address of record. A 2xx lists all current bindings (RFC 3261 10.3 step 8), so it replaces
 * what was known.
 */
final class Bindings {
    private static final int MOST = 16;

    private final Map<Where, Instant> until = new LinkedHashMap<>();

    /** A contact without parameters. */
    private record Where(String scheme, String user, String host, int port) {
        static Where of(SipUri uri) {
            return new Where(uri.scheme(), uri.user(), uri.host(), uri.port().orElse(-1));
        }
    }

    /**
     * Takes in a 2xx.
     *
     * @return seconds granted to the request's own contact: the {@code expires} parameter of that Contact, else the Expires
     *     header, else what was asked for (RFC 3261 10.2.4); empty when nothing says so
     */
    OptionalInt granted(SipSummary answer, RegisterTransaction request, Instant at) {
        List<Contact> listed =
                answer.contacts().stream().filter(c -> !c.star()).limit(MOST).toList();
        if (request.asksToLeave()) {
            replace(listed, answer.expiresHeader(), OptionalInt.empty(), at);
            request.contacts().forEach(c -> c.uri().ifPresent(uri -> until.remove(Where.of(uri))));
            return OptionalInt.of(0);
        }
        Optional<Contact> asked =
                request.contacts().stream().filter(c -> !c.star()).findFirst();
        if (asked.isEmpty()) {
            // A question, not a registration: the answer still lists what there is.
            replace(listed, answer.expiresHeader(), OptionalInt.empty(), at);
            return OptionalInt.empty();
        }
        OptionalInt wanted = asked.get().expires().isPresent() ? asked.get().expires() : request.expiresAsked();
        replace(listed, answer.expiresHeader(), wanted, at);
        OptionalInt granted = own(listed, asked.get())
                .map(Contact::expires)
                .filter(OptionalInt::isPresent)
                .orElse(answer.expiresHeader().isPresent() ? answer.expiresHeader() : wanted);
        Where own = Where.of(asked.get().uri().orElseThrow());
        boolean listedOwn = own(listed, asked.get()).isPresent();
        if (!listedOwn && granted.orElse(1) > 0) {
            until.put(own, granted.isPresent() ? at.plusSeconds(granted.getAsInt()) : Instant.MAX);
        }
        return granted;
    }

    /** Takes in a 2xx whose request was not seen: only what it lists with a lifetime is believed. */
    boolean listed(SipSummary answer, Instant at) {
        List<Contact> lasting = answer.contacts().stream()
                .filter(c -> !c.star()
                        && (c.expires().isPresent() || answer.expiresHeader().isPresent()))
                .toList();
        if (lasting.isEmpty()) {
            return false;
        }
        replace(lasting, answer.expiresHeader(), OptionalInt.empty(), at);
        return true;
    }

    void restore(Instant expiresAt) {
        until.put(new Where("", "", "", -1), expiresAt);
    }

    void clear() {
        until.clear();
    }

    /** When the last of them lapses; empty when there is none. {@link Instant#MAX} when nobody said how long. */
    Optional<Instant> lastUntil() {
        return until.values().stream().max(Instant::compareTo);
    }

    private void replace(List<Contact> listed, OptionalInt header, OptionalInt wanted, Instant at) {
        until.clear();
        for (Contact contact : listed) {
            OptionalInt lifetime =
                    contact.expires().isPresent() ? contact.expires() : header.isPresent() ? header : wanted;
            if (lifetime.orElse(1) > 0) {
                until.put(
                        Where.of(contact.uri().orElseThrow()),
                        lifetime.isPresent() ? at.plusSeconds(lifetime.getAsInt()) : Instant.MAX);
            }
        }
    }

    private static Optional<Contact> own(List<Contact> listed, Contact asked) {
        Where own = Where.of(asked.uri().orElseThrow());
        List<Contact> others = new ArrayList<>();
        for (Contact contact : listed) {
            if (Where.of(contact.uri().orElseThrow()).equals(own)) {
                return Optional.of(contact);
            }
            others.add(contact);
        }
        Optional<Contact> byInstance = others.stream()
                .filter(c -> c.instance().isPresent() && c.instance().equals(asked.instance()))
                .findFirst();
        // A registrar that rewrites the contact (NAT) still lists one binding for one handset.
        return byInstance.isPresent() || others.size() != 1 ? byInstance : Optional.of(others.get(0));
    }
}
