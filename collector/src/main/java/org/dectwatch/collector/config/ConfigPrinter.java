package org.dectwatch.collector.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.ValueText;

/** Writes options as YAML that reads back to the same values; secrets as where they are, never as what they are. */
public final class ConfigPrinter {
    private final Predicate<SecretRef> found;
    private final StringBuilder out = new StringBuilder();

    /** @param found whether a secret is where it should be */
    public ConfigPrinter(Predicate<SecretRef> found) {
        this.found = found;
    }

    /** The effective configuration, defaults included and marked. */
    public String print(Record options) {
        out.setLength(0);
        components(options, "");
        return out.toString();
    }

    private void components(Record record, String indent) {
        String prefix = indent;
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Defaults.read(component, record);
            boolean standard =
                    Defaults.of(record.getClass(), component).map(value::equals).orElse(false);
            if (!standard
                    && value.equals(Optional.empty())
                    && Defaults.of(record.getClass(), component).isPresent()) {
                // Left out, it would be read back as its default.
                out.append(prefix).append(component.getName()).append(":   # not set\n");
                prefix = indent.replace('-', ' ');
                continue;
            }
            entry(prefix, component.getName(), value, standard ? "   # default" : "");
            prefix = indent.replace('-', ' ');
        }
    }

    private void entry(String indent, String key, Object value, String comment) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                entry(indent, key, optional.get(), comment);
            } else {
                out.append(indent).append("# ").append(key).append(": not set\n");
            }
        } else if (value instanceof SecretRef secret) {
            out.append(indent).append(key).append(": ").append(secret(secret)).append('\n');
        } else if (isSection(value)) {
            out.append(indent).append(key).append(":\n");
            components((Record) value, indent.replace('-', ' ') + "  ");
        } else if (value instanceof Collection<?> all) {
            list(indent, key, all, comment);
        } else if (value instanceof Map<?, ?> map) {
            out.append(indent)
                    .append(key)
                    .append(map.isEmpty() ? ": {}" + comment : ":")
                    .append('\n');
            map.forEach((name, inner) -> entry(indent.replace('-', ' ') + "  ", quoted(name.toString()), inner, ""));
        } else {
            out.append(indent)
                    .append(key)
                    .append(": ")
                    .append(scalar(value))
                    .append(comment)
                    .append('\n');
        }
    }

    private void list(String indent, String key, Collection<?> all, String comment) {
        if (all.stream().noneMatch(ConfigPrinter::isSection)) {
            String joined =
                    String.join(", ", all.stream().map(ConfigPrinter::scalar).toList());
            out.append(indent)
                    .append(key)
                    .append(": [")
                    .append(joined)
                    .append(']')
                    .append(comment)
                    .append('\n');
            return;
        }
        out.append(indent).append(key).append(":\n");
        for (Object element : all) {
            components((Record) element, indent.replace('-', ' ') + "  - ");
        }
    }

    private String secret(SecretRef reference) {
        String state = found.test(reference) ? "   # found: " + Secret.MASK : "   # NOT FOUND";
        return reference instanceof SecretRef.Env env
                ? "{" + SecretRef.ENV_KEY + ": " + env.name() + "}" + state
                : "{" + SecretRef.FILE_KEY + ": "
                        + quoted(((SecretRef.InFile) reference).path().toString()) + "}" + state;
    }

    private static boolean isSection(Object value) {
        return value instanceof Record && !Keys.isScalar(value.getClass());
    }

    private static String scalar(Object value) {
        return quoted(ValueText.text(value));
    }

    /** Plain where YAML takes it for what it is, else in double quotes. */
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z0-9/_][A-Za-z0-9./_-]*") && !text.matches("(?i)null|~");
        return plain ? text : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
