package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;

/** An IP-DECT server of the simulated site: its place on the network, and what it would count itself. */
final class DemoServer {
    private static final long HOUR = 3600 * SECOND;
    private static final int FIRST_MEDIA_PORT = 58_000;
    private static final int MEDIA_PORTS = 64;

    private final Place place;
    private final BitSet busy = new BitSet();
    private final Deque<Long> attempts = new ArrayDeque<>();
    private long upSince;
    private boolean up = true;
    private int life = 1;
    private int calls;
    private int mostCalls;
    private int abnormalReleases;
    private int mediaPorts;
    private int packets;

    /**
     * Where it stands and how it is set up.
     *
     * @param mac lower 48 bits
     * @param distanceNanos to the registrar and back
     * @param expiresSeconds what the registrar grants its handsets
     * @param tls whether it signals inside TLS
     */
    record Place(
            String name,
            IpAddress address,
            long mac,
            int vlan,
            long distanceNanos,
            int expiresSeconds,
            int bases,
            String serial,
            String ari,
            String software,
            boolean tls) {}

    /** @param upSince when it started, before the site's beginning perhaps */
    DemoServer(Place place, long upSince) {
        this.place = place;
        this.upSince = upSince;
    }

    Place place() {
        return place;
    }

    String name() {
        return place.name();
    }

    Endpoint sip() {
        return new Endpoint(place.address(), place.tls() ? 5061 : 5060);
    }

    /** Where its proxy listens. */
    Endpoint proxy() {
        return place.tls() ? Party.SECURE_PROXY : Party.PROXY;
    }

    /** As it stands in Via. */
    String transport() {
        return place.tls() ? "TLS" : "UDP";
    }

    boolean up() {
        return up;
    }

    /** Counts its starts: what was begun in an earlier life is lost. */
    int life() {
        return life;
    }

    void lostPower() {
        up = false;
        life++;
        busy.clear();
        calls = 0;
    }

    void started(long now) {
        up = true;
        upSince = now;
        attempts.clear();
        mostCalls = 0;
        abnormalReleases = 0;
    }

    long uptimeSeconds(long now) {
        return (now - upSince) / SECOND;
    }

    boolean busy(DemoHandset handset) {
        return busy.get(handset.number());
    }

    void callBegins(long now, DemoHandset handset) {
        busy.set(handset.number());
        attempts.add(now);
        calls++;
        mostCalls = Math.max(mostCalls, calls);
    }

    void callEnds(DemoHandset handset, boolean abnormally) {
        busy.clear(handset.number());
        calls--;
        abnormalReleases += abnormally ? 1 : 0;
    }

    int mostCalls() {
        return mostCalls;
    }

    int attemptsInAnHour(long now) {
        while (!attempts.isEmpty() && attempts.getFirst() < now - HOUR) {
            attempts.removeFirst();
        }
        return attempts.size();
    }

    int abnormalReleases() {
        return abnormalReleases;
    }

    /** An even port; the same one comes again after some time. */
    int nextMediaPort() {
        return FIRST_MEDIA_PORT + 2 * (mediaPorts++ % MEDIA_PORTS);
    }

    int nextPacketId() {
        return ++packets & 0xffff;
    }
}
