package org.dectwatch.collector.testing;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceReport;

/** What a server says of itself, of which a test names only what matters to it. */
public final class DeviceFacts {
    private OptionalLong uptime = OptionalLong.empty();
    private Optional<String> softwareVersion = Optional.empty();
    private OptionalInt subscribed = OptionalInt.empty();
    private OptionalInt registered = OptionalInt.empty();
    private OptionalInt basesUp = OptionalInt.empty();
    private OptionalInt basesDown = OptionalInt.empty();
    private OptionalInt attempts = OptionalInt.empty();
    private OptionalLong abnormal = OptionalLong.empty();

    public DeviceFacts uptime(OptionalLong seconds) {
        uptime = seconds;
        return this;
    }

    public DeviceFacts softwareVersion(Optional<String> version) {
        softwareVersion = version;
        return this;
    }

    public DeviceFacts subscribed(OptionalInt users) {
        subscribed = users;
        return this;
    }

    public DeviceFacts registered(OptionalInt users) {
        registered = users;
        return this;
    }

    public DeviceFacts bases(OptionalInt up, OptionalInt down) {
        basesUp = up;
        basesDown = down;
        return this;
    }

    public DeviceFacts attempts(OptionalInt lastHour) {
        attempts = lastHour;
        return this;
    }

    public DeviceFacts abnormalReleases(OptionalLong count) {
        abnormal = count;
        return this;
    }

    public DeviceReport.Facts facts() {
        DeviceReport.Facts none = DeviceReport.Facts.none();
        return new DeviceReport.Facts(
                uptime,
                none.systemName(),
                none.description(),
                softwareVersion,
                none.serial(),
                none.ari(),
                none.usersTotal(),
                subscribed,
                registered,
                basesUp,
                basesDown,
                none.voiceCallMax(),
                attempts,
                abnormal);
    }
}
