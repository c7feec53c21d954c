package org.dectwatch.collector.config.roster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigProblem;

/**
 * A file as text, whatever wrote it: UTF-8, UTF-16 with its mark, as spreadsheets do, else Windows-1252, which holds every byte.
 *
 * @param encoding as it was told from the bytes
 */
record ListText(String text, String encoding) {
    private static final long LARGEST = 16L * 1024 * 1024;
    private static final Charset LATIN = Charset.forName("windows-1252");

    static ListText read(Path file) throws ConfigInvalid {
        return decode(file, bytes(file));
    }

    /** The file's bytes, at most 16 MiB of them. */
    static byte[] bytes(Path file) throws ConfigInvalid {
        if (!Files.exists(file)) {
            throw problem(file, "there is no such file");
        } else if (Files.isDirectory(file)) {
            throw problem(file, "is a folder; name the file in it");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw problem(file, "is larger than 16 MiB; this cannot be the right file");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw problem(
                    file, "cannot be read (" + unreadable.getClass().getSimpleName() + "); check its permissions");
        }
    }

    private static ListText decode(Path file, byte[] bytes) throws ConfigInvalid {
        if (begins(bytes, 0xFF, 0xFE)) {
            return new ListText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), "UTF-16");
        } else if (begins(bytes, 0xFE, 0xFF)) {
            return new ListText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), "UTF-16");
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw problem(file, "is not text; export it as CSV, not as a spreadsheet");
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new ListText(text.startsWith("\uFEFF") ? text.substring(1) : text, "UTF-8");
        } catch (CharacterCodingException notUtf8) {
            return new ListText(new String(bytes, LATIN), "Windows-1252");
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static ConfigInvalid problem(Path file, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file.toString(), 0, "", message)));
    }
}
