package org.dectwatch.collector.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.decode.twin.AddressPair;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.rules.media.MediaFindings;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.Relay;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.pcap.CaptureFiles;
import org.dectwatch.collector.source.pcap.CaptureFilesRead;
import org.dectwatch.collector.source.pcap.CaptureUnreadable;

/**
 * Reads captures through the same intake and ledger as live and composes the report. Files that do not overlap in time are one
 * point of capture and share an intake; others are points of their own, joined only in the ledger.
 */
public final class Analysis {
    private static final int MOST_MOVES = 10_000;

    private final AnalysisInput input;
    private final Ledger ledger;
    private final AlertBook alerts;
    private final StreamTime streamTime;
    private final SelectedMessages selected;
    private final KeyRing keys = new KeyRing();
    private final Map<String, Intake> intakes = new LinkedHashMap<>();
    private final Map<String, Long> duplicatesBefore = new HashMap<>();
    private final Map<String, Map<String, Long>> flaws = new HashMap<>();
    private final Map<String, Long> quoted = new HashMap<>();
    private final Map<String, Long> evictions = new TreeMap<>();
    private final List<DomainEvent.ProxyChanged> moves = new ArrayList<>();
    private final Map<AddressOfRecord, Integer> ineffective = new HashMap<>();

    public Analysis(AnalysisInput input) {
        this.input = input;
        this.ledger = new Ledger(
                input.ledger().keepingAll(), input.site(), input.intake().tls().ports());
        this.selected = new SelectedMessages(new Selection(input.aor(), input.since(), input.until()));
        this.alerts = input.health().newBookWithoutMedia();
        this.streamTime = new StreamTime(ledger, alerts, this::happened, change -> {});
    }

    /**
     * The report, and what could not be read.
     *
     * @param selected where the told messages are; empty unless asked for
     * @param unreadable one sentence each
     */
    public record Result(Report report, SelectedMessages selected, List<String> unreadable) {
        public Result {
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Reads everything; to be called once. */
    public Result run(CaptureFiles.Progress progress) {
        List<String> unreadable = new ArrayList<>();
        List<String> notFound = new ArrayList<>();
        for (Path keyLog : input.keyLogs()) {
            try (BufferedReader lines = Files.newBufferedReader(keyLog, StandardCharsets.ISO_8859_1)) {
                long brokenBefore = keys.brokenLines();
                long used = lines.lines().filter(keys::add).count();
                long broken = keys.brokenLines() - brokenBefore;
                if (used == 0) {
                    notFound.add("The key log " + keyLog + " holds no key: it must be text with lines such as"
                            + " CLIENT_RANDOM <64 hex digits> <96 hex digits> (SSLKEYLOGFILE).");
                } else if (broken > 0) {
                    notFound.add(broken + (broken == 1 ? " line" : " lines") + " of the key log " + keyLog
                            + (broken == 1 ? " is" : " are")
                            + " damaged: what only they open is not told. Was it cut, or written by two at once?");
                }
            } catch (IOException | UncheckedIOException reason) {
                unreadable.add("The key log " + keyLog + " cannot be read: is it there, and may this user read it?");
            }
        }
        CaptureFilesRead read = read(progress);
        if (intakes.values().stream()
                .anyMatch(intake -> intake.decodeStats().fragments().joined() > 0)) {
            selected.cameInFragments();
        }
        List<CaptureFacts> captures = CaptureFactsComposer.compose(
                read.captures(), file -> flaws.getOrDefault(file, Map.of()), this::quoted, this::duplicates);
        if (alerts.findingsLeftOut() > 0) {
            evictions.put("findings", alerts.findingsLeftOut());
        }
        if (keys.forgottenSessions() > 0) {
            evictions.put("tlsSessionKeys", keys.forgottenSessions());
        }
        CallsAtEnd calls = CallsAtEnd.of(ledger);
        Report report = ReportComposer.compose(
                input,
                ledger,
                calls,
                captures,
                mirroredPairs(),
                moves,
                findings(input, ledger, calls, alerts),
                ineffective,
                evictions);
        read.unreadable().stream().map(CaptureUnreadable::getMessage).forEach(unreadable::add);
        selectionNotFound(report).ifPresent(notFound::add);
        return new Result(report.with(new Report.Asked(keys.sessions(), notFound)), selected, unreadable);
    }

    private Optional<String> selectionNotFound(Report report) {
        boolean empty = report.registrations().isEmpty()
                && report.calls().isEmpty()
                && report.streams().isEmpty()
                && report.tls().isEmpty();
        if (!empty || new Selection(input.aor(), input.since(), input.until()).everything()) {
            return Optional.empty();
        }
        String who = input.aor().map(aor -> " of " + aor).orElse("");
        String from = input.since().map(time -> " from " + time + " on").orElse("");
        String to = input.until().map(time -> " up to " + time).orElse("");
        return Optional.of("Nothing" + who + from + to
                + " is in these captures: neither registration, call, stream nor TLS" + " connection.");
    }

    /** Reads, decodes and counts on this thread; ledger and alerts are the relay's until it is closed. */
    private CaptureFilesRead read(CaptureFiles.Progress progress) {
        try (Relay relay = new Relay("analysis")) {
            return new CaptureFiles(
                            input.files(),
                            (file, continues) -> sinkFor(relay, file, continues),
                            this::secrets,
                            progress)
                    .read();
        }
    }

    private void secrets(byte[] keyLog) {
        keys.addAll(new String(keyLog, StandardCharsets.ISO_8859_1));
    }

    private FrameSink sinkFor(Relay relay, String file, Optional<String> continues) {
        Intake intake = continues.map(intakes::get).orElse(null);
        if (intake == null) {
            intake = Intake.through(relay, input.intake(), keys, this::observe);
        }
        intakes.put(file, intake);
        duplicatesBefore.put(file, intake.decodeStats().duplicates());
        return intake;
    }

    private void observe(Observation observation) {
        Observation.Body body = observation.body();
        if (body instanceof Observation.Flaw flaw) {
            flaws.computeIfAbsent(observation.source(), s -> new TreeMap<>())
                    .merge(flaw.reason().name(), 1L, Long::sum);
        } else if (body instanceof Observation.Icmp icmp && icmp.quoted() != Observation.Quoted.OTHER) {
            quoted.merge(observation.source(), 1L, Long::sum);
        }
        if (input.extracting() && body instanceof Observation.Sip sip) {
            selected.note(observation.time(), observation.frame(), sip);
        }
        streamTime.observe(observation);
    }

    private void happened(DomainEvent event) {
        if (event instanceof DomainEvent.Evicted evicted) {
            evictions.merge(evicted.table(), evicted.count(), Long::sum);
        } else if (event instanceof DomainEvent.ProxyChanged moved && moves.size() < MOST_MOVES) {
            moves.add(moved);
        } else if (event instanceof DomainEvent.RegistrationEnded ended
                && isIneffective(ended.reason())
                && ineffective.size() < input.ledger().registrations()) {
            ineffective.merge(ended.aor(), 1, Integer::sum);
        }
    }

    /** What fired in stream time, and what is wrong with the media of each call; by beginning, rule, subject. */
    static List<Report.ReportedFinding> findings(
            AnalysisInput input, Ledger ledger, CallsAtEnd calls, AlertBook alerts) {
        List<Finding> all = new ArrayList<>(alerts.findings());
        all.addAll(MediaFindings.of(calls.media(), ledger, input.health().judge(input.media())));
        Selection selection = new Selection(input.aor(), input.since(), input.until());
        List<Finding> told =
                new ArrayList<>(new SelectedFindings(selection, input.site(), ledger, calls.calls()).of(all));
        told.sort(Analysis::byBeginning);
        List<Report.ReportedFinding> reported = new ArrayList<>(told.size());
        for (Finding finding : told) {
            reported.add(reported(finding));
        }
        return reported;
    }

    /** Then by rule and by subject. */
    private static int byBeginning(Finding one, Finding other) {
        int order = one.from().compareTo(other.from());
        if (order == 0) {
            order = one.rule().compareTo(other.rule());
        }
        return order == 0 ? one.subject().text().compareTo(other.subject().text()) : order;
    }

    /** RFC 6076 4.2: refused or unanswered, but neither challenged nor sent elsewhere. */
    private static boolean isIneffective(RegistrationReason reason) {
        return reason != RegistrationReason.NONE
                && reason != RegistrationReason.WRONG_CREDENTIALS
                && reason != RegistrationReason.REDIRECTED;
    }

    static Report.ReportedFinding reported(Finding finding) {
        List<Report.Evidence> evidence = new ArrayList<>(finding.evidence().size());
        for (Evidence one : finding.evidence()) {
            evidence.add(new Report.Evidence(one.source(), one.packet(), one.time(), one.what()));
        }
        return new Report.ReportedFinding(
                finding.rule(),
                finding.severity().word(),
                finding.subject().text(),
                finding.from(),
                finding.to(),
                finding.why(),
                finding.nextStep(),
                evidence);
    }

    private long quoted(String file) {
        return quoted.getOrDefault(file, 0L);
    }

    /** A file's own share, when several went through one intake. */
    private long duplicates(String file) {
        Intake intake = intakes.get(file);
        if (intake == null) {
            return 0;
        }
        long until = intake.decodeStats().duplicates();
        List<String> names = new ArrayList<>(intakes.keySet());
        for (String later : names.subList(names.indexOf(file) + 1, names.size())) {
            if (intakes.get(later) == intake) {
                until = duplicatesBefore.getOrDefault(later, until);
                break;
            }
        }
        return until - duplicatesBefore.getOrDefault(file, 0L);
    }

    private Set<AddressPair> mirroredPairs() {
        Set<AddressPair> pairs = new HashSet<>();
        intakes.values().forEach(intake -> pairs.addAll(intake.decodeStats().mirroredPairs()));
        return pairs;
    }
}
