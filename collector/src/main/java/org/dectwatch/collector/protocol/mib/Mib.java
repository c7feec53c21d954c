package org.dectwatch.collector.protocol.mib;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some MIB files name. Immutable. */
public final class Mib {
    private static final Mib NONE = new Mib(List.of());

    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private final Map<String, Entry> byOid = new LinkedHashMap<>();

    /** What is named. */
    public enum Kind {
        /** A place in the tree. */
        NODE,
        OBJECT,
        NOTIFICATION
    }

    /**
     * One name.
     *
     * @param module in which it is defined
     * @param oid dotted numbers, no leading dot
     * @param objects names of what a notification carries, in order; empty for others
     * @param line where it is defined
     */
    public record Entry(String module, String name, Kind kind, String oid, List<String> objects, int line) {
        public Entry {
            objects = List.copyOf(objects);
        }
    }

    /** Of names, or numbers, that are given twice the first one counts. */
    Mib(Collection<Entry> entries) {
        entries.forEach(entry -> {
            byName.putIfAbsent(entry.name(), entry);
            byOid.putIfAbsent(entry.oid(), entry);
        });
    }

    /** Knows no name. */
    public static Mib none() {
        return NONE;
    }

    public Collection<Entry> entries() {
        return List.copyOf(byName.values());
    }

    public Optional<Entry> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What has exactly this object identifier. */
    public Optional<Entry> at(String oid) {
        return Optional.ofNullable(byOid.get(oid));
    }

    /** An instance as people write it, {@code sysName.0}: the nearest name above it and the rest; empty when there is none. */
    public Optional<String> nameOf(String oid) {
        for (int end = oid.length(); end > 0; end = oid.lastIndexOf('.', end - 1)) {
            Entry entry = byOid.get(oid.substring(0, end));
            if (entry != null && entry.kind() != Kind.NODE) {
                return Optional.of(entry.name() + oid.substring(end));
            }
        }
        return Optional.empty();
    }
}
