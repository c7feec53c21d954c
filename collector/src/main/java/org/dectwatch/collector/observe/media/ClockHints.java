package org.dectwatch.collector.observe.media;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dectwatch.collector.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** What SDP seen in clear on this thread said about payload types, by the address it announced. Bounded, oldest out. */
final class ClockHints {
    private static final int MAX_ENDPOINTS = 20_000;

    private final Map<Endpoint, Announcement> announcements = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Announcement> eldest) {
            return size() > MAX_ENDPOINTS;
        }
    };
    private int version;

    /** Rises whenever something new was said, so that nobody need ask for each packet. */
    int version() {
        return version;
    }

    void announce(Endpoint endpoint) {
        Announcement known = announcements.get(endpoint);
        if (known == null || known.fax) {
            announcements.put(endpoint, new Announcement(false));
            version++;
        }
    }

    /** From now on T.38 goes there, until audio is announced again. */
    void fax(Endpoint endpoint) {
        announcements.put(endpoint, new Announcement(true));
        version++;
    }

    boolean isFax(Endpoint endpoint) {
        Announcement known = announcements.get(endpoint);
        return known != null && known.fax;
    }

    void hint(Endpoint endpoint, int type, String codec, int rate) {
        announce(endpoint);
        Announcement announcement = announcements.get(endpoint);
        Meaning meaning = new Meaning(codec.toUpperCase(Locale.ROOT), rate);
        if (announcement != null && !meaning.equals(announcement.meanings.put(type, meaning))) {
            version++;
        }
    }

    boolean announced(Endpoint endpoint) {
        Announcement known = announcements.get(endpoint);
        return known != null && !known.fax;
    }

    /** What this type means in a stream: by its receiver's SDP, else by the sender's. */
    @Nullable Meaning meaning(Endpoint source, Endpoint destination, int type) {
        Announcement to = announcements.get(destination);
        Meaning there = to == null ? null : to.meanings.get(type);
        Announcement from = there == null ? announcements.get(source) : null;
        return from == null ? there : from.meanings.get(type);
    }

    /** What tshark takes it for: it finds the sender's announcement first and looks no further. */
    @Nullable Meaning tsharkMeaning(Endpoint source, Endpoint destination, int type) {
        Announcement from = announcements.get(source);
        Announcement found = from == null ? announcements.get(destination) : from;
        return found == null ? null : found.meanings.get(type);
    }

    /** A dynamic payload type as rtpmap gives it: codec in upper case, clock rate in Hz. */
    record Meaning(String codec, int rate) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Meaning that && rate == that.rate && codec.equals(that.codec);
        }

        @Override
        public int hashCode() {
            return rate * 31 + codec.hashCode();
        }

        boolean isTelephoneEvent() {
            return codec.equals("TELEPHONE-EVENT");
        }

        boolean isComfortNoise() {
            return codec.equals("CN");
        }
    }

    private static final class Announcement {
        /** At most 128 keys. */
        private final Map<Integer, Meaning> meanings = new HashMap<>(4);

        private final boolean fax;

        Announcement(boolean fax) {
            this.fax = fax;
        }
    }
}
