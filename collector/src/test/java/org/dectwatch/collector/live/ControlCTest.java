package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo site in a real terminal (that of {@code script}), started as `run` does it: with {@code exec}. */
@Tag("peers")
class ControlCTest {
    private static final int END_OF_TEXT = 3;
    /** 128 and the number of SIGINT: what a shell expects of a program that it was told to interrupt. */
    private static final int INTERRUPTED = 130;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void controlCEndsTheDemoAtOnceAndWithoutComplaint() throws Exception {
        Peer.require("script", "bash");
        File screen = folder.resolve("screen").toFile();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path start = Files.writeString(
                folder.resolve("start"),
                "exec " + java + " -cp '" + RunScript.classPath()
                        + "' org.dectwatch.collector.Main demo --api-port 0\n");
        Process terminal = new ProcessBuilder("script", "-qefc", "bash " + start, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(screen)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> text(screen).contains("Stop with Ctrl-C."));
            long demo = child(terminal).orElseThrow().pid();
            press(terminal, END_OF_TEXT);
            assertThat(terminal.waitFor(15, TimeUnit.SECONDS))
                    .describedAs(text(screen))
                    .isTrue();
            assertThat(terminal.exitValue()).isEqualTo(INTERRUPTED);
            assertThat(ProcessHandle.of(demo).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(text(screen)).contains("^C").doesNotContain("Exception", "WARN", "ERROR", "\tat ");
        } finally {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
    }

    private static void press(Process terminal, int key) throws IOException {
        OutputStream keyboard = terminal.getOutputStream();
        keyboard.write(key);
        keyboard.flush();
    }

    private static java.util.Optional<ProcessHandle> child(Process terminal) {
        List<ProcessHandle> all = terminal.descendants().toList();
        return all.stream()
                .filter(one -> one.info().command().orElse("").endsWith("java"))
                .findFirst();
    }

    private static String text(File screen) throws IOException {
        return Files.readString(screen.toPath(), StandardCharsets.ISO_8859_1);
    }
}
