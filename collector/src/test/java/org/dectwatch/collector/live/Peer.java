package org.dectwatch.collector.live;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.testing.Needed;

/** Programs of Debian that these tests talk to; what is missing is said loudly. */
final class Peer {
    private Peer() {}

    static void require(String... programs) {
        Needed.root();
        for (String program : programs) {
            boolean there = List.of("/usr/bin/", "/usr/sbin/", "/sbin/", "/bin/").stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
            Needed.that(there, program + " is not installed");
        }
    }

    /** Runs to its end; output goes to a file. */
    static int run(File output, int seconds, String... command) throws IOException, InterruptedException {
        Process process = start(output, command);
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    static Process start(File output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    static String resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Peer.class.getResource(name), name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
