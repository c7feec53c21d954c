package org.dectwatch.collector.scrape.web;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** A table of handsets on a page: what the server says of each. */
public record ExtractHandsets(
        @Setting(help = "The rows; for CSV leave it out, each line is one.")
        Optional<Selector> rows,

        @Setting(help = "Where in a row the IPEI stands.") Optional<Selector> ipei,

        @Setting(help = "Where in a row the user name stands.")
        Optional<Selector> user,

        @Setting(help = "Where in a row the extension stands.")
        Optional<Selector> extension,

        @Setting(help = "Where in a row it says whether the handset is registered.")
        Optional<Selector> registered,

        @Setting(
                help = "Pattern (RE2) that this text has when it is registered.",
                range = "1..200",
                byDefault = "(?i)^(yes|true|1|registered|ok)$")
        String registeredWhen,

        @Setting(help = "Where in a row it says whether the handset is subscribed.")
        Optional<Selector> subscribed,

        @Setting(
                help = "Pattern (RE2) that this text has when it is subscribed.",
                range = "1..200",
                byDefault = "(?i)^(yes|true|1|subscribed|ok)$")
        String subscribedWhen) {
    public ExtractHandsets {
        Ranges.check(
                ExtractHandsets.class,
                rows,
                ipei,
                user,
                extension,
                registered,
                registeredWhen,
                subscribed,
                subscribedWhen);
        if (ipei.isEmpty() && user.isEmpty() && extension.isEmpty()) {
            throw new OutOfRange("ipei", "or user or extension must be given: which handset is it?");
        }
        check("registeredWhen", registeredWhen);
        check("subscribedWhen", subscribedWhen);
    }

    private static void check(String component, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new OutOfRange(component, "is no pattern that RE2 understands: " + wrong.getDescription());
        }
    }
}
