package org.dectwatch.collector.scrape.web;

import java.util.Optional;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** One value of a page. */
public record ExtractValue(
        @Setting(help = "What it is, if it is one of these.")
        Optional<Fact> fact,

        @Setting(
                help = "Else its own name: lower-case words with hyphens, shown as dectwatch_server_statistic{name=…}.",
                range = "1..64",
                example = "handovers-failed")
        Optional<String> name,

        @Setting(help = "Where it stands.", required = true) Selector at) {
    public ExtractValue {
        Ranges.check(ExtractValue.class, fact, name, at);
        if (fact.isPresent() == name.isPresent()) {
            throw new OutOfRange("fact", "or a name must be given, and not both");
        }
        name.filter(text -> !text.matches("[a-z0-9]+(-[a-z0-9]+)*")).ifPresent(text -> {
            throw new OutOfRange("name", "must be lower-case words joined by hyphens, not '" + text + "'");
        });
    }

    String word() {
        return name.orElseGet(() ->
                fact.orElseThrow().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
