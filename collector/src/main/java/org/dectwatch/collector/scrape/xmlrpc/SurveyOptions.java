package org.dectwatch.collector.scrape.xmlrpc;

import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** How often handsets are asked which base stations they hear. */
public record SurveyOptions(
        @Setting(help = "Each handset is asked at most once in so long.", range = "5m..7d")
        Duration every,

        @Setting(help = "Rest between two questions of one server.", range = "2s..1h")
        Duration pause) {
    public SurveyOptions {
        Ranges.check(SurveyOptions.class, every, pause);
    }

    /** Two handsets a minute, each every four hours: hardly a channel's worth. */
    public static SurveyOptions defaults() {
        return new SurveyOptions(Duration.ofHours(4), Duration.ofSeconds(30));
    }
}
