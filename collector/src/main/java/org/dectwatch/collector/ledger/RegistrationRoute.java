package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.Credentials;
import org.dectwatch.collector.protocol.sip.SipSummary;

/** Who registers from where to where, and when that was seen. */
final class RegistrationRoute {
    private final Instant firstTime;
    private final FrameRef firstPacket;
    private Instant lastTime;
    private FrameRef lastPacket;
    private Endpoint device;
    private Endpoint registrar;
    private Transport transport;
    /** By one of its two ends, which misses nothing. */
    private boolean reported;

    private int nearest = Integer.MAX_VALUE;
    private int farthest;
    private Optional<String> authUser = Optional.empty();
    private Optional<String> userAgent = Optional.empty();

    RegistrationRoute(Instant at, FrameRef frame, Observation.Sip sip) {
        boolean request = sip.message().request();
        this.firstTime = at;
        this.firstPacket = frame;
        this.lastTime = at;
        this.lastPacket = frame;
        this.device = request ? sip.flow().source() : sip.flow().destination();
        this.registrar = request ? sip.flow().destination() : sip.flow().source();
        this.transport = sip.flow().transport();
    }

    RegistrationRoute(Registration was) {
        this.firstTime = was.firstTime();
        this.firstPacket = was.firstPacket();
        this.lastTime = was.lastTime();
        this.lastPacket = was.lastPacket();
        this.device = was.device();
        this.registrar = was.registrar();
        this.transport = was.transport();
        this.authUser = was.authUser();
        this.userAgent = was.userAgent();
    }

    void request(Instant at, FrameRef frame, Observation.Sip sip) {
        response(at, frame);
        SipSummary message = sip.message();
        int hops = message.viaStack().size();
        reported = sip.sentAt().isPresent();
        // The hop with one Via is the handset's own; each proxy adds one (RFC 3261 16.6).
        if (hops <= nearest || hops == 1) {
            nearest = Math.max(hops, 1);
            device = sip.flow().source();
            transport = sip.flow().transport();
        }
        if (hops >= farthest || hops == 1) {
            farthest = hops;
            registrar = sip.flow().destination();
        }
        for (Credentials given : message.credentials()) {
            if (!given.username().isEmpty()) {
                authUser = Optional.of(given.username());
                break;
            }
        }
        if (message.userAgent().isPresent()) {
            userAgent = message.userAgent();
        }
    }

    void response(Instant at, FrameRef frame) {
        lastTime = at;
        lastPacket = frame;
    }

    Instant firstTime() {
        return firstTime;
    }

    Instant lastTime() {
        return lastTime;
    }

    FrameRef firstPacket() {
        return firstPacket;
    }

    FrameRef lastPacket() {
        return lastPacket;
    }

    Endpoint device() {
        return device;
    }

    Endpoint registrar() {
        return registrar;
    }

    Transport transport() {
        return transport;
    }

    /** Whether what goes this way is the handset's, or that of others who share its connection. */
    boolean uses(Flow flow) {
        return device.equals(flow.source());
    }

    /** Whether what is missing here shows as soon as something more comes: over a stream that we read ourselves. */
    boolean tellsLosses() {
        return transport != Transport.UDP && !reported;
    }

    Optional<String> authUser() {
        return authUser;
    }

    Optional<String> userAgent() {
        return userAgent;
    }
}
