package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.protocol.sip.Contact;
import org.dectwatch.collector.protocol.sip.SipSummary;

/**
 * What the registrar holds for one address of record. A 2xx lists all current bindings (RFC 3261 10.3 step 8), so it replaces
 * what was known.
 */
final class Bindings {
    private static final int MOST = 16;

    /** Most of those that strangers name never get one. */
    private Map<BoundContacts.Contact, Instant> until = Map.of();

    /**
     * Takes in a 2xx.
     *
     * @return seconds granted to the request's own contact: the {@code expires} parameter of that Contact, else the Expires
     *     header, else what was asked for (RFC 3261 10.2.4); empty when nothing says so
     */
    OptionalInt granted(SipSummary answer, RegisterTransaction request, Instant at) {
        List<Contact> listed = named(answer.contacts(), MOST);
        if (request.asksToLeave()) {
            replace(listed, answer.expiresHeader(), OptionalInt.empty(), at);
            request.contacts().forEach(c -> c.uri().ifPresent(uri -> remove(BoundContacts.Contact.of(uri))));
            return OptionalInt.of(0);
        }
        List<Contact> wishes = named(request.contacts(), 1);
        if (wishes.isEmpty()) {
            // A question, not a registration: the answer still lists what there is.
            replace(listed, answer.expiresHeader(), OptionalInt.empty(), at);
            return OptionalInt.empty();
        }
        Contact asked = wishes.get(0);
        OptionalInt wanted = asked.expires().isPresent() ? asked.expires() : request.expiresAsked();
        replace(listed, answer.expiresHeader(), wanted, at);
        Optional<Contact> own = own(listed, asked);
        OptionalInt granted = answer.expiresHeader().isPresent() ? answer.expiresHeader() : wanted;
        if (own.isPresent() && own.get().expires().isPresent()) {
            granted = own.get().expires();
        }
        if (own.isEmpty() && granted.orElse(1) > 0) {
            put(
                    BoundContacts.Contact.of(asked.uri().orElseThrow()),
                    granted.isPresent() ? at.plusSeconds(granted.getAsInt()) : Instant.MAX);
        }
        return granted;
    }

    /** The first of them that name something. */
    private static List<Contact> named(List<Contact> contacts, int most) {
        List<Contact> named = new ArrayList<>(Math.min(most, contacts.size()));
        for (Contact contact : contacts) {
            if (!contact.star() && named.size() < most) {
                named.add(contact);
            }
        }
        return named;
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
        put(new BoundContacts.Contact("", "", "", -1), expiresAt);
    }

    /** What is bound; none of a binding that was only remembered. */
    Set<BoundContacts.Contact> contacts() {
        Set<BoundContacts.Contact> contacts = new LinkedHashSet<>(until.keySet());
        contacts.removeIf(contact -> contact.host().isEmpty());
        return contacts;
    }

    /** When the last of them lapses; empty when there is none. {@link Instant#MAX} when nobody said how long. */
    Optional<Instant> lastUntil() {
        return until.isEmpty() ? Optional.empty() : until.values().stream().max(Instant::compareTo);
    }

    private void replace(List<Contact> listed, OptionalInt header, OptionalInt wanted, Instant at) {
        until = Map.of();
        for (Contact contact : listed) {
            OptionalInt lifetime =
                    contact.expires().isPresent() ? contact.expires() : header.isPresent() ? header : wanted;
            if (lifetime.orElse(1) > 0) {
                put(
                        BoundContacts.Contact.of(contact.uri().orElseThrow()),
                        lifetime.isPresent() ? at.plusSeconds(lifetime.getAsInt()) : Instant.MAX);
            }
        }
    }

    private void put(BoundContacts.Contact contact, Instant lapses) {
        until = until.isEmpty() ? new LinkedHashMap<>(4) : until;
        until.put(contact, lapses);
    }

    private void remove(BoundContacts.Contact contact) {
        if (!until.isEmpty()) {
            until.remove(contact);
        }
    }

    private static Optional<Contact> own(List<Contact> listed, Contact asked) {
        BoundContacts.Contact own = BoundContacts.Contact.of(asked.uri().orElseThrow());
        List<Contact> others = new ArrayList<>();
        for (Contact contact : listed) {
            if (BoundContacts.Contact.of(contact.uri().orElseThrow()).equals(own)) {
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
