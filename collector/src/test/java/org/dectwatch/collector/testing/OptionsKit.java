package org.dectwatch.collector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigPrinter;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.options.ValueText;

/**
 * The two tests every options record has: {@link #checkDefaults} and {@link #checkEveryValue}. The second also holds the record
 * to its ranges and prints and reads it back.
 */
public final class OptionsKit {
    private OptionsKit() {}

    /** An empty section gives these values, {@code defaults()} agrees, and each component says what it is for. */
    public static <R extends Record> void checkDefaults(Class<R> type, R expected) {
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            assertThat(setting).as("@Setting of %s", component.getName()).isNotNull();
            assertThat(setting.help()).as("help of %s", component.getName()).endsWith(".");
        }
        assertThat(defaults(type)).isEqualTo(Optional.of(expected));
        if (Arrays.stream(type.getRecordComponents())
                .noneMatch(c -> c.getAnnotation(Setting.class).required())) {
            assertThat(bind(type, "")).isEqualTo(expected);
        }
    }

    /**
     * The YAML gives this record, in which no component, at any depth, is at its default; the printed form reads back to the
     * same; and the constructor refuses the nearest value outside each range.
     */
    public static <R extends Record> void checkEveryValue(Class<R> type, String yaml, R expected) {
        R bound = bind(type, yaml);
        assertThat(bound).isEqualTo(expected);
        checkDiffers(type.getSimpleName(), bound);
        String printed = new ConfigPrinter(secret -> true).print(bound);
        assertThat(bind(type, printed)).as("what was printed:%n%s", printed).isEqualTo(bound);
        checkRanges(bound);
    }

    private static <R extends Record> R bind(Class<R> type, String yaml) {
        try {
            return SiteConfigFile.bind(type, "test.yml", yaml, Path.of(""));
        } catch (ConfigInvalid invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    private static void checkDiffers(String path, Record record) {
        Optional<?> defaults = defaults(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String at = path + "." + component.getName();
            Object value = read(component, record);
            defaults.ifPresent(standard ->
                    assertThat(value).as("%s in the test is its default", at).isNotEqualTo(read(component, standard)));
            assertThat(value).as("%s in the test", at).isNotIn(Optional.empty(), List.of(), Map.of(), Set.of());
            inside(value).forEach(inner -> checkDiffers(at, inner));
        }
    }

    private static List<Record> inside(Object value) {
        Collection<?> all = value instanceof Collection<?> collection
                ? collection
                : value instanceof Map<?, ?> map
                        ? map.values()
                        : value instanceof Optional<?> optional
                                ? optional.stream().toList()
                                : List.of(value);
        return all.stream()
                .filter(one -> one instanceof Record && describes((Record) one))
                .map(Record.class::cast)
                .toList();
    }

    private static boolean describes(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .anyMatch(component -> component.getAnnotation(Setting.class) != null);
    }

    private static void checkRanges(Record valid) {
        RecordComponent[] components = valid.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Setting setting = components[i].getAnnotation(Setting.class);
            if (setting != null && !setting.range().isEmpty()) {
                for (Object outside : outside(setting.range(), read(components[i], valid))) {
                    Object[] values =
                            Arrays.stream(components).map(c -> read(c, valid)).toArray();
                    values[i] = wrap(values[i], outside);
                    assertThatThrownBy(() -> construct(valid.getClass(), values))
                            .as("%s = %s", components[i].getName(), outside)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(components[i].getName());
                }
            }
        }
        for (RecordComponent component : components) {
            inside(read(component, valid)).forEach(OptionsKit::checkRanges);
        }
    }

    private static Object wrap(Object like, Object value) {
        if (like instanceof Optional<?>) {
            return Optional.of(value);
        }
        if (like instanceof Set<?>) {
            return Set.of(value);
        }
        return like instanceof List<?> ? List.of(value) : value;
    }

    private static List<Object> outside(String range, Object like) {
        if (like instanceof Optional<?> optional) {
            return outside(range, optional.orElseThrow());
        } else if (like instanceof Collection<?> all) {
            return outside(range, all.iterator().next());
        }
        String[] ends = range.split("\\.\\.", -1);
        List<Object> values = new ArrayList<>();
        for (int end = 0; end < 2; end++) {
            if (!ends[end].isEmpty()) {
                Class<?> type = like instanceof String ? Integer.class : like.getClass();
                Object bound = ValueText.parse(type, ends[end]).orElseThrow();
                beyond(bound, end == 0 ? -1 : 1)
                        .map(out -> like instanceof String ? "x".repeat((int) out) : out)
                        .ifPresent(values::add);
            }
        }
        return values;
    }

    private static Optional<Object> beyond(Object bound, int step) {
        if (bound instanceof Integer number) {
            return Optional.of(number + step);
        } else if (bound instanceof Long number) {
            return Optional.of(number + step);
        } else if (bound instanceof Double number) {
            return Optional.of(number + step * 0.001);
        } else if (bound instanceof Duration duration) {
            return Optional.of(duration.plusMillis(step));
        } else if (bound instanceof Size size) {
            return size.bytes() + step < 0 ? Optional.empty() : Optional.of(new Size(size.bytes() + step));
        }
        throw new AssertionError("the kit knows no value beyond a " + bound.getClass());
    }

    private static Optional<?> defaults(Class<?> type) {
        try {
            Method defaults = type.getDeclaredMethod("defaults");
            defaults.setAccessible(true);
            return Optional.of(defaults.invoke(null));
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        } catch (ReflectiveOperationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static void construct(Class<?> type, Object[] values) throws Throwable {
        Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        try {
            constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }
}
