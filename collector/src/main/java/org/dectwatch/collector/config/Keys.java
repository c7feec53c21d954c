package org.dectwatch.collector.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.options.ValueText;

/** What the keys of a record are, and what to say about a key or value that is none. */
final class Keys {
    private Keys() {}

    /** A key in the file that no component answers to. */
    record Unknown(String name, int line) {}

    /** Unknown keys with what to do about each. */
    static Map<Unknown, String> unknown(RecordComponent[] components, YamlNode.Mapping mapping) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        Map<Unknown, String> found = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                found.put(new Unknown(name, entry.line()), remedy(name, known));
            }
        });
        return found;
    }

    private static String remedy(String name, List<String> known) {
        return Nearest.to(name, known)
                .map(near -> "there is no such key; did you mean '" + near + "'?")
                .orElse("there is no such key; here stand " + String.join(", ", known));
    }

    /** What to say of a text that is no value of this type. */
    static String wrongForm(Class<?> type, String text) {
        String must = "must be " + ValueText.form(type) + ", not '" + text + "'";
        if (text.matches("\\d+") && type == Duration.class) {
            return must + "; did you mean '" + text + "s'?";
        }
        if (text.matches("\\d+") && type == Size.class) {
            return must + "; did you mean '" + text + "B'?";
        }
        if (type == boolean.class && text.toLowerCase(Locale.ROOT).matches("yes|on|no|off")) {
            return must + "; did you mean '" + text.toLowerCase(Locale.ROOT).matches("yes|on") + "'?";
        }
        if (type.isEnum()) {
            return Nearest.to(text, List.of(ValueText.words(type).split(", ")))
                    .map(near -> must + "; did you mean '" + near + "'?")
                    .orElse(must);
        }
        return must;
    }

    /** Whether a record is written as one value, such as {@code 64MiB} or an address. */
    static boolean isScalar(Class<?> record) {
        return Arrays.stream(record.getMethods())
                .anyMatch(method -> method.getName().equals("parse")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
    }

    static Constructor<?> constructor(Class<?> record) throws NoSuchMethodException {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = record.getDeclaredConstructor(types);
        // Records nested in package-private places are still options records.
        constructor.setAccessible(true);
        return constructor;
    }
}
