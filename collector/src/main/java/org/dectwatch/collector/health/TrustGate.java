package org.dectwatch.collector.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dectwatch.collector.domain.SourceState;
import org.jspecify.annotations.Nullable;

/**
 * Whether a verdict that rests on a source of packets can be trusted now. It cannot while the source drops, is blind or shows
 * one direction only, and for one refresh interval after it started, dropped or was blind: the REGISTER that would prove the
 * verdict wrong may be among what was not seen.
 */
final class TrustGate {
    private final TrustOptions options;
    private final Map<String, Watch> watches = new TreeMap<>();
    private Map<String, String> objections = Map.of();
    private @Nullable Instant nextChange;

    TrustGate(TrustOptions options) {
        this.options = options;
    }

    /** What is remembered of one source; as many as are configured. */
    private static final class Watch {
        private @Nullable Instant lastTrouble;
        private String troubleWas = "";
        private @Nullable Instant oneSidedFrom;
        private long drops;
    }

    /** Looks at all sources; true when a verdict may have become more or less trustworthy. */
    boolean update(Collection<SourceState> sources, Instant now) {
        Map<String, String> found = new TreeMap<>();
        nextChange = null;
        for (SourceState source : sources) {
            if (carriesPackets(source.kind())) {
                objection(source, now).ifPresent(why -> found.put(source.name(), why));
            }
        }
        boolean changed = !found.equals(objections);
        objections = found;
        return changed;
    }

    /** Why a verdict that stands on this is not to be trusted; empty when it is. */
    Optional<String> objection(Reliance reliance) {
        if (!reliance.packets() || objections.isEmpty()) {
            return Optional.empty();
        }
        return reliance.source()
                .map(name -> Optional.ofNullable(objections.get(name)))
                .orElseGet(() -> objections.values().stream().findFirst());
    }

    /** When time alone makes a source trustworthy. */
    Optional<Instant> nextChange() {
        return Optional.ofNullable(nextChange);
    }

    static boolean carriesPackets(SourceState.Kind kind) {
        return kind != SourceState.Kind.SYSLOG && kind != SourceState.Kind.TRAP;
    }

    private Optional<String> objection(SourceState source, Instant now) {
        Watch watch = watches.computeIfAbsent(source.name(), name -> begin(source, now));
        String name = source.name();
        // Unknown until the source has asked for it once, and then 0: that is no loss.
        long drops = Math.max(0, source.kernelDrops());
        boolean dropped = drops > watch.drops;
        watch.drops = drops;
        if (isBlind(source)) {
            return trouble(watch, now, name + " was blind", name + " sees nothing: " + source.why());
        }
        if (dropped || source.condition() == SourceState.Condition.DROPPING) {
            return trouble(watch, now, name + " dropped packets", name + " drops packets");
        }
        if (isOneSided(source, watch, now)) {
            boolean from = source.lastFromDevices().isPresent();
            return Optional.of(name + " shows only packets " + (from ? "from" : "to") + " the IP-DECT servers");
        }
        if (watch.lastTrouble == null || source.kind() == SourceState.Kind.FILE) {
            return Optional.empty();
        }
        Instant trustedFrom = watch.lastTrouble.plus(options.refreshInterval());
        if (!now.isBefore(trustedFrom)) {
            return Optional.empty();
        }
        wake(trustedFrom);
        return Optional.of(watch.troubleWas + ", and one refresh interval has not passed since");
    }

    private static Watch begin(SourceState source, Instant now) {
        Watch watch = new Watch();
        watch.drops = Math.max(0, source.kernelDrops());
        if (source.kind() != SourceState.Kind.FILE) {
            watch.lastTrouble = now;
            watch.troubleWas = source.name() + " has only just begun to watch";
        }
        return watch;
    }

    private static Optional<String> trouble(Watch watch, Instant now, String was, String is) {
        watch.lastTrouble = now;
        watch.troubleWas = was;
        return Optional.of(is);
    }

    private static boolean isBlind(SourceState source) {
        return source.condition() == SourceState.Condition.BLIND
                || (source.condition() == SourceState.Condition.ENDED && source.kind() != SourceState.Kind.FILE);
    }

    /** One direction was never there: a direction that was and stopped is the network's doing, and worth an alarm. */
    private boolean isOneSided(SourceState source, Watch watch, Instant now) {
        if (!seesOneDirection(source)) {
            watch.oneSidedFrom = null;
            return false;
        }
        if (watch.oneSidedFrom == null) {
            watch.oneSidedFrom =
                    source.lastFromDevices().or(source::lastToDevices).orElse(now);
        }
        Duration lasted = Duration.between(watch.oneSidedFrom, now);
        if (lasted.compareTo(options.oneSidedAfter()) >= 0) {
            return true;
        }
        wake(watch.oneSidedFrom.plus(options.oneSidedAfter()));
        return false;
    }

    static boolean seesOneDirection(SourceState source) {
        return source.lastFromDevices().isPresent() != source.lastToDevices().isPresent();
    }

    private void wake(Instant when) {
        if (nextChange == null || when.isBefore(nextChange)) {
            nextChange = when;
        }
    }
}
