package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;
import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.ByteView;

/**
 * The simulated site: an endless sequence of what can be noticed of it, in order of time. The same seed gives the same
 * sequence, octet by octet. One thread at a time.
 */
public final class DemoSite {
    private static final long DAY = 86_400 * SECOND;
    private static final long WEST_CHANCE = 0x3E57;
    private static final int FIRST_FAR_PORT = 19_560;

    private final Agenda agenda = new Agenda();
    private final Deque<Happening> happened = new ArrayDeque<>();
    private final Stage stage;
    private final DemoServer north = new DemoServer(DemoPlan.NORTH, -12 * DAY);
    private final DemoServer south = new DemoServer(DemoPlan.SOUTH, -3 * DAY);
    private final DemoServer west = new DemoServer(DemoPlan.WEST, -20 * DAY);
    private final List<Registering> handsets = new ArrayList<>();
    private final SecureLine line;

    /** @param begin what the clock shows when it begins: certificates are dated by it, and nothing else is */
    public DemoSite(long seed, Instant begin) {
        stage = new Stage(agenda, new Random(seed), new Wire(agenda, this::frame));
        Registrar registrar = new Registrar(stage);
        Roster.of(Roster.NORTH).forEach(h -> handsets.add(new Registering(stage, north, h, registrar, this::tell)));
        Roster.of(Roster.SOUTH).forEach(h -> handsets.add(new Registering(stage, south, h, registrar, this::tell)));
        register(stage, north, 200 * MILLI);
        register(stage, south, 500 * MILLI);
        new Switchboard(stage, handsets, FIRST_FAR_PORT).begin();
        // Chance of its own, so that what happens elsewhere stays as it was.
        Stage inTheWest = new Stage(agenda, new Random(seed ^ WEST_CHANCE), stage.wire());
        Registrar itsRegistrar = new Registrar(inTheWest);
        Roster.of(Roster.WEST)
                .forEach(h -> handsets.add(new Registering(inTheWest, west, h, itsRegistrar, this::tell)));
        line = new SecureLine(inTheWest, west, begin, this::secret, () -> register(inTheWest, west, 20 * MILLI));
        stage.wire().secure(west, line);
        line.connect(300 * MILLI);
        new Switchboard(inTheWest, of(west), FIRST_FAR_PORT + 2000).begin();
        new DemoReports(inTheWest, west, of(west), this::report).begin(6 * SECOND);
        new DemoReports(stage, north, of(north), this::report).begin(4 * SECOND);
        new DemoReports(stage, south, of(south), this::report).begin(5 * SECOND);
        new DemoWords(stage, north, of(north), this::say).begin(4 * SECOND + 100 * MILLI);
        new DemoWords(stage, south, of(south), this::say).begin(5 * SECOND + 100 * MILLI);
        new DemoWords(inTheWest, west, of(west), this::say).begin(6 * SECOND + 100 * MILLI);
        arrangeIncidents();
    }

    /** What is noticed next. It is as far ahead of any clock as it is asked. */
    public Happening next() {
        while (happened.isEmpty() && agenda.turn()) {
            // Much of what happens cannot be noticed from outside.
        }
        return happened.remove();
    }

    private void frame(byte[] bytes) {
        happened.add(new Happening.FrameSent(agenda.now(), ByteView.of(bytes)));
    }

    private void report(DeviceReport report) {
        happened.add(new Happening.ServerReported(agenda.now(), report));
    }

    private void say(HandsetWord word) {
        happened.add(new Happening.HandsetSpokenOf(agenda.now(), word));
    }

    private void tell(DeviceEvent event) {
        happened.add(new Happening.ServerTold(agenda.now(), event));
    }

    private void secret(String keyLogLine) {
        happened.add(new Happening.SecretLogged(agenda.now(), keyLogLine));
    }

    private List<Registering> of(DemoServer server) {
        return handsets.stream().filter(h -> h.server() == server).toList();
    }

    /** All handsets of a server, a few at a time as a limit on pending registrations would have it. */
    private void register(Stage chance, DemoServer server, long afterNanos) {
        long at = afterNanos;
        for (Registering handset : of(server)) {
            handset.begin(at);
            at += chance.millis(50, 120);
        }
    }

    private void arrangeIncidents() {
        Registering toSwitchOff = of(south).get(Roster.SWITCHED_OFF);
        eachCycle(Incident.SWITCHED_OFF.nextBegin(0), toSwitchOff::switchOff);
        eachCycle(Incident.CERTIFICATE_EXPIRED.nextBegin(0), line::reset);
        eachCycle(Incident.BASE_DOWN.nextBegin(0), () -> tell(DemoEvents.baseStationLost(south)));
        eachCycle(Incident.BASE_DOWN.nextEnd(0), () -> tell(DemoEvents.baseStationUp(south)));
        eachCycle(Incident.SERVER_DOWN.nextBegin(0), this::powerLost);
        eachCycle(Incident.SERVER_DOWN.nextEnd(0), this::powerBack);
    }

    private void eachCycle(long at, Runnable what) {
        agenda.at(at, () -> {
            eachCycle(at + Incident.CYCLE, what);
            what.run();
        });
    }

    private void powerLost() {
        south.lostPower();
        of(south).forEach(Registering::forget);
    }

    private void powerBack() {
        south.started(agenda.now());
        register(stage, south, SECOND);
        tell(DemoEvents.started(south));
    }
}
