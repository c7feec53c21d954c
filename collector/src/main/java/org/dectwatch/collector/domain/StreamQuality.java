package org.dectwatch.collector.domain;

import java.util.Optional;

/**
 * How good a stream is, by what a capture can know.
 *
 * @param mos empty while its codec is unknown, or unknown to the model
 */
public record StreamQuality(double lossPercent, Optional<EModel.Mos> mos) {
    /** @param concealment whether the receiver conceals losses */
    public static StreamQuality of(MediaStream stream, boolean concealment) {
        double loss = stream.totals().counts().lossPercent();
        double burst = stream.totals().lossPattern().burstRatio();
        return new StreamQuality(loss, stream.voice().flatMap(codec -> EModel.score(codec, concealment, loss, burst)));
    }
}
