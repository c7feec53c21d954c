package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;
import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.ByteView;

/**
 * The simulated site: an endless sequence of what can be noticed of it, in order of time. The same seed gives the same
 * sequence, octet by octet. One thread at a time.
 */
public final class DemoSite {
    private static final long DAY = 86_400 * SECOND;

    private final Agenda agenda = new Agenda();
    private final Deque<Happening> happened = new ArrayDeque<>();
    private final Stage stage;
    private final DemoServer north = new DemoServer(DemoPlan.NORTH, -12 * DAY);
    private final DemoServer south = new DemoServer(DemoPlan.SOUTH, -3 * DAY);
    private final List<Registering> handsets = new ArrayList<>();

    public DemoSite(long seed) {
        stage = new Stage(agenda, new Random(seed), new Wire(agenda, this::frame));
        Registrar registrar = new Registrar(stage);
        Roster.of(Roster.NORTH).forEach(h -> handsets.add(new Registering(stage, north, h, registrar)));
        Roster.of(Roster.SOUTH).forEach(h -> handsets.add(new Registering(stage, south, h, registrar)));
        register(north, 200 * MILLI);
        register(south, 500 * MILLI);
        new Switchboard(stage, handsets).begin();
        new DemoReports(stage, north, of(north), this::report).begin(4 * SECOND);
        new DemoReports(stage, south, of(south), this::report).begin(5 * SECOND);
        new DemoWords(stage, north, of(north), this::say).begin(4 * SECOND + 100 * MILLI);
        new DemoWords(stage, south, of(south), this::say).begin(5 * SECOND + 100 * MILLI);
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

    private List<Registering> of(DemoServer server) {
        return handsets.stream().filter(h -> h.server() == server).toList();
    }

    /** All handsets of a server, a few at a time as a limit on pending registrations would have it. */
    private void register(DemoServer server, long afterNanos) {
        long at = afterNanos;
        for (Registering handset : of(server)) {
            handset.begin(at);
            at += stage.millis(50, 120);
        }
    }

    private void arrangeIncidents() {
        Registering toSwitchOff = of(south).get(Roster.SWITCHED_OFF);
        eachCycle(Incident.SWITCHED_OFF.nextBegin(0), toSwitchOff::switchOff);
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
        register(south, SECOND);
    }
}
