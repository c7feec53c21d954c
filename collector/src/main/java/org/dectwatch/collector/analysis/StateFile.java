package org.dectwatch.collector.analysis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.health.RememberedAlarm;

/**
 * A small JSON file that carries bindings and firing alarms over a restart. It is replaced whole, by renaming, so that a crash
 * leaves the old one or the new one. No secrets are in it.
 */
public final class StateFile {
    static final String SCHEMA = "dectwatch.state/1";

    private static final long MOST_BYTES = 256L << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Optional<Path> path;
    private volatile Optional<String> trouble = Optional.empty();

    /** @param path where; empty keeps no state */
    public StateFile(Optional<Path> path) {
        this.path = path;
    }

    /** What is kept. */
    record State(
            String schema,
            Instant time,
            List<Registration> registrations,
            List<RememberedAlarm> alarms,
            List<CertificateHistory> certificates) {
        State {
            registrations = List.copyOf(registrations);
            alarms = List.copyOf(alarms);
            // A file of an earlier version has none.
            certificates = Objects.requireNonNullElse(certificates, List.of());
        }
    }

    /** What was found, and a sentence on it. */
    record Read(
            List<Registration> registrations,
            List<RememberedAlarm> alarms,
            List<CertificateHistory> certificates,
            String sentence) {
        static Read nothing(String sentence) {
            return new Read(List.of(), List.of(), List.of(), sentence);
        }
    }

    Read read() {
        if (path.isEmpty()) {
            return Read.nothing("No state file is configured: nothing is remembered over a restart.");
        }
        try {
            if (!Files.exists(path.get())) {
                return Read.nothing("There is no state file yet at " + path.get() + ".");
            }
            if (Files.size(path.get()) > MOST_BYTES) {
                return Read.nothing("The state file " + path.get() + " is too large and was not read.");
            }
            State state = MAPPER.readValue(path.get().toFile(), State.class);
            if (!SCHEMA.equals(state.schema())) {
                return Read.nothing("The state file " + path.get() + " is of another version; it was not read.");
            }
            return new Read(
                    state.registrations(),
                    state.alarms(),
                    state.certificates(),
                    "Remembered " + state.registrations().size() + " bindings and "
                            + state.alarms().size() + " alarms as of " + state.time() + ".");
        } catch (IOException | RuntimeException reason) {
            return Read.nothing("The state file " + path.get() + " cannot be read and was left out; remove it.");
        }
    }

    void write(State state) {
        if (path.isEmpty()) {
            return;
        }
        Path target = path.get().toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            MAPPER.writeValue(fresh.toFile(), state);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            trouble = Optional.empty();
        } catch (IOException reason) {
            trouble =
                    Optional.of("The state file " + target + " cannot be written: is the folder there, and writable?");
        }
    }

    Optional<String> trouble() {
        return trouble;
    }
}
