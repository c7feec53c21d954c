package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RemoteReport;

/** What the receiver of a stream said of it, in RTCP or a voice quality report: it knows what was lost behind the point of capture. */
final class FarEnd {
    private FarEnd() {}

    /** What of it is beyond the limits. */
    static List<String> reasons(MediaStream stream, MediaPolicy policy) {
        if (stream.remote().isEmpty()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        if (lossPercent(stream) >= policy.poorLossPercent()) {
            reasons.add("loss at the receiver");
        }
        if (stream.remote()
                .flatMap(RemoteReport::scored)
                .filter(rating -> rating.mos().orElse(5) < policy.poorMos())
                .isPresent()) {
            reasons.add("opinion score of the receiver");
        }
        return reasons;
    }

    /** 0 when it said nothing of it. */
    static double lossPercent(MediaStream stream) {
        return stream.remote()
                .map(RemoteReport::lossPercent)
                .orElse(OptionalDouble.empty())
                .orElse(0);
    }

    /** As a clause that follows what was counted here; empty when it said nothing. */
    static String numbers(MediaStream stream) {
        return stream.remote().map(FarEnd::numbers).orElse("");
    }

    private static String numbers(RemoteReport remote) {
        List<String> told = new ArrayList<>();
        remote.lossPercent().ifPresent(loss -> told.add(format("%.1f %% lost or discarded", loss)));
        remote.received()
                .map(RemoteReport.Received::meanRoundTripMs)
                .orElse(OptionalDouble.empty())
                .ifPresent(ms -> told.add(format("%.0f ms from here to it and back", ms)));
        remote.scored()
                .ifPresent(
                        rating -> told.add(format("MOS %.2f by %s", rating.mos().orElseThrow(), rating.model())));
        return told.isEmpty() ? "" : "; its receiver tells of " + String.join(", ", told);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
