package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding and where it stands in its life.
 *
 * @param server the IP-DECT server it belongs to; empty when it belongs to none
 * @param firedAt when it was told; empty before, and for one that is held
 * @param heldBecause why it is not trusted; present only in {@link AlertState#HELD}
 * @param endedBecause what ended it; present only in {@link AlertState#RESOLVED}
 * @param remembered it fired before a restart, and nothing seen since has confirmed or ended it
 */
public record Alert(
        AlertState state,
        Finding finding,
        String server,
        Optional<Instant> firedAt,
        Optional<String> heldBecause,
        Optional<String> endedBecause,
        boolean remembered) {
    public String rule() {
        return finding.rule();
    }

    public Subject subject() {
        return finding.subject();
    }

    Key key() {
        return new Key(finding.rule(), finding.subject());
    }

    /** One alert at a time for a rule and a subject. */
    record Key(String rule, Subject subject) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && rule.equals(that.rule) && subject.equals(that.subject);
        }

        @Override
        public int hashCode() {
            return rule.hashCode() * 31 + subject.hashCode();
        }
    }
}
