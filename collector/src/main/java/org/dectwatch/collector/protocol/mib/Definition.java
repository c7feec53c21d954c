package org.dectwatch.collector.protocol.mib;

import java.util.List;
import java.util.Optional;

/**
 * A name as it stands in a file, its parent not yet looked up.
 *
 * @param parent the name it stands below; empty when it is given in numbers alone
 * @param below numbers that follow the parent
 */
record Definition(
        String file,
        String module,
        String name,
        Mib.Kind kind,
        Optional<String> parent,
        List<String> below,
        List<String> objects,
        int line) {
    Definition {
        below = List.copyOf(below);
        objects = List.copyOf(objects);
    }
}
