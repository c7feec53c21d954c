package org.dectwatch.collector.metrics;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.Malformed;

/** What the collector says of itself; every supplier is asked on the scraping thread and must not wait. */
public final class SelfMetrics {
    private final MetricsRegistry registry;

    public SelfMetrics(MetricsRegistry registry) {
        this.registry = registry;
    }

    /** Says what is running. */
    public SelfMetrics build(String version, String java) {
        registry.info(SelfCatalog.BUILD_INFO, version, java);
        return this;
    }

    public SelfMetrics queue(IntSupplier depth, int capacity) {
        registry.gauge(SelfCatalog.QUEUE_DEPTH, depth::getAsInt);
        registry.gauge(SelfCatalog.QUEUE_CAPACITY, () -> capacity);
        return this;
    }

    /**
     * Observations shed by the queue.
     *
     * @param kinds its kinds; the catalogue lists the same words
     * @param count how many of a kind since the start
     */
    public <K extends Enum<K>> SelfMetrics shed(Class<K> kinds, ToLongFunction<K> count) {
        for (K kind : kinds.getEnumConstants()) {
            registry.counter(
                    SelfCatalog.OBSERVATIONS_DROPPED, () -> count.applyAsLong(kind), Label.word(kind), "queue_full");
        }
        return this;
    }

    /** @param count how many of a reason since the start, of all sources */
    public SelfMetrics malformed(ToLongFunction<Malformed.Reason> count) {
        for (Malformed.Reason reason : Malformed.Reason.values()) {
            registry.counter(SelfCatalog.MALFORMED, () -> count.applyAsLong(reason), Label.word(reason));
        }
        return this;
    }

    /** @param count of faults of the program that the analysis survived, since the start */
    public SelfMetrics faults(LongSupplier count) {
        registry.counter(SelfCatalog.ANALYSIS_FAULTS, count);
        return this;
    }

    /**
     * How decryption fares, of all sources together.
     *
     * @param decrypted records
     * @param undecrypted records, by a word of the catalogue
     * @param givenUp directions
     * @param held octets
     */
    public SelfMetrics decryption(
            LongSupplier decrypted, ToLongFunction<String> undecrypted, LongSupplier givenUp, LongSupplier held) {
        registry.counter(SelfCatalog.TLS_DECRYPTED, decrypted);
        for (String reason : SelfCatalog.TLS_UNDECRYPTED.labels().get(0).words()) {
            registry.counter(SelfCatalog.TLS_UNDECRYPTED, () -> undecrypted.applyAsLong(reason), reason);
        }
        registry.counter(SelfCatalog.TLS_GIVEN_UP, givenUp);
        registry.gauge(SelfCatalog.TLS_HELD, held::getAsLong);
        return this;
    }

    /** What of TLS breaks its own format, of all sources together. */
    public SelfMetrics malformedTls(LongSupplier records, LongSupplier certificates) {
        registry.counter(SelfCatalog.TLS_MALFORMED, records, "record");
        registry.counter(SelfCatalog.TLS_MALFORMED, certificates, "certificate");
        return this;
    }

    /**
     * Secrets by which TLS is read.
     *
     * @param taken in since the start
     * @param broken lines that held none
     */
    public SelfMetrics secrets(LongSupplier taken, LongSupplier broken) {
        registry.counter(SelfCatalog.TLS_SECRETS, taken);
        registry.counter(SelfCatalog.TLS_SECRETS_BROKEN, broken);
        return this;
    }

    /** A key log that is followed: whether it can be read, and how many lines were. */
    public SelfMetrics keyLog(BooleanSupplier readable, LongSupplier lines) {
        registry.gauge(SelfCatalog.KEYLOG_READABLE, () -> readable.getAsBoolean() ? 1 : 0);
        registry.counter(SelfCatalog.KEYLOG_LINES, lines);
        return this;
    }

    /**
     * What came to a source and was not used.
     *
     * @param refused all reasons there are, with how many since the start
     */
    public SelfMetrics refused(String source, Supplier<Map<String, Long>> refused) {
        for (String reason : refused.get().keySet()) {
            registry.counter(SelfCatalog.SOURCE_REFUSED, () -> refused.get().getOrDefault(reason, 0L), source, reason);
        }
        return this;
    }

    /**
     * What a table outside the ledger forgot.
     *
     * @param table a name that the ledger does not use
     * @param reason {@code count}, {@code bytes} or {@code age}
     */
    public SelfMetrics evictions(String table, String reason, LongSupplier count) {
        registry.counter(SelfCatalog.EVICTIONS, count, table, reason);
        return this;
    }

    /**
     * What an intake sees of connections; each supplier since the start.
     *
     * @param source its name
     */
    public SelfMetrics streams(
            String source, LongSupplier pings, LongSupplier pongs, LongSupplier skipped, LongSupplier gaps) {
        registry.counter(SelfCatalog.SIP_KEEP_ALIVES, pings, source, "ping");
        registry.counter(SelfCatalog.SIP_KEEP_ALIVES, pongs, source, "pong");
        registry.counter(SelfCatalog.SIP_SKIPPED, skipped, source);
        registry.counter(SelfCatalog.TCP_GAPS, gaps, source);
        return this;
    }

    /** What a HEP listener received. */
    public SelfMetrics hep(String source, LongSupplier messages, IntSupplier connections) {
        registry.counter(SelfCatalog.HEP_MESSAGES, messages, source);
        registry.gauge(SelfCatalog.HEP_CONNECTIONS, connections::getAsInt, source);
        return this;
    }

    /** What a syslog listener has open. */
    public SelfMetrics syslog(String source, IntSupplier connections) {
        registry.gauge(SelfCatalog.SYSLOG_CONNECTIONS, connections::getAsInt, source);
        return this;
    }

    /** What became of the turns of one server; {@code turn} as in the catalogue. */
    public SelfMetrics scrapeTurns(String server, DeviceReport.Interface via, String turn, LongSupplier count) {
        registry.counter(SelfCatalog.SCRAPE_TURNS, count, server, Label.word(via), turn);
        return this;
    }
}
