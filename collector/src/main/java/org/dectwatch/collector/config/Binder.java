package org.dectwatch.collector.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Binds what stands in a site file to options records, whichever they are: a key is a component's name. All mistakes are
 * collected, so that one run shows them all; a value that could not be read is null until the end, and then nothing is returned.
 */
final class Binder {
    private final String file;
    private final Path folder;
    private final List<ConfigProblem> problems = new ArrayList<>();

    /**
     * @param file name for messages
     * @param folder where relative paths in the file start
     */
    Binder(String file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /** Fills the record from the mapping, and from defaults where a key is missing. */
    <R extends Record> R bind(Class<R> type, YamlNode.Mapping top) throws ConfigInvalid {
        Object bound = record(type, top, "");
        if (!problems.isEmpty() || bound == null) {
            throw new ConfigInvalid(problems);
        }
        return type.cast(bound);
    }

    private @Nullable Object record(Class<?> type, YamlNode.Mapping mapping, String path) {
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        Keys.unknown(components, mapping).forEach((key, message) -> problem(key.line(), at(path, key.name()), message));
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(type, components[i], mapping, path);
        }
        return problems.size() > before ? null : construct(type, values, mapping, path);
    }

    private @Nullable Object component(
            Class<?> owner, RecordComponent component, YamlNode.Mapping mapping, String path) {
        String key = at(path, component.getName());
        YamlNode.Entry entry = mapping.entries().get(component.getName());
        if (entry != null) {
            Object value = value(component.getGenericType(), entry.value(), key, entry.line());
            checkRange(component, value, entry.line(), key);
            return value;
        }
        Optional<Object> standard = Defaults.of(owner, component);
        if (standard.isEmpty()) {
            Setting setting = component.getAnnotation(Setting.class);
            String example = setting == null || setting.example().isEmpty() ? "" : ", such as " + setting.example();
            problem(mapping.line(), key, "is missing and has no default; give it a value" + example);
        }
        return standard.orElse(null);
    }

    private @Nullable Object value(Type type, YamlNode node, String key, int line) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, node, key, line);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == SecretRef.class) {
            return new SecretBinder(folder, this::problem).bind(node, key, line);
        }
        if (plain.isRecord() && !Keys.isScalar(plain)) {
            return section(plain, node, key, line);
        }
        return scalar(plain, node, key, line);
    }

    private @Nullable Object section(Class<?> type, YamlNode node, String key, int line) {
        if (node instanceof YamlNode.Scalar scalar && scalar.empty()) {
            return record(type, new YamlNode.Mapping(line, Map.of()), key);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return record(type, mapping, key);
        }
        String first = type.getRecordComponents()[0].getName();
        problem(
                line,
                key,
                "must hold keys and values, such as '" + first + ": …' on the next line, not " + node.what());
        return null;
    }

    private @Nullable Object container(ParameterizedType type, YamlNode node, String key, int line) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] inner = type.getActualTypeArguments();
        boolean empty = node instanceof YamlNode.Scalar scalar && scalar.empty();
        if (raw == Optional.class) {
            return empty ? Optional.empty() : Optional.ofNullable(value(inner[0], node, key, line));
        } else if (raw == Map.class) {
            return map(inner[1], empty ? new YamlNode.Mapping(line, Map.of()) : node, key, line);
        } else if (raw != List.class && raw != Set.class) {
            throw new IllegalStateException(key + ": options records cannot hold " + type);
        }
        Collection<Object> all = new LinkedHashSet<>();
        if (node instanceof YamlNode.Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                YamlNode element = sequence.elements().get(i);
                Object value = value(inner[0], element, key + "[" + i + "]", element.line());
                if (value != null && !all.add(value)) {
                    problem(
                            element.line(),
                            key + "[" + i + "]",
                            "stands in the list a second time; remove one of the two");
                }
            }
        } else if (!empty) {
            problem(line, key, "must be a list; write [value, value], or one '- value' a line, not " + node.what());
        }
        return raw == List.class ? List.copyOf(all) : all;
    }

    private Object map(Type type, YamlNode node, String key, int line) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                Object value = value(type, entry.value(), at(key, name), entry.line());
                if (value != null) {
                    all.put(name, value);
                }
            });
        } else {
            problem(line, key, "must hold names and values, not " + node.what());
        }
        return all;
    }

    private @Nullable Object scalar(Class<?> type, YamlNode node, String key, int line) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            problem(line, key, "must be " + ValueText.form(type) + ", not " + node.what());
            return null;
        }
        if (scalar.empty()) {
            problem(line, key, "has no value; give one, or remove the line to use the default");
            return null;
        }
        Optional<Object> parsed = ValueText.parse(type, scalar.text());
        if (parsed.isEmpty()) {
            problem(line, key, Keys.wrongForm(type, scalar.text()));
        }
        return parsed.map(value ->
                        value instanceof Path path ? folder.resolve(path).normalize() : value)
                .orElse(null);
    }

    private void checkRange(RecordComponent component, @Nullable Object value, int line, String key) {
        Setting setting = component.getAnnotation(Setting.class);
        if (value == null || setting == null || setting.range().isEmpty()) {
            return;
        }
        Collection<?> each = value instanceof Collection<?> all
                ? all
                : value instanceof Optional<?> maybe ? maybe.stream().toList() : List.of(value);
        for (Object one : each) {
            Ranges.verdict(setting.range(), one).ifPresent(what -> problem(line, key, what));
        }
    }

    private @Nullable Object construct(Class<?> type, Object[] values, YamlNode.Mapping mapping, String path) {
        try {
            return Keys.constructor(type).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (!(refused.getCause() instanceof IllegalArgumentException why)) {
                throw new IllegalStateException("constructing " + type.getSimpleName() + " failed", refused.getCause());
            }
            Optional<YamlNode.Entry> entry = why instanceof OutOfRange range
                    ? Optional.ofNullable(mapping.entries().get(range.component()))
                    : Optional.empty();
            problem(entry.map(YamlNode.Entry::line).orElse(mapping.line()), path, String.valueOf(why.getMessage()));
            return null;
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be constructed", wrong);
        }
    }

    private void problem(int line, String key, String message) {
        problems.add(new ConfigProblem(file, line, key, message));
    }

    private static String at(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
