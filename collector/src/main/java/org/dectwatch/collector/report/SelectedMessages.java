package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipUri;

/** Where the SIP messages of the selection are: frames of datagrams, and connections of the others. Two million at most. */
public final class SelectedMessages {
    private static final int MOST = 2_000_000;

    private final Selection selection;
    private final Set<FrameRef> frames = new HashSet<>();
    private final Set<Flow> connections = new HashSet<>();
    private boolean fragments;

    SelectedMessages(Selection selection) {
        this.selection = selection;
    }

    void note(Instant time, Optional<FrameRef> frame, Observation.Sip sip) {
        if (!selection.covers(time, time)
                || !(tells(sip.message().fromUri()) || tells(sip.message().toUri()))) {
            return;
        }
        if (sip.flow().transport() == Transport.UDP) {
            frame.filter(f -> frames.size() < MOST).ifPresent(frames::add);
        } else if (connections.size() < MOST) {
            connections.add(sip.flow());
        }
    }

    private boolean tells(Optional<SipUri> uri) {
        return selection.everyone()
                || uri.map(SipUri::aor).filter(selection::tells).isPresent();
    }

    /** Some datagrams came in fragments: their frames have to be looked for. */
    void cameInFragments() {
        fragments = true;
    }

    boolean fragments() {
        return fragments;
    }

    Set<FrameRef> frames() {
        return Collections.unmodifiableSet(frames);
    }

    Set<Flow> connections() {
        return Collections.unmodifiableSet(connections);
    }
}
