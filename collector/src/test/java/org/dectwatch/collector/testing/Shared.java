package org.dectwatch.collector.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Captures that lie beside the checkout, in {@code ../shared/captures}: read when they are there, left out loudly when not. */
public final class Shared {
    private Shared() {}

    /** A file below {@code shared/}, found by walking up from the working directory. */
    public static Optional<Path> file(String relative) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(relative);
            if (Files.isReadable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    public static Optional<Path> capture(String name) {
        return file("captures/" + name);
    }

    /** The capture, or the test is skipped and says which file it missed. */
    public static Path require(String name) {
        return requireFile("captures/" + name);
    }

    /** The file below {@code shared/}, or the test is skipped and says which one it missed; in CI it fails. */
    public static Path requireFile(String relative) {
        Optional<Path> found = file(relative);
        Needed.that(found.isPresent(), "shared/" + relative + " is not beside this checkout");
        return found.orElseThrow();
    }
}
