package org.dectwatch.collector.metrics;

import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceDetails.Status;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.Total;

/** Network interfaces of a server, and failures of asking it. */
final class Networks {
    private Networks() {}

    static NetworkInterface lan(long in, long out) {
        return named("lan", in, out);
    }

    static NetworkInterface named(String name, long in, long out) {
        return new NetworkInterface(
                name,
                Status.UP,
                OptionalLong.of(100_000_000),
                Optional.of(Total.of32(in)),
                Optional.of(Total.of32(out)),
                Optional.of(Total.of32(0)),
                Optional.of(Total.of32(0)),
                Optional.of(Total.of32(0)),
                Optional.of(Total.of32(0)));
    }

    static DeviceReport failed(DeviceReport like) {
        return new DeviceReport(
                like.server(),
                DeviceReport.Interface.XML_RPC,
                like.interval(),
                like.took(),
                0,
                Optional.of(new DeviceReport.ScrapeFailure(DeviceReport.ScrapeFailure.Reason.TIMEOUT, "silence")),
                DeviceReport.Facts.none());
    }
}
