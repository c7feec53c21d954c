package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.ProxyUse;

/**
 * Which outbound proxy a server uses, and which it ought to.
 *
 * @param choice whether it is where DNS told it to go; UNKNOWN and UNRANKED are no judgement
 * @param service SRV name whose answer holds
 * @param endpoint where its signalling goes
 * @param name of that, as far as an answer explains it
 * @param priority of that
 * @param since when it went there
 * @param wanted names it ought to use
 * @param failovers since the start
 * @param why one sentence
 */
public record ProxyRow(
        ProxyUse.Choice choice,
        Optional<String> service,
        Optional<String> endpoint,
        Optional<String> name,
        OptionalInt priority,
        Optional<Instant> since,
        List<String> wanted,
        int failovers,
        String why) {
    public ProxyRow {
        wanted = List.copyOf(wanted);
    }

    /** Empty when neither an answer nor signalling was seen. */
    static Optional<ProxyRow> of(ProxyUse use) {
        if (use.service().isEmpty() && use.inUse().isEmpty() && use.trouble().isEmpty()) {
            return Optional.empty();
        }
        List<String> wanted = use.firstChoices().stream()
                .map(ProxyUse.Target::name)
                .distinct()
                .toList();
        return Optional.of(new ProxyRow(
                use.choice(),
                use.service(),
                use.inUse().map(one -> one.endpoint().toString()),
                use.inUse().flatMap(ProxyUse.InUse::name),
                use.inUse().map(ProxyUse.InUse::priority).orElseGet(OptionalInt::empty),
                SnapshotBuilder.millis(use.inUse().map(ProxyUse.InUse::since)),
                wanted,
                use.failovers(),
                why(use, wanted)));
    }

    private static String why(ProxyUse use, List<String> wanted) {
        String trouble = use.trouble()
                .map(code -> " The last question for an SRV name was answered with " + code + ".")
                .orElse("");
        String ought = wanted.isEmpty() ? "" : String.join(" or ", wanted);
        return switch (use.choice()) {
            case NOTHING_USED -> "No connection to an outbound proxy was seen yet." + trouble;
            case FIRST -> "It uses its first choice, " + named(use) + "." + trouble;
            case NOT_FIRST ->
                "It uses " + named(use) + ", although DNS puts " + ought + " first"
                        + use.lastFailure()
                                .map(failed -> "; "
                                        + failed.name().orElse(failed.endpoint().toString()) + " failed last ("
                                        + failed.reason() + ")")
                                .orElse("")
                        + "." + trouble;
            case UNRANKED -> "It uses " + named(use) + "; no SRV answer was seen that ranks it." + trouble;
            case UNKNOWN -> "It uses " + named(use) + "; no DNS answer that was seen explains this address." + trouble;
        };
    }

    private static String named(ProxyUse use) {
        return use.inUse()
                .map(one -> one.name()
                        .map(name -> name + " (" + one.endpoint() + ")")
                        .orElse(one.endpoint().toString()))
                .orElse("");
    }
}
