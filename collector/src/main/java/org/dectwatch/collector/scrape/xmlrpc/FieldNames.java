package org.dectwatch.collector.scrape.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;

/** How the fields of events are called, and where in the status octets what stands: a file, see the shipped one. */
public final class FieldNames {
    private static final String SHIPPED = "xmlrpc-fields.properties";
    private static final long LARGEST_FILE = 64 * 1024;

    private final Map<Field, List<String>> fields;
    private final Map<Flag, Place> flags;

    /** What an event may tell. */
    public enum Field {
        TYPE,
        FROM,
        REASON,
        STATUS,
        DATA,
        STATIONS,
        RPN,
        RSSI,
        HARDWARE,
        OCTET1,
        OCTET2
    }

    /** What status octets may tell. */
    public enum Flag {
        CHARGER,
        BATTERY,
        SILENT,
        ABSENT
    }

    /** @param octet 1 or 2 */
    private record Place(int octet, int mask) {}

    private FieldNames(Map<Field, List<String>> fields, Map<Flag, Place> flags) {
        this.fields = fields;
        this.flags = flags;
    }

    public static FieldNames shipped() {
        try (InputStream in = FieldNames.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | FieldNamesInvalid broken) {
            throw new IllegalStateException(SHIPPED + " in the jar is broken", broken);
        }
    }

    /** Reads a site's own names. */
    public static FieldNames load(Path file) throws FieldNamesInvalid {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new FieldNamesInvalid(file.toString(), 0, "is larger than 64 KiB; these are no field names");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new FieldNamesInvalid(
                    file.toString(), 0, "there is no such file; remove fields to use the shipped one");
        } catch (MalformedInputException notText) {
            throw new FieldNamesInvalid(file.toString(), 0, "is not UTF-8 text");
        } catch (IOException | UncheckedIOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            throw new FieldNamesInvalid(file.toString(), 0, "cannot be read: " + why);
        }
    }

    static FieldNames parse(String file, String text) throws FieldNamesInvalid {
        Map<Field, List<String>> fields = new EnumMap<>(Field.class);
        Map<Flag, Place> flags = new EnumMap<>(Flag.class);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] halves = line.split("=", 2);
            String[] left = halves[0].strip().split("\\s+");
            if (halves.length < 2 || left.length != 2 || !left[0].equals("field") && !left[0].equals("flag")) {
                String wanted = "write 'field NAME = MEMBER, MEMBER' or 'flag NAME = OCTET MASK', not '";
                throw new FieldNamesInvalid(file, i + 1, wanted + brief(line) + "'");
            }
            Object before = left[0].equals("field")
                    ? fields.put(word(file, i + 1, Field.class, left[1]), members(file, i + 1, halves[1]))
                    : flags.put(word(file, i + 1, Flag.class, left[1]), place(file, i + 1, halves[1]));
            if (before != null) {
                throw new FieldNamesInvalid(file, i + 1, left[1] + " stands here a second time; remove one");
            }
        }
        if (!fields.containsKey(Field.TYPE) || !fields.containsKey(Field.FROM)) {
            throw new FieldNamesInvalid(
                    file, 0, "the fields type and from are missing; without them no event is understood");
        }
        return new FieldNames(fields, flags);
    }

    private static <E extends Enum<E>> E word(String file, int line, Class<E> words, String text)
            throws FieldNamesInvalid {
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        String known = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new FieldNamesInvalid(file, line, "there is no '" + brief(text) + "'; known are " + known);
    }

    private static List<String> members(String file, int line, String text) throws FieldNamesInvalid {
        List<String> names = Arrays.stream(text.split(",")).map(String::strip).toList();
        if (names.isEmpty() || names.stream().anyMatch(name -> !name.matches("\\S{1,64}"))) {
            throw new FieldNamesInvalid(file, line, "members are words with commas between them");
        }
        return names;
    }

    private static Place place(String file, int line, String text) throws FieldNamesInvalid {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 2
                || !parts[0].matches("[12]")
                || !parts[1].matches("[0-9A-Fa-f]{2}")
                || parts[1].equals("00")) {
            throw new FieldNamesInvalid(file, line, "a flag has an octet, 1 or 2, and a mask such as 01 or e0");
        }
        return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1], 16));
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The field of an event; empty when it has none of the members. */
    Optional<XmlRpcValue> of(Field field, XmlRpcValue event) {
        Map<String, XmlRpcValue> members = event.asMembers();
        return fields.getOrDefault(field, List.of()).stream()
                .filter(members::containsKey)
                .findFirst()
                .map(members::get);
    }

    /** The value of a flag's bits, shifted down; empty when its octet is not there. */
    OptionalInt of(Flag flag, XmlRpcValue event) {
        Place place = flags.get(flag);
        if (place == null) {
            return OptionalInt.empty();
        }
        List<Integer> first = of(Field.OCTET1, event).map(XmlRpcValue::asOctets).orElse(List.of());
        List<Integer> second =
                of(Field.OCTET2, event).map(XmlRpcValue::asOctets).orElse(List.of());
        OptionalInt octet = place.octet() == 1 ? at(first, 0) : second.isEmpty() ? at(first, 1) : at(second, 0);
        return octet.isEmpty()
                ? octet
                : OptionalInt.of((octet.getAsInt() & place.mask()) >> Integer.numberOfTrailingZeros(place.mask()));
    }

    private static OptionalInt at(List<Integer> octets, int index) {
        return index < octets.size() ? OptionalInt.of(octets.get(index)) : OptionalInt.empty();
    }
}
