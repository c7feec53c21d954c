package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.ValueText;
import org.jspecify.annotations.Nullable;

/** Reads where a secret is to be found, and refuses the secret itself without repeating it. */
final class SecretBinder {
    private final Path folder;
    private final Complaint complaint;

    SecretBinder(Path folder, Complaint complaint) {
        this.folder = folder;
        this.complaint = complaint;
    }

    /** Takes a problem found. */
    @FunctionalInterface
    interface Complaint {
        void add(int line, String key, String message);
    }

    @Nullable SecretRef bind(YamlNode node, String key, int line) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            complaint.add(
                    line,
                    key,
                    "a secret never stands in this file; put it into an environment variable and write {secretEnv: NAME}, or"
                            + " into a file and write {secretFile: path}");
            return null;
        }
        Map<String, YamlNode.Entry> entries = mapping.entries();
        if (entries.size() == 1) {
            String form = entries.keySet().iterator().next();
            YamlNode value = entries.values().iterator().next().value();
            if (value instanceof YamlNode.Scalar scalar && !scalar.empty()) {
                if (form.equals(SecretRef.FILE_KEY)) {
                    return file(scalar, key);
                } else if (form.equals(SecretRef.ENV_KEY)) {
                    return variable(scalar, key);
                }
            }
        }
        complaint.add(line, key, "must hold exactly one of secretEnv: NAME and secretFile: path");
        return null;
    }

    private @Nullable SecretRef file(YamlNode.Scalar path, String key) {
        Optional<Object> parsed = ValueText.parse(Path.class, path.text());
        if (parsed.isEmpty()) {
            complaint.add(path.line(), key + ".secretFile", "must be a path");
            return null;
        }
        return new SecretRef.InFile(folder.resolve((Path) parsed.get()).normalize());
    }

    private @Nullable SecretRef variable(YamlNode.Scalar name, String key) {
        try {
            return new SecretRef.Env(name.text());
        } catch (IllegalArgumentException notAName) {
            // The text is not repeated: it may be the secret, written in the wrong place.
            complaint.add(name.line(), key + ".secretEnv", notAName.getMessage() + "; it is the name, not the secret");
            return null;
        }
    }
}
