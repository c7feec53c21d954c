package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Whose word counts when it is asked whether a handset is registered. */
public record TruthOptions(
        @Setting(
                help =
                        "Whose word counts for registered or not, the first that knows deciding: `wire` (a binding seen granted),"
                                + " `server` (what an IP-DECT server says of the handset), `cloud` (what the Webex API says of its device)."
                                + " Who is left out is still shown, and decides nothing. A word that is stale never counts.")
        List<HandsetTruth.Who> countsAsRegistered,

        @Setting(
                help =
                        "How long two of them must have contradicted each other before that is an event; longer than the longest"
                                + " interval at which one is asked.",
                range = "0s..1h")
        Duration disagreeAfter,

        @Setting(
                help =
                        "By how many a server's own count of registered handsets may differ from what the wire shows; some are always"
                                + " on their way.",
                range = "0..1000",
                unit = "handsets")
        int countSlack) {
    public TruthOptions {
        Ranges.check(TruthOptions.class, countsAsRegistered, disagreeAfter, countSlack);
        countsAsRegistered = List.copyOf(countsAsRegistered);
    }

    /** The wire is the only one who saw it happen. Ninety seconds are three questions; one handset is on its way at any time. */
    public static TruthOptions defaults() {
        return new TruthOptions(
                List.of(HandsetTruth.Who.WIRE, HandsetTruth.Who.SERVER, HandsetTruth.Who.CLOUD),
                Duration.ofSeconds(90),
                1);
    }
}
