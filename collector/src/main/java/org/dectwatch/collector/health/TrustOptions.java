package org.dectwatch.collector.health;

import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** When what the wire shows is not to be trusted. */
public record TrustOptions(
        @Setting(
                help = "How long a handset takes to register again. For so long after a source started, dropped"
                        + " packets or was blind, alarms that rest on it are held back, since the REGISTER that"
                        + " would prove them wrong may be the one that was not seen. Capture files have no such"
                        + " start. Set it to the longest refresh interval of the site.",
                range = "0s..2h")
        Duration refreshInterval,

        @Setting(
                help = "A source that has shown packets of the IP-DECT servers in one direction only for this long"
                        + " is taken for a one-sided mirror.",
                range = "1s..1h")
        Duration oneSidedAfter) {
    public TrustOptions {
        Ranges.check(TrustOptions.class, refreshInterval, oneSidedAfter);
    }

    /**
     * Two minutes: devices on Webex Calling come back every one to two. Forty seconds: a REGISTER is repeated for 32 s before
     * its sender gives up, and a registrar that is slow must not be taken for a bad mirror.
     */
    public static TrustOptions defaults() {
        return new TrustOptions(Duration.ofMinutes(2), Duration.ofSeconds(40));
    }
}
