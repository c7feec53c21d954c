package org.dectwatch.collector.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.pcap.CaptureFiles;

/** A capture from its first frame to its last: what was told at the end, and all that was said on the way. */
record Course(Told told, List<DomainEvent> events, List<Change> changes) {
    static Course of(Path capture, List<Path> keyLogs) {
        KeyRing keys = new KeyRing();
        keyLogs.forEach(log -> addTo(keys, log));
        LiveReport report = new LiveReport();
        Intake intake = new Intake(
                IntakeOptions.forFiles(), keys, new Directions(Set.of()), report::observe, frame -> {}, true);
        new CaptureFiles(
                        List.of(capture.toString()),
                        (file, continues) -> intake,
                        secrets -> keys.addAll(new String(secrets, StandardCharsets.ISO_8859_1)),
                        (octets, total) -> {})
                .read();
        return new Course(report.told(), report.events(), report.changes());
    }

    private static void addTo(KeyRing keys, Path log) {
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            lines.lines().forEach(keys::add);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
