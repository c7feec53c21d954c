package org.dectwatch.collector.health.rules.devices;

import java.util.Locale;

/** What a server is known to tell unasked, by the words that trap maps and rule packs use for it. */
public enum AlarmKind {
    REGISTRATION_FAILED,
    MEDIA_RESOURCE_BUSY,
    MEDIA_RESOURCE_LOST,
    BASE_STATION_BUSY,
    BASE_STATION_LOST,
    BASE_STATION_SYNC_LOST;

    /** Kebab-case: the kind of the {@link org.dectwatch.collector.domain.DeviceEvent}, and the id of the rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
