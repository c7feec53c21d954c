package org.dectwatch.collector.domain;

import java.time.Instant;

/**
 * An IP-DECT server counts other handsets registered than the wire shows behind it.
 *
 * @param said registered, by the server's own count
 * @param onWire with a live binding seen granted, of {@code seen} whose registration was seen at all
 * @param since the first answer that differed by more than what is always on its way
 * @param toldAt the last one
 */
public record CountGap(
        String server, DeviceReport.Interface via, int said, int onWire, int seen, Instant since, Instant toldAt) {
    public String why() {
        return server + " counts " + said + " handsets registered, and the wire shows " + onWire + " (of " + seen
                + " whose registration was seen).";
    }
}
