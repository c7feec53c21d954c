package org.dectwatch.collector.options;

import java.nio.file.Path;

/**
 * Where a secret is to be found. The site file holds only this, never the secret: {@code secretEnv: NAME} or
 * {@code secretFile: path}.
 */
public sealed interface SecretRef {
    /** Key of the first form in the site file. */
    String ENV_KEY = "secretEnv";

    /** Key of the second form in the site file. */
    String FILE_KEY = "secretFile";

    /** In the environment variable of this name. */
    record Env(String name) implements SecretRef {
        public Env {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException(
                        "the name of an environment variable has letters, digits and '_' only");
            }
        }
    }

    /** In this file, of which the last line break is no part; a relative path starts at the folder of the site file. */
    record InFile(Path path) implements SecretRef {}
}
