package org.dectwatch.collector.health.rules.devices;

import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport;

/**
 * What a server is known to tell unasked, by the words that trap maps and rule packs use for it. No message that ends it is known,
 * but for some what is asked of the server can tell.
 */
public enum AlarmKind {
    REGISTRATION_FAILED(
            "that a registration failed",
            "Which one stands on the server's page of users or in its log. Compare user name, authentication user and password"
                    + " with Control Hub: there the guide's own table has the first two swapped.") {
        @Override
        boolean canTell(DeviceReport.Facts facts) {
            return facts.usersRegistered().isPresent()
                    && facts.usersSubscribed().isPresent();
        }

        @Override
        Optional<String> ended(DeviceReport.Facts facts) {
            boolean all = canTell(facts)
                    && facts.usersRegistered().getAsInt()
                            >= facts.usersSubscribed().getAsInt();
            return all ? Optional.of("it counts all that are subscribed as registered") : Optional.empty();
        }
    },
    MEDIA_RESOURCE_BUSY(
            "that its media resources were busy",
            "More calls are wanted than media resources carry. Compare the calls at that time with what is licensed and built.") {},
    MEDIA_RESOURCE_LOST(
            "that the connection to a media resource was lost",
            "Is the media resource up, and does the server reach it? Calls that it carried are cut off.") {},
    BASE_STATION_BUSY(
            "that a base station was busy",
            "All channels of a base station were taken. If it happens again and again, this place needs another base"
                    + " station.") {},
    BASE_STATION_LOST(
            "that the connection to a base station was lost",
            "Look at the base station's power (PoE), its network port and the way to the server; handsets nearby lose"
                    + " coverage.") {
        @Override
        boolean canTell(DeviceReport.Facts facts) {
            return facts.basesDown().isPresent();
        }

        @Override
        Optional<String> ended(DeviceReport.Facts facts) {
            boolean none = facts.basesDown().isPresent() && facts.basesDown().getAsInt() == 0;
            return none ? Optional.of("it says that no base station is down") : Optional.empty();
        }
    },
    BASE_STATION_SYNC_LOST(
            "that a base station lost its synchronisation",
            "Does it still hear the base station it synchronises on? A door, a lift or a moved base station is enough; calls"
                    + " break off when a handset walks between the two.") {};

    /** What ends {@link #BASE_STATION_LOST}, where a device says it. */
    static final String BASE_STATION_UP = "base-station-up";

    private final String told;
    private final String nextStep;

    AlarmKind(String told, String nextStep) {
        this.told = told;
        this.nextStep = nextStep;
    }

    /** Kebab-case: the kind of the {@link org.dectwatch.collector.domain.DeviceEvent}, and the id of the rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the server told, after "it told". */
    String told() {
        return told;
    }

    String nextStep() {
        return nextStep;
    }

    /** Whether once is a peak and only often is trouble. */
    boolean busy() {
        return this == MEDIA_RESOURCE_BUSY || this == BASE_STATION_BUSY;
    }

    /** Whether an answer says what would end it. */
    boolean canTell(DeviceReport.Facts facts) {
        return false;
    }

    /** Why an answer that came after the alarm ends it; empty when it cannot tell. */
    Optional<String> ended(DeviceReport.Facts facts) {
        return Optional.empty();
    }

    /** Whether an event of this kind ends it. */
    boolean endedBy(String kind) {
        return this == BASE_STATION_LOST && kind.equals(BASE_STATION_UP);
    }
}
