package org.dectwatch.collector.source.push.trap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.DeviceEvent;

/**
 * What a trap is: a file of lines {@code trap 1.3.6.1… = kind level}, and of lines {@code field 1.3.6.1… = name} for what it
 * carries; an empty line and what follows {@code #} is left out.
 *
 * @param meanings by the trap's object identifier, dotted numbers
 * @param fields names by object identifier, without instance
 */
public record TrapMap(Map<String, Meaning> meanings, Map<String, String> fields) {
    private static final String SHIPPED = "ipdect-traps.properties";
    private static final long LARGEST_FILE = 256 * 1024;

    public TrapMap {
        meanings = Map.copyOf(meanings);
        fields = Map.copyOf(fields);
    }

    /** @param kind kebab-case */
    public record Meaning(String kind, DeviceEvent.Level level) {}

    /** The one that is shipped. */
    public static TrapMap shipped() {
        try (InputStream in = TrapMap.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | TrapMapInvalid broken) {
            throw new IllegalStateException(SHIPPED + " in the jar is broken", broken);
        }
    }

    /** Reads a site's own map. */
    public static TrapMap load(Path file) throws TrapMapInvalid {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TrapMapInvalid(file.toString(), 0, "is larger than 256 KiB; this is no map of traps");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new TrapMapInvalid(file.toString(), 0, "there is no such file; remove map to use the shipped one");
        } catch (MalformedInputException notText) {
            throw new TrapMapInvalid(file.toString(), 0, "is not UTF-8 text");
        } catch (IOException | UncheckedIOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            throw new TrapMapInvalid(file.toString(), 0, "cannot be read: " + why);
        }
    }

    static TrapMap parse(String file, String text) throws TrapMapInvalid {
        Map<String, Meaning> meanings = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] parts = line.split("[\\s=]+", -1);
            int equals = line.indexOf('=');
            boolean trap = parts[0].equals("trap") && parts.length == 4;
            boolean field = parts[0].equals("field") && parts.length == 3;
            if (equals < 0 || !trap && !field) {
                String wanted = "write 'trap 1.3.6.1… = kind level' or 'field 1.3.6.1… = name', not '";
                throw new TrapMapInvalid(file, i + 1, wanted + brief(line) + "'");
            }
            String oid = oid(file, i + 1, parts[1]);
            boolean again = trap
                    ? meanings.put(oid, new Meaning(word(file, i + 1, parts[2]), level(file, i + 1, parts[3]))) != null
                    : fields.put(oid, name(file, i + 1, parts[2])) != null;
            if (again) {
                throw new TrapMapInvalid(file, i + 1, oid + " stands here a second time; remove one");
            }
        }
        return new TrapMap(meanings, fields);
    }

    /** Empty when the map does not know this trap. */
    Optional<Meaning> meaning(String oid) {
        return Optional.ofNullable(meanings.get(oid));
    }

    /** The name of a field, by its object identifier with or without instance. */
    Optional<String> field(String oid) {
        for (int end = oid.length(); end > 0; end = oid.lastIndexOf('.', end - 1)) {
            String name = fields.get(oid.substring(0, end));
            if (name != null) {
                String instance = oid.substring(end);
                return Optional.of(instance.isEmpty() || instance.equals(".0") ? name : name + instance);
            }
        }
        return Optional.empty();
    }

    private static String oid(String file, int line, String text) throws TrapMapInvalid {
        String bare = text.startsWith(".") ? text.substring(1) : text;
        if (!bare.matches("[0-2](\\.\\d{1,10}){1,127}")) {
            String wanted = "' is no object identifier; write it in numbers, such as 1.3.6.1.6.3.1.1.5.1";
            throw new TrapMapInvalid(file, line, "'" + brief(text) + wanted);
        }
        return bare;
    }

    private static String word(String file, int line, String text) throws TrapMapInvalid {
        if (!text.matches("[a-z][a-z0-9-]{0,63}")) {
            String wanted = "' is no name; write small letters, digits and '-', such as base-station-lost";
            throw new TrapMapInvalid(file, line, "'" + brief(text) + wanted);
        }
        return text;
    }

    private static String name(String file, int line, String text) throws TrapMapInvalid {
        if (!text.matches("[A-Za-z][A-Za-z0-9-]{0,63}")) {
            throw new TrapMapInvalid(
                    file, line, "'" + brief(text) + "' is no name; write letters, digits and '-', such as ifIndex");
        }
        return text;
    }

    private static DeviceEvent.Level level(String file, int line, String text) throws TrapMapInvalid {
        for (DeviceEvent.Level level : DeviceEvent.Level.values()) {
            if (text.equals(level.name().toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        String known = Arrays.stream(DeviceEvent.Level.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new TrapMapInvalid(file, line, "there is no level '" + brief(text) + "'; known are " + known);
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
