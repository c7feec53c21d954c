package org.dectwatch.collector.live;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * `analyze` in a JVM of its own, with the limits that the script `run` sets.
 *
 * @param exit of the process
 * @param residentMib the most that it had in memory
 * @param said what it wrote
 */
record LimitedAnalyze(int exit, double seconds, long residentMib, String said) {
    static LimitedAnalyze run(Path capture, Path report, Path folder) throws Exception {
        File log = folder.resolve("analyze.log").toFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RunScript.options());
        command.addAll(List.of(
                "-cp",
                RunScript.classPath(),
                "org.dectwatch.collector.Main",
                "analyze",
                capture.toString(),
                "--format",
                "json",
                "-o",
                report.toString()));
        long begun = System.nanoTime();
        Process process = Peer.start(log, command.toArray(String[]::new));
        long resident = 0;
        try {
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, RunScript.peakResidentKib(process.pid()));
            }
        } finally {
            process.destroyForcibly();
        }
        return new LimitedAnalyze(
                process.exitValue(), (System.nanoTime() - begun) / 1e9, resident >> 10, Files.readString(log.toPath()));
    }
}
