package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.health.Rule;

/** One rule for each fault, over one shared watch: each call is looked at once for all of them. */
public final class MediaRules {
    private MediaRules() {}

    /** New ones: they remember the calls of the last window. */
    public static List<Rule> of(MediaJudge judge) {
        MediaWatch watch = new MediaWatch(judge);
        List<Rule> rules = new ArrayList<>();
        judge.options().wanted().forEach(kind -> rules.add(new MediaRule(kind, judge.options(), watch)));
        return rules;
    }
}
