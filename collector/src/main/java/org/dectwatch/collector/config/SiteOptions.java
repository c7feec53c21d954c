package org.dectwatch.collector.config;

import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/**
 * What the site is called.
 *
 * @param name 1 to 64 characters
 */
public record SiteOptions(
        @Setting(
                help = "Name of the site. It stands in every line of the page, in alerts and in reports.",
                range = "1..64",
                example = "head-office",
                required = true)
        String name) {
    public SiteOptions {
        Ranges.check(SiteOptions.class, name);
    }

    public static SiteOptions defaults() {
        return new SiteOptions("unnamed");
    }
}
