package org.dectwatch.collector.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads site files, and any other YAML that is bound to an options record. */
public final class SiteConfigFile {
    private static final long LARGEST = 4L * 1024 * 1024;

    private SiteConfigFile() {}

    /** The configuration in this file. Relative paths in it start at its folder. */
    public static SiteConfig load(Path file) throws ConfigInvalid {
        return bind(SiteConfig.class, file.toString(), text(file), folder(file));
    }

    /**
     * Binds YAML text to any options record.
     *
     * @param file name for messages
     * @param folder where relative paths in the text start
     */
    public static <R extends Record> R bind(Class<R> type, String file, String yaml, Path folder) throws ConfigInvalid {
        return new Binder(file, folder).bind(type, YamlReader.read(file, yaml));
    }

    /** The file as UTF-8 text; a byte order mark is no part of it. */
    static String text(Path file) throws ConfigInvalid {
        if (!Files.exists(file)) {
            throw problem(file, "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw problem(file, "is a folder; name the file in it");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw problem(file, "is larger than 4 MiB; this cannot be the right file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw problem(file, "is not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            throw problem(
                    file, "cannot be read (" + unreadable.getClass().getSimpleName() + "); check its permissions");
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static ConfigInvalid problem(Path file, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file.toString(), 0, "", message)));
    }
}
