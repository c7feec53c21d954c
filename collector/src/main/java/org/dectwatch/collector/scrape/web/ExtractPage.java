package org.dectwatch.collector.scrape.web;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** A page, and what is taken from it. */
public record ExtractPage(
        @Setting(
                help = "Path and query, relative to the device's `url`.",
                range = "1..500",
                example = "/statistics.html",
                required = true)
        String path,

        @Setting(help = "How the page is written.", byDefault = "html")
        Format format,

        @Setting(help = "Separator of a CSV page.", range = "1..1", byDefault = ",")
        String separator,

        @Setting(help = "The values to take.") List<ExtractValue> values,

        @Setting(help = "A table of handsets on it.") Optional<ExtractHandsets> handsets) {
    /** How a page is written. */
    public enum Format {
        HTML,
        XML,
        CSV,
        JSON,
        TEXT
    }

    public ExtractPage {
        Ranges.check(ExtractPage.class, path, format, separator, values, handsets);
        values = List.copyOf(values);
    }
}
