package org.dectwatch.collector.config.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.options.Setting;

/** How keys of exported settings are spelled, and which hold secrets: data, see {@code settings.yml}. */
public final class SettingNames {
    private static final String SHIPPED = "settings.yml";

    private final Map<String, String> canonical = new HashMap<>();
    private final List<String> secrets = new ArrayList<>();

    /** The form of the file. */
    record Table(
            @Setting(help = "Keys, and other spellings of each.")
            Map<String, List<String>> keys,

            @Setting(help = "Words in the names of elements that hold secrets.")
            List<String> secrets) {}

    private SettingNames() {}

    /** The shipped ones. */
    public static SettingNames shipped() {
        try (InputStream in = SettingNames.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            SettingNames names = new SettingNames();
            names.add(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return names;
        } catch (IOException | ConfigInvalid broken) {
            throw new IllegalStateException(SHIPPED + " in the jar is broken", broken);
        }
    }

    /** The shipped ones and those of a site. */
    public static SettingNames with(Path file) throws ConfigInvalid {
        SettingNames names = shipped();
        names.add(file.toString(), ListText.read(file).text());
        return names;
    }

    private void add(String file, String yaml) throws ConfigInvalid {
        Table table = SiteConfigFile.bind(Table.class, file, yaml, Path.of(""));
        table.keys().forEach((key, spellings) -> {
            canonical.put(key, key);
            spellings.forEach(spelling -> canonical.put(spelling, key));
        });
        secrets.addAll(table.secrets());
    }

    /** How a key is called here; itself when nobody gave it another name. */
    String canonical(String key) {
        return canonical.getOrDefault(key, key);
    }

    /** Whether an element of this name holds a secret, or others that do. */
    boolean isSecret(String element) {
        String name = element.toLowerCase(Locale.ROOT);
        return secrets.stream().anyMatch(word -> word.length() <= 3 ? hasPart(name, word) : name.contains(word));
    }

    /** {@code pin} is in {@code user_pin}, not in {@code ping}. */
    private static boolean hasPart(String name, String word) {
        return List.of(name.split("[^a-z0-9]+", -1)).contains(word);
    }
}
