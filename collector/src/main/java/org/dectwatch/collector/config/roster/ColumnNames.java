package org.dectwatch.collector.config.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigProblem;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.options.Setting;

/** Which heading means what, in which list: data, see {@code columns.yml}. */
public final class ColumnNames {
    private static final String SHIPPED = "columns.yml";
    private static final Pattern SECRET =
            Pattern.compile("password|passwd|passwort|passphrase|pwd|secret", Pattern.CASE_INSENSITIVE);

    private final Map<ListKind, Map<String, Column>> columns = new EnumMap<>(ListKind.class);
    private final List<String> products = new ArrayList<>();

    /** The form of the file. */
    record Table(
            @Setting(help = "Headings of our own list.") Map<String, List<String>> handsets,

            @Setting(help = "Headings of users exported by a server.")
            Map<String, List<String>> serverUsers,

            @Setting(help = "Headings of devices exported by Control Hub.")
            Map<String, List<String>> controlHub,

            @Setting(help = "Words of products that are handsets.")
            List<String> products) {
        Map<String, List<String>> of(ListKind kind) {
            return switch (kind) {
                case HANDSETS -> handsets;
                case SERVER_USERS -> serverUsers;
                case CONTROL_HUB -> controlHub;
            };
        }
    }

    private ColumnNames() {}

    /** The shipped ones. */
    public static ColumnNames shipped() {
        try (InputStream in = ColumnNames.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            ColumnNames names = new ColumnNames();
            names.add(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return names;
        } catch (IOException | ConfigInvalid broken) {
            throw new IllegalStateException(SHIPPED + " in the jar is broken", broken);
        }
    }

    /** The shipped ones, and those of a site, which come first. */
    public static ColumnNames with(Path file) throws ConfigInvalid {
        ColumnNames names = shipped();
        names.add(file.toString(), ListText.read(file).text());
        return names;
    }

    private void add(String file, String yaml) throws ConfigInvalid {
        Table table = SiteConfigFile.bind(Table.class, file, yaml, Path.of(""));
        for (ListKind kind : ListKind.values()) {
            Map<String, Column> known = columns.computeIfAbsent(kind, none -> new HashMap<>());
            for (Map.Entry<String, List<String>> entry : table.of(kind).entrySet()) {
                Column column = column(file, entry.getKey());
                entry.getValue().forEach(heading -> known.put(plain(heading), column));
            }
        }
        table.products().forEach(product -> products.add(plain(product)));
    }

    private static Column column(String file, String key) throws ConfigInvalid {
        return Arrays.stream(Column.values())
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ConfigInvalid(List.of(new ConfigProblem(
                        file,
                        0,
                        key,
                        "there is no such column; columns are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Column.values())
                                                .map(Column::key)
                                                .toList())))));
    }

    /** What stands below this heading; empty when nobody knows. */
    Optional<Column> of(ListKind kind, String heading) {
        return SECRET.matcher(heading).find()
                ? Optional.of(Column.SECRET)
                : Optional.ofNullable(columns.getOrDefault(kind, Map.of()).get(plain(heading)));
    }

    /** All headings known of a kind of list, for whoever mistyped one. */
    List<String> known(ListKind kind) {
        return List.copyOf(columns.getOrDefault(kind, Map.of()).keySet());
    }

    /** Whether a product of Control Hub is a handset, and not a desk telephone. */
    boolean isHandset(String product) {
        String plain = plain(product);
        return products.stream().anyMatch(plain::contains);
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
