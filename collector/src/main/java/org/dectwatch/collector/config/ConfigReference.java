package org.dectwatch.collector.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.ValueText;

/** Writes the tables of CONFIGURATION.md from the options records, one table a section. */
public final class ConfigReference {
    private final StringBuilder out = new StringBuilder();

    private ConfigReference() {}

    /** Markdown for a record and all sections below it. */
    public static String markdown(Class<? extends Record> top) {
        ConfigReference reference = new ConfigReference();
        for (RecordComponent component : top.getRecordComponents()) {
            reference.topLevel(component);
        }
        return reference.out.toString();
    }

    private void topLevel(RecordComponent component) {
        Class<?> type = sectionOf(component.getGenericType())
                .orElseThrow(() -> new IllegalStateException(
                        "the top of a site file holds sections only, not " + component.getName()));
        String path = component.getName() + (component.getType() == type ? "" : "[]");
        out.append("## `")
                .append(path)
                .append("`\n\n")
                .append(setting(component).help())
                .append("\n\n");
        table(type, path);
    }

    private void table(Class<?> type, String path) {
        out.append("| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
        Map<String, RecordComponent> below = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = setting(component);
            String example = setting.example().isEmpty() ? "" : " Example: `" + setting.example() + "`.";
            out.append(String.format(
                    "| `%s` | %s | %s | %s |%n",
                    component.getName(), value(component), standard(type, component), cell(setting.help() + example)));
            sectionOf(component.getGenericType()).ifPresent(section -> below.put(component.getName(), component));
        }
        out.append('\n');
        below.forEach((name, component) -> {
            Class<?> section = sectionOf(component.getGenericType()).orElseThrow();
            boolean list = Collection.class.isAssignableFrom(component.getType());
            String inner = path + "." + name + (list ? "[]" : "");
            out.append("### `").append(inner).append("`\n\n");
            table(section, inner);
        });
    }

    private static Setting setting(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null || setting.help().isEmpty()) {
            throw new IllegalStateException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                    + " needs a @Setting that says what it is for");
        }
        return setting;
    }

    private static String value(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String form = form(component.getGenericType());
        String range = setting.range().isEmpty() ? "" : ", " + setting.range().replace("..", " to ");
        String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
        return cell(form + range + (range.isEmpty() && !unit.isEmpty() ? ", in" + unit : unit));
    }

    private static String form(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            String inner = form(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            if (raw == Optional.class) {
                return inner;
            }
            return raw == Map.class
                    ? "names, each with " + inner
                    : "list, " + (inner.startsWith("keys") ? "" : "each ") + inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == SecretRef.class) {
            return "`{secretEnv: NAME}` or `{secretFile: path}`";
        } else if (plain.isRecord() && !Keys.isScalar(plain)) {
            return "keys below";
        } else if (plain == java.time.Duration.class) {
            return "duration";
        } else if (plain == org.dectwatch.collector.options.Size.class) {
            return "size";
        } else if (plain.isEnum()) {
            return "`" + ValueText.words(plain).replace(", ", "`, `") + "`";
        }
        return ValueText.form(plain).replaceFirst("^a whole number without unit$", "whole number");
    }

    private static String standard(Class<?> owner, RecordComponent component) {
        Optional<Object> standard = Defaults.of(owner, component);
        if (standard.isEmpty()) {
            return "**required**";
        }
        Object value = standard.get();
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> "`" + ValueText.text(inner) + "`").orElse("none");
        } else if (value instanceof Collection<?> all) {
            return all.isEmpty()
                    ? "none"
                    : "`" + all.stream().map(ValueText::text).toList() + "`";
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "none" : "`" + map + "`";
        }
        return value instanceof Record && !Keys.isScalar(value.getClass())
                ? "see below"
                : "`" + ValueText.text(value) + "`";
    }

    /** The record that makes a section of a component, looked for inside lists and optionals. */
    private static Optional<Class<?>> sectionOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] inner = generic.getActualTypeArguments();
            return sectionOf(inner[inner.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() && !Keys.isScalar(plain) ? Optional.of(plain) : Optional.empty();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
