package org.dectwatch.collector.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.ValueText;

/** What holds when a key is not given; the order of the places is told in {@link Setting}. */
final class Defaults {
    private Defaults() {}

    /** The default of a component; empty when the file must give it. */
    static Optional<Object> of(Class<?> owner, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting != null && setting.required()) {
            return Optional.empty();
        }
        Optional<Object> whole = ofRecord(owner);
        if (whole.isPresent()) {
            return Optional.of(read(component, whole.get()));
        }
        Class<?> type = component.getType();
        if (setting != null && !setting.byDefault().isEmpty()) {
            return Optional.of(ValueText.parse(type, setting.byDefault())
                    .orElseThrow(() -> new IllegalStateException(
                            owner.getSimpleName() + "." + component.getName() + ": the default is of another type")));
        }
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        } else if (type == List.class) {
            return Optional.of(List.of());
        } else if (type == Set.class) {
            return Optional.of(Set.of());
        }
        return type == Map.class ? Optional.of(Map.of()) : ofRecord(type);
    }

    /** What the static {@code defaults()} of a record says, if it has one. */
    static Optional<Object> ofRecord(Class<?> type) {
        try {
            Method defaults = type.getDeclaredMethod("defaults");
            defaults.setAccessible(true);
            return Optional.of(defaults.invoke(null));
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException wrong) {
            throw new IllegalStateException("the defaults of " + type.getSimpleName() + " are wrong", wrong);
        }
    }

    static Object read(RecordComponent component, Object record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException wrong) {
            throw new IllegalStateException("cannot read " + component, wrong);
        }
    }
}
