package org.dectwatch.collector.report;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.TlsInference;

/** What is inferred, apart from what is known; each with its confidence. */
final class InferenceJson {
    private InferenceJson() {}

    static void write(JsonFields to, TlsInference inference) throws IOException {
        to.exact("confidence", inference.confidence());
        to.number("granted", inference.granted());
        to.number("refused", inference.refused());
        to.number("plain", inference.plain());
        to.flag("shared", inference.shared());
        seconds(to, "keepAliveSeconds", inference.keepAlive());
        to.text("keepAliveBy", inference.keepAliveBy().map(Enum::name));
        seconds(to, "idleBeforeEndSeconds", inference.idleBeforeEnd());
    }

    static void write(JsonFields to, InferredRegistrations inferred) throws IOException {
        to.text("server", inferred.server());
        to.exact("confidence", inferred.confidence());
        to.number("granted", inferred.exchanges());
        to.number("refused", inferred.refused());
        seconds(to, "refreshSeconds", inferred.period());
        to.number("refreshers", inferred.refreshers());
        to.number("configured", inferred.configured());
    }

    private static void seconds(JsonFields to, String name, Optional<Duration> duration) throws IOException {
        if (duration.isPresent()) {
            to.exact(name, Math.round(duration.get().toNanos() / 1e6) / 1e3);
        } else {
            to.none(name);
        }
    }
}
