package org.dectwatch.collector.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;

/** Fetches secrets from the environment and from files, once, at start. */
public final class SecretStore {
    private static final long LARGEST = 64L * 1024;

    private final Map<String, String> environment;

    public SecretStore(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** A secret that is not where the site file says; the message says where, never what. */
    public static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /** The secret this reference leads to. */
    public Secret fetch(SecretRef reference) throws Missing {
        if (reference instanceof SecretRef.Env env) {
            String value = environment.get(env.name());
            if (value == null || value.isEmpty()) {
                throw new Missing("the environment variable " + env.name() + " is not set; set it before starting");
            }
            return new Secret(value);
        }
        return fromFile(((SecretRef.InFile) reference).path());
    }

    private static Secret fromFile(Path file) throws Missing {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Missing("the secret file " + file + " is larger than 64 KiB; this cannot be the right file");
            }
            String text = Files.readString(file).replaceFirst("\\R\\z", "");
            if (text.isEmpty()) {
                throw new Missing("the secret file " + file + " is empty");
            }
            return new Secret(text);
        } catch (MalformedInputException notText) {
            throw new Missing("the secret file " + file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            String why = Files.exists(file) ? "cannot be read; check its permissions" : "does not exist";
            throw new Missing("the secret file " + file + " " + why);
        }
    }
}
