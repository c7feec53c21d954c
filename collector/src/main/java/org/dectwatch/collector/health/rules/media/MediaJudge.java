package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.Severity;

/** Asks every condition that is wanted about one call. Pure: on any thread, and the same call and time give the same answer. */
public final class MediaJudge {
    private final MediaPolicy policy;
    private final MediaRuleOptions options;
    private final List<MediaFault> wanted;

    public MediaJudge(MediaPolicy policy, MediaRuleOptions options) {
        this.policy = policy;
        this.options = options;
        this.wanted = List.copyOf(options.wanted());
    }

    /** By the guide, and by the usual limits. */
    public static MediaJudge usual() {
        return new MediaJudge(MediaPolicy.defaults(), MediaRuleOptions.defaults());
    }

    /** A fault of a call and how much it matters. */
    public record Judged(MediaFault kind, Severity severity, Fault fault) {}

    public MediaPolicy policy() {
        return policy;
    }

    MediaRuleOptions options() {
        return options;
    }

    /** What is wrong, worst first; empty for calls that touch no server of the site. */
    public List<Judged> faults(CallMedia media, Instant now) {
        List<Judged> faults = new ArrayList<>();
        if (media.foreign()) {
            return faults;
        }
        CaseFile file = file(media, now);
        boolean agreementsSeen = media.agreementsSeen();
        for (MediaFault kind : wanted) {
            Optional<Fault> fault = assess(kind, file, agreementsSeen).fault();
            if (fault.isPresent()) {
                faults.add(new Judged(kind, severity(kind, fault.get()), fault.get()));
            }
        }
        if (faults.size() > 1) {
            faults.sort(Comparator.comparing(Judged::severity).thenComparing(Judged::kind));
        }
        return faults;
    }

    CaseFile file(CallMedia media, Instant now) {
        return new CaseFile(media, now, policy, options);
    }

    private Severity severity(MediaFault kind, Fault fault) {
        return fault.doubtful() ? Severity.INFO : options.severity(kind);
    }

    Map<MediaFault, Assessment> assess(CallMedia media, Instant now) {
        Map<MediaFault, Assessment> all = new EnumMap<>(MediaFault.class);
        if (media.foreign()) {
            return all;
        }
        CaseFile file = file(media, now);
        boolean agreementsSeen = media.agreementsSeen();
        for (MediaFault kind : wanted) {
            all.put(kind, assess(kind, file, agreementsSeen));
        }
        return all;
    }

    private static Assessment assess(MediaFault kind, CaseFile file, boolean agreementsSeen) {
        return kind.byAgreement() && !agreementsSeen ? Assessment.notJudged() : kind.assess(file);
    }
}
