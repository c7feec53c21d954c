package org.dectwatch.collector.ledger;

import java.time.Duration;
import org.dectwatch.collector.domain.TruthOptions;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

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
 * @param silentCall after which a call whose media stopped, and that is not on hold, is taken for over, 1 min..1 day
 * @param memory what registrations and calls may weigh together, estimated; two thirds are for registrations, 8 MiB..64 GiB
 * @param unheardCall after which a call of which nothing at all was seen is taken for over, 10 min..30 days
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

        @Setting(
                help =
                        "A call whose media stopped for so long, and that is not on hold, is taken for over: its BYE was lost.",
                range = "1m..24h")
        Duration silentCall,

        @Setting(
                help = "A call of which neither a message nor media was seen for so long is taken for over.",
                range = "10m..30d")
        Duration unheardCall,

        @Setting(
                help =
                        "What registrations and calls may weigh together, roughly, two thirds of it registrations; beyond it the"
                                + " longest unheard go, those that were never granted first. Raise it together with the heap.",
                range = "8MiB..64GiB")
        Size memory,

        @Setting(help = "Whose word counts when it is asked whether a handset is registered.")
        TruthOptions truth) {
    public LedgerOptions {
        Ranges.check(
                LedgerOptions.class,
                registrations,
                calls,
                streams,
                tlsConnections,
                keepEnded,
                transactionTimeout,
                setupTimeout,
                silentCall,
                unheardCall,
                memory,
                truth);
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
                Duration.ofMinutes(10),
                Duration.ofHours(12),
                Size.ofMiB(192),
                TruthOptions.defaults());
    }

    long registrationBytes() {
        return memory.bytes() / 3 * 2;
    }

    long callBytes() {
        return memory.bytes() / 3;
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
                silentCall,
                unheardCall,
                memory,
                truth);
    }
}
