package org.dectwatch.collector.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.options.SecretRef;

/** Finds every reference to a secret in a configuration, whichever room it belongs to. */
public final class SecretsOf {
    private SecretsOf() {}

    /** In the order of the file. */
    public static List<SecretRef> record(Record options) {
        List<SecretRef> found = new ArrayList<>();
        collect(options, found);
        return found;
    }

    private static void collect(Object value, List<SecretRef> found) {
        if (value instanceof SecretRef reference) {
            found.add(reference);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> collect(inner, found));
        } else if (value instanceof Collection<?> all) {
            all.forEach(inner -> collect(inner, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, found));
        } else if (value instanceof Record record && !Keys.isScalar(record.getClass())) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(Defaults.read(component, record), found);
            }
        }
    }
}
