package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How asking a server over one of its interfaces goes.
 *
 * @param lastReport the last one of any outcome
 * @param lastGood the last one that succeeded
 * @param lastGoodAt when that came
 * @param failingSince first of the failures since the last success
 * @param stale two intervals passed since the last success
 */
public record InterfaceStatus(
        DeviceReport.Interface via,
        DeviceReport lastReport,
        Optional<DeviceReport> lastGood,
        Optional<Instant> lastGoodAt,
        Optional<Instant> failingSince,
        boolean stale) {}
