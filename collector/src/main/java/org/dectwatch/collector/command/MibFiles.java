package org.dectwatch.collector.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.protocol.mib.MibInvalid;
import org.dectwatch.collector.protocol.mib.MibReader;

/** The MIB files that a site names; of a folder, all files in it. */
final class MibFiles {
    private static final long LARGEST = 8 * 1024 * 1024;
    private static final int MOST = 1_000;

    private MibFiles() {}

    static Mib read(List<Path> paths) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : filesOf(path)) {
                texts.put(file.toString(), text(file));
            }
        }
        if (texts.isEmpty()) {
            return Mib.none();
        }
        try {
            return MibReader.read(texts);
        } catch (MibInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> files = new ArrayList<>(
                    inside.filter(Files::isRegularFile).sorted().limit(MOST).toList());
            if (files.isEmpty()) {
                throw new CommandFailure(ExitCode.FAILED, path + ": the folder of MIB files is empty");
            }
            return files;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CommandFailure(ExitCode.FAILED, path + ": the folder cannot be read", unreadable);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailure(ExitCode.FAILED, file + " is larger than 8 MiB; this is no MIB file");
            }
            // What matters in it is ASCII; comments come in any encoding.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | UncheckedIOException unreadable) {
            String why = Files.exists(file) ? "cannot be read; check its permissions" : "does not exist";
            throw new CommandFailure(ExitCode.FAILED, "the MIB file " + file + " " + why, unreadable);
        }
    }
}
