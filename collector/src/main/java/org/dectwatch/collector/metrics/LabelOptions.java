package org.dectwatch.collector.metrics;

import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;

/**
 * What may name a handset in metrics.
 *
 * @param handset form of the one label that names a handset
 * @param hmacSecret key of the pseudonym; must be given with {@link Form#HMAC}
 * @param maxHandsets 0..2000; handsets beyond it have no series of their own and are counted
 */
public record LabelOptions(
        @Setting(
                help =
                        "What the label `handset` holds: `id` the IPEI, or the user of the address of record where none is"
                                + " configured; `hmac` a pseudonym of it; `off` no per-handset series at all.")
        Form handset,

        @Setting(
                help = "Key of the pseudonym; needed with `handset: hmac`.",
                example = "{secretEnv: DECTWATCH_LABEL_KEY}")
        Optional<SecretRef> hmacSecret,

        @Setting(
                help = "Most handsets that get series of their own; those beyond are only counted.",
                range = "0..2000",
                unit = "handsets")
        int maxHandsets) {
    public LabelOptions {
        Ranges.check(LabelOptions.class, handset, hmacSecret, maxHandsets);
        if (handset == Form.HMAC && hmacSecret.isEmpty()) {
            throw new IllegalArgumentException("handset: hmac needs a key; add hmacSecret: {secretEnv: NAME}");
        }
    }

    public static LabelOptions defaults() {
        return new LabelOptions(Form.ID, Optional.empty(), 2000);
    }

    /** What the label holds. */
    public enum Form {
        ID,
        HMAC,
        OFF
    }
}
