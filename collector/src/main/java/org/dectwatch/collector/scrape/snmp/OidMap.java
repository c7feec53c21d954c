package org.dectwatch.collector.scrape.snmp;

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
import java.util.Map;
import java.util.stream.Collectors;
import org.dectwatch.collector.protocol.mib.Mib;

/**
 * Which object identifier each scalar is asked by. A file of lines {@code object = 1.3.6.1…}; an empty line and what follows
 * {@code #} is left out. An object that is not in the file is not asked for.
 *
 * @param oids dotted numbers, the instance ({@code .0}) included; not empty
 */
public record OidMap(Map<Scalar, String> oids) {
    private static final String SHIPPED = "ipdect-oids.properties";
    private static final long LARGEST_FILE = 64 * 1024;

    public OidMap {
        if (oids.isEmpty()) {
            throw new IllegalArgumentException("a map of object identifiers names one object at least");
        }
        oids = Map.copyOf(oids);
    }

    /** The one that is shipped, not verified on a real device. */
    public static OidMap shipped() {
        try (InputStream in = OidMap.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | OidMapInvalid broken) {
            throw new IllegalStateException(SHIPPED + " in the jar is broken", broken);
        }
    }

    /** This map, with what the MIB names asked for as the MIB has it. */
    public OidMap with(Mib mib) {
        Map<Scalar, String> merged = new EnumMap<>(Scalar.class);
        merged.putAll(oids);
        for (Scalar scalar : Scalar.values()) {
            mib.named(scalar.object())
                    .filter(entry -> entry.kind() == Mib.Kind.OBJECT)
                    .ifPresent(entry -> merged.put(scalar, entry.oid() + ".0"));
        }
        return new OidMap(merged);
    }

    /** Reads a site's own map. */
    public static OidMap load(Path file) throws OidMapInvalid {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new OidMapInvalid(
                        file.toString(), 0, "is larger than 64 KiB; this is no map of object identifiers");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new OidMapInvalid(file.toString(), 0, "there is no such file; remove oidMap to use the shipped map");
        } catch (MalformedInputException notText) {
            throw new OidMapInvalid(file.toString(), 0, "is not UTF-8 text");
        } catch (IOException | UncheckedIOException unreadable) {
            throw new OidMapInvalid(
                    file.toString(),
                    0,
                    "cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    static OidMap parse(String file, String text) throws OidMapInvalid {
        Map<Scalar, String> oids = new EnumMap<>(Scalar.class);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                int equals = line.indexOf('=');
                if (equals < 0) {
                    throw new OidMapInvalid(file, i + 1, "write 'object = 1.3.6.1…', not '" + brief(line) + "'");
                }
                Scalar scalar = scalar(file, i + 1, line.substring(0, equals).strip());
                String oid = oid(file, i + 1, line.substring(equals + 1).strip());
                if (oids.put(scalar, oid) != null) {
                    throw new OidMapInvalid(file, i + 1, scalar.object() + " stands here a second time; remove one");
                }
            }
        }
        if (oids.isEmpty()) {
            throw new OidMapInvalid(file, 0, "names no object; one of " + objects() + " is wanted at least");
        }
        return new OidMap(oids);
    }

    private static Scalar scalar(String file, int line, String name) throws OidMapInvalid {
        return Scalar.of(name)
                .orElseThrow(() -> new OidMapInvalid(
                        file, line, "there is no object '" + brief(name) + "'; known are " + objects()));
    }

    private static String oid(String file, int line, String text) throws OidMapInvalid {
        String bare = text.startsWith(".") ? text.substring(1) : text;
        String[] parts = bare.split("\\.", -1);
        boolean numbers =
                Arrays.stream(parts).allMatch(p -> p.matches("\\d{1,10}") && Long.parseLong(p) <= 0xffffffffL);
        if (!numbers || parts.length < 3 || parts.length > 128 || parts[0].length() != 1 || parts[0].charAt(0) > '2') {
            throw new OidMapInvalid(
                    file,
                    line,
                    "'" + brief(text) + "' is no object identifier; write it in numbers, such as 1.3.6.1.2.1.1.5.0");
        }
        return bare;
    }

    private static String objects() {
        return Arrays.stream(Scalar.values()).map(Scalar::object).collect(Collectors.joining(", "));
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
