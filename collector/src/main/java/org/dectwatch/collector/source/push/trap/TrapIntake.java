package org.dectwatch.collector.source.push.trap;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.snmp4j.PDU;

/** From messages to observations, with the checks and the counting; knows nothing of sockets. On one thread; counts on any. */
final class TrapIntake {
    private static final int INFORMS_REMEMBERED = 256;
    private static final int WORTH_SECONDS = 10;
    private static final IpAddress STRANGERS = IpAddress.v4(0);

    private final String source;
    private final TrapListenerOptions options;
    private final Map<IpAddress, TrapSender> senders;
    private final TrapReader reader;
    private final ObservationSink out;
    private final Map<IpAddress, Bucket> buckets = new HashMap<>();
    private final Map<TrapRefusal, AtomicLong> refused = new EnumMap<>(TrapRefusal.class);
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long lastNanos;

    private final Map<Inform, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Inform, Boolean> eldest) {
            return size() > INFORMS_REMEMBERED;
        }
    };

    private record Inform(IpAddress peer, int request) {}

    /** What a sender may still send. */
    private static final class Bucket {
        private double left;
        private long atNanos;
    }

    /**
     * How a message is signed.
     *
     * @param byUser version 3
     * @param name the user, or the community
     */
    record Signed(boolean byUser, byte[] name) {}

    TrapIntake(
            String source,
            TrapListenerOptions options,
            Map<IpAddress, TrapSender> senders,
            TrapReader reader,
            ObservationSink out) {
        this.source = source;
        this.options = options;
        this.senders = Map.copyOf(senders);
        this.reader = reader;
        this.out = out;
        for (TrapRefusal reason : TrapRefusal.values()) {
            refused.put(reason, new AtomicLong());
        }
    }

    /** Whether a message may be looked at, before a byte of it is. */
    boolean admits(IpAddress peer, int length, long nowNanos) {
        messages.incrementAndGet();
        bytes.addAndGet(length);
        lastNanos = nowNanos;
        boolean known = senders.containsKey(peer) || options.relays().contains(peer);
        if (!known && !options.strangers()) {
            refuse(TrapRefusal.STRANGER);
            return false;
        }
        if (!take(known ? peer : STRANGERS, nowNanos)) {
            refuse(TrapRefusal.RATE);
            return false;
        }
        return true;
    }

    private boolean take(IpAddress sender, long nowNanos) {
        double most = (double) options.perSecond() * WORTH_SECONDS;
        Bucket bucket = buckets.computeIfAbsent(sender, who -> {
            Bucket full = new Bucket();
            full.left = most;
            full.atNanos = nowNanos;
            return full;
        });
        double grown = Math.max(0, nowNanos - bucket.atNanos) / 1e9 * options.perSecond();
        bucket.left = Math.min(most, bucket.left + grown);
        bucket.atNanos = nowNanos;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }

    /** A message that was admitted and could be read; true when an inform is to be answered. */
    boolean message(IpAddress peer, Signed signed, PDU pdu, long nowNanos) {
        boolean inform = pdu.getType() == PDU.INFORM;
        if (!inform && pdu.getType() != PDU.TRAP && pdu.getType() != PDU.V1TRAP) {
            refuse(TrapRefusal.NO_TRAP);
            return false;
        }
        IpAddress from =
                options.relays().contains(peer) ? TrapReader.origin(pdu).orElse(peer) : peer;
        Optional<TrapSender> sender = Optional.ofNullable(senders.get(from));
        if (sender.isEmpty() && !options.strangers()) {
            refuse(TrapRefusal.STRANGER);
            return false;
        }
        if (sender.isPresent() && !believes(sender.get(), signed)) {
            refuse(signed.byUser() ? TrapRefusal.USER : TrapRefusal.COMMUNITY);
            return false;
        }
        if (inform && told.put(new Inform(peer, pdu.getRequestID().getValue()), Boolean.TRUE) != null) {
            refuse(TrapRefusal.REPEATED);
            return true;
        }
        String server = sender.map(TrapSender::server).orElseGet(from::toString);
        reader.read(server, pdu)
                .ifPresentOrElse(
                        event -> out.observe(
                                Observation.of(Times.instant(nowNanos), source, new Observation.Told(event))),
                        () -> refuse(TrapRefusal.MALFORMED));
        return inform;
    }

    private static boolean believes(TrapSender sender, Signed signed) {
        return signed.byUser()
                ? sender.takesUser(new String(signed.name(), StandardCharsets.UTF_8))
                : sender.takesCommunity(signed.name());
    }

    void refuse(TrapRefusal reason) {
        refused.getOrDefault(reason, new AtomicLong()).incrementAndGet();
    }

    long messages() {
        return messages.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** When the last message came; 0 while none has. */
    long lastNanos() {
        return lastNanos;
    }

    /** Every reason, also those that never came. */
    Map<TrapRefusal, Long> refused() {
        Map<TrapRefusal, Long> all = new EnumMap<>(TrapRefusal.class);
        refused.forEach((reason, count) -> all.put(reason, count.get()));
        return Collections.unmodifiableMap(all);
    }
}
