package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.List;

/** Lets calls begin: one every few seconds, of handsets that are registered and free. */
final class Switchboard {
    private static final int FAR_PORTS = 512;

    private final Stage stage;
    private final List<Registering> handsets;
    private final int firstFarPort;
    private int farPorts;

    /** @param firstFarPort of the media gateway's, which the calls of this board use */
    Switchboard(Stage stage, List<Registering> handsets, int firstFarPort) {
        this.stage = stage;
        this.handsets = List.copyOf(handsets);
        this.firstFarPort = firstFarPort;
    }

    void begin() {
        stage.agenda().after(5 * SECOND, () -> {
            handsets.stream()
                    .filter(h -> h.handset().offersG726() && isFree(h))
                    .findFirst()
                    .ifPresent(h -> call(h, CallPlan.first()));
            next();
        });
    }

    private void next() {
        stage.agenda().after(stage.millis(2500, 9500), () -> {
            List<Registering> free = handsets.stream().filter(this::isFree).toList();
            if (!free.isEmpty()) {
                call(free.get(stage.random().nextInt(free.size())), CallPlan.drawn(stage));
            }
            next();
        });
    }

    private boolean isFree(Registering handset) {
        return handset.reachable()
                && !handset.server().busy(handset.handset())
                && stage.wire().passable(handset.server());
    }

    private void call(Registering who, CallPlan plan) {
        String number = String.format("+155501%02d", stage.random().nextInt(100));
        int port = firstFarPort + 2 * (farPorts++ % FAR_PORTS);
        new CallScene(stage, who.server(), who.handset(), number, port, plan).begin();
    }
}
