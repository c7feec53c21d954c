package org.dectwatch.collector.scrape.web;

import java.util.List;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Setting;

/** The pages of a kind of server, as a file of its own. */
public record ExtractPack(
        @Setting(help = "The pages, asked in this order.", required = true)
        List<ExtractPage> pages) {
    private static final int MOST_PAGES = 16;

    public ExtractPack {
        pages = List.copyOf(pages);
        if (pages.isEmpty() || pages.size() > MOST_PAGES) {
            throw new OutOfRange("pages", "must be 1.." + MOST_PAGES + ", not " + pages.size());
        }
    }
}
