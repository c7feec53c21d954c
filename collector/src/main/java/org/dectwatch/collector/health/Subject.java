package org.dectwatch.collector.health;

import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.MediaPair;
import org.jspecify.annotations.Nullable;

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

        // Written out, as in others that nearly every message touches: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfRegistration that && aor.equals(that.aor);
        }

        @Override
        public int hashCode() {
            return aor.hashCode();
        }
    }

    /** An IP-DECT server, by configured name, or by address where none is configured. */
    record OfServer(String name) implements Subject {
        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfServer that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A handset, by the id of its row, whether it was ever seen on the wire or not; or a row of a list that names none. */
    record OfHandset(String id) implements Subject {
        @Override
        public String text() {
            return id;
        }
    }

    /**
     * TLS between an IP-DECT server and what it connects to.
     *
     * @param target the name asked for with the port, or address and port
     */
    record OfTlsTarget(String server, String target) implements Subject {
        @Override
        public String text() {
            return server + " → " + target;
        }
    }

    /** A source of packets: interface, file or listener. */
    record OfSource(String name) implements Subject {
        @Override
        public String text() {
            return name;
        }
    }

    /** One call, by its Call-ID. In reports; live, what is wrong with calls is told of their server. */
    record OfCall(String callId) implements Subject {
        @Override
        public String text() {
            return callId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfCall that && callId.equals(that.callId);
        }

        @Override
        public int hashCode() {
            return callId.hashCode();
        }
    }

    /** What passes between two ends where no signalling can be read. */
    record OfMedia(MediaPair pair) implements Subject {
        @Override
        public String text() {
            return pair.toString();
        }
    }
}
