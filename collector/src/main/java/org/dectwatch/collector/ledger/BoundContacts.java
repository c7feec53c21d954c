package org.dectwatch.collector.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * Whose binding a contact is. A request that a proxy sends to a handset bears the contact as its Request-URI (RFC 3261 16.5),
 * while To may hold whatever was dialled. As many rows as there are bindings.
 */
final class BoundContacts {
    private final Map<Contact, AddressOfRecord> owners = new HashMap<>();
    private final Map<AddressOfRecord, Set<Contact>> held = new HashMap<>();

    /** A contact without parameters. */
    record Contact(String scheme, String user, String host, int port) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Contact that
                    && port == that.port
                    && user.equals(that.user)
                    && host.equals(that.host)
                    && scheme.equals(that.scheme);
        }

        @Override
        public int hashCode() {
            return ((port * 31 + user.hashCode()) * 31 + host.hashCode()) * 31 + scheme.hashCode();
        }

        static Contact of(SipUri uri) {
            return new Contact(uri.scheme(), uri.user(), uri.host(), uri.port().orElse(-1));
        }
    }

    /** These are all the contacts bound to it now. */
    void bound(AddressOfRecord aor, Set<Contact> contacts) {
        if (contacts.equals(held.getOrDefault(aor, Set.of()))) {
            return;
        }
        forget(aor);
        if (!contacts.isEmpty()) {
            held.put(aor, Set.copyOf(contacts));
            contacts.forEach(contact -> owners.put(contact, aor));
        }
    }

    void forget(AddressOfRecord aor) {
        for (Contact contact :
                Optional.ofNullable(held.remove(aor)).map(List::copyOf).orElseGet(List::of)) {
            owners.remove(contact, aor);
        }
    }

    /** The address of record that this contact is bound to. */
    Optional<AddressOfRecord> owner(SipUri uri) {
        return Optional.ofNullable(owners.get(Contact.of(uri)));
    }
}
