package org.dectwatch.collector.health;

import org.dectwatch.collector.domain.AddressOfRecord;

/** Whom a rule speaks of. A record, so that it can be a key. */
public sealed interface Subject {
    /** As it stands in reports and on the page. */
    String text();

    /** One address of record: a handset's registration. */
    record OfRegistration(AddressOfRecord aor) implements Subject {
        @Override
        public String text() {
            return aor.toString();
        }
    }

    /** An IP-DECT server, by configured name, or by address where none is configured. */
    record OfServer(String name) implements Subject {
        @Override
        public String text() {
            return name;
        }
    }

    /** A handset, by the id of its row, whether it was ever seen on the wire or not; or a row of a list that names none. */
    record OfHandset(String id) implements Subject {
        @Override
        public String text() {
            return id;
        }
    }

    /** A source of packets: interface, file or listener. */
    record OfSource(String name) implements Subject {
        @Override
        public String text() {
            return name;
        }
    }
}
