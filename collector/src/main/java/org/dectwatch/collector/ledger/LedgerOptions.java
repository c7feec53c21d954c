package org.dectwatch.collector.ledger;

import java.time.Duration;
import org.dectwatch.collector.domain.TruthOptions;
import org.dectwatch.collector.options.Setting;

/**
 * How much the ledger remembers.
 *
 * @param registrations addresses of record kept, 1..1,000,000
 * @param calls calls kept, running and over, 1..1,000,000
 * @param streams media streams kept, 1..1,000,000
 * @param tlsConnections TLS connections kept, 1..1,000,000
 * @param keepEnded how long a call, stream or connection that is over stays visible, one second at least
 * @param transactionTimeout after which a request without a final answer is unanswered: timer F of RFC 3261, 1 s..5 min
 * @param setupTimeout after which a call without a final answer is unanswered, 10 s..1 h
 * @param truth how wire, server and cloud are weighed
 */
public record LedgerOptions(
        @Setting(
                help = "Addresses of record kept; beyond it the longest unheard goes.",
                range = "1..1000000",
                unit = "rows")
        int registrations,

        @Setting(help = "Calls kept, running and over.", range = "1..1000000", unit = "rows")
        int calls,

        @Setting(help = "Media streams kept.", range = "1..1000000", unit = "rows")
        int streams,

        @Setting(help = "TLS connections kept.", range = "1..1000000", unit = "rows")
        int tlsConnections,

        @Setting(help = "How long a call, stream or connection that is over stays visible.", range = "1s..3650d")
        Duration keepEnded,

        @Setting(
                help = "A request without a final answer for so long is unanswered (timer F of RFC 3261).",
                range = "1s..5m")
        Duration transactionTimeout,

        @Setting(help = "A call without a final answer for so long is unanswered.", range = "10s..1h")
        Duration setupTimeout,

        @Setting(help = "Whose word counts when it is asked whether a handset is registered.")
        TruthOptions truth) {
    public LedgerOptions {
        count("registrations", registrations);
        count("calls", calls);
        count("streams", streams);
        count("tlsConnections", tlsConnections);
        between("keepEnded", keepEnded, Duration.ofSeconds(1), Duration.ofDays(3650));
        between("transactionTimeout", transactionTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5));
        between("setupTimeout", setupTimeout, Duration.ofSeconds(10), Duration.ofHours(1));
    }

    public static LedgerOptions defaults() {
        return new LedgerOptions(
                150_000,
                50_000,
                20_000,
                20_000,
                Duration.ofMinutes(10),
                Duration.ofSeconds(32),
                Duration.ofMinutes(3),
                TruthOptions.defaults());
    }

    /** For a report: nothing that is over is forgotten before the end, only the counts are capped. */
    public LedgerOptions keepingAll() {
        return new LedgerOptions(
                registrations,
                calls,
                streams,
                tlsConnections,
                Duration.ofDays(3650),
                transactionTimeout,
                setupTimeout,
                truth);
    }

    private static void count(String name, int value) {
        if (value < 1 || value > 1_000_000) {
            throw new IllegalArgumentException(name + " must be 1..1000000, not " + value);
        }
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + ", not " + value);
        }
    }
}
