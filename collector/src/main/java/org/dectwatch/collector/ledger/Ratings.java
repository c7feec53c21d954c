package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.RemoteReport.Origin;
import org.dectwatch.collector.domain.RemoteReport.Rating;
import org.dectwatch.collector.protocol.rtcp.VoipMetrics;
import org.dectwatch.collector.protocol.rtcp.VqReport;

/** Ratings of both kinds of reports in the same words. */
final class Ratings {
    private Ratings() {}

    static Rating of(Instant at, VoipMetrics block) {
        return new Rating(
                Origin.RTCP_XR,
                at,
                "RFC 3611",
                block.mosListening(),
                block.mosConversational(),
                number(block.rFactor()),
                OptionalDouble.of(percent(block.lossRate())),
                OptionalDouble.of(percent(block.discardRate())),
                OptionalDouble.of(percent(block.burstDensity())),
                OptionalDouble.empty(),
                block.roundTripMs() == 0 ? OptionalDouble.empty() : OptionalDouble.of(block.roundTripMs()));
    }

    static Rating of(Instant at, Origin origin, VqReport.Metrics metrics) {
        return new Rating(
                origin,
                at,
                metrics.algorithm().orElse("RFC 6035"),
                metrics.mosListening(),
                metrics.mosConversational(),
                metrics.ratingListening(),
                metrics.lossPercent(),
                metrics.discardPercent(),
                metrics.value("BurstGapLoss", "BLD"),
                metrics.jitterMs(),
                metrics.roundTripMs());
    }

    private static OptionalDouble number(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }

    private static double percent(int in256ths) {
        return 100.0 * in256ths / 256;
    }
}
