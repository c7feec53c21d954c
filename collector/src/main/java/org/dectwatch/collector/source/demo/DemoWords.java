package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;

/**
 * What a server of the site says of each of its handsets, as often as it is asked how it is. It agrees with what happens on the
 * wire, but while {@link Incident#MISCOUNTED}: then the server has lost sight of three that are registered.
 */
final class DemoWords {
    private static final Duration GOOD_FOR =
            DemoReports.INTERVAL.multipliedBy(2).plusSeconds(5);
    private static final Set<Integer> LOST_SIGHT_OF = Set.of(10, 11, 12);
    private static final int BATTERY_FULL = 7;
    private static final long BATTERY_STEP = 900 * SECOND;

    private final Stage stage;
    private final DemoServer server;
    private final List<Registering> handsets;
    private final Consumer<HandsetWord> tell;

    DemoWords(Stage stage, DemoServer server, List<Registering> handsets, Consumer<HandsetWord> tell) {
        this.stage = stage;
        this.server = server;
        this.handsets = List.copyOf(handsets);
        this.tell = tell;
    }

    void begin(long afterNanos) {
        stage.agenda().after(afterNanos, this::speak);
    }

    private void speak() {
        stage.agenda().after(DemoReports.INTERVAL, this::speak);
        boolean understood = !server.name().equals(Roster.NORTH) || !Incident.ANSWER_NOT_UNDERSTOOD.on(stage.now());
        if (server.up() && understood) {
            handsets.forEach(handset -> tell.accept(word(handset)));
        }
    }

    /** What the server itself takes for registered. */
    static boolean countsAsRegistered(Registering handset, long now) {
        boolean lostSight = Incident.MISCOUNTED.on(now)
                && handset.server().name().equals(Roster.SOUTH)
                && LOST_SIGHT_OF.contains(handset.handset().number());
        return handset.bound() && !lostSight;
    }

    private HandsetWord word(Registering registering) {
        DemoHandset handset = registering.handset();
        boolean registered = countsAsRegistered(registering, stage.now());
        int base = handset.number() % server.place().bases();
        HandsetWord.Facts facts = new HandsetWord.Facts(
                Optional.of(true),
                Optional.of(registered),
                Optional.of(!registering.absent()),
                Optional.of(handset.number() % 5 == 2),
                OptionalInt.of(battery(handset)),
                OptionalInt.of(base),
                OptionalInt.of(40 + handset.number() % 25),
                Optional.of("PCS24B"),
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "Simulated: the user is %s, at base station %d",
                        registered ? "registered" : "not registered",
                        base));
        return new HandsetWord(
                server.name(),
                DeviceReport.Interface.SIMULATED,
                new HandsetKey(Optional.of(handset.ipei()), Optional.of(handset.user()), Optional.empty()),
                GOOD_FOR,
                facts);
    }

    /** It goes down by a step in a quarter of an hour, each handset's at a time of its own; a charger keeps it full. */
    private int battery(DemoHandset handset) {
        if (handset.number() % 5 == 2) {
            return BATTERY_FULL;
        }
        long steps = stage.now() / BATTERY_STEP + handset.number();
        return (int) (BATTERY_FULL - steps % BATTERY_FULL);
    }
}
