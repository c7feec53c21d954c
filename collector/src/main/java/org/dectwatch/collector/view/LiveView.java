package org.dectwatch.collector.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The latest snapshot and the last deltas, for any thread to read. Only the analysis thread publishes, at most each 250 ms; a
 * publication swaps one reference, serialises nothing and waits for nobody.
 */
public final class LiveView {
    /** Shorter steps of time alone are not worth a delta; this long without one means that analysis stands still. */
    private static final Duration TIME_ALONE = Duration.ofSeconds(1);

    private final int kept;
    private final Trend trend = new Trend();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Published published;

    /** @param deltas how many are kept for those who come back; whoever is older gets a snapshot. 1..10,000 */
    public LiveView(int deltas) {
        if (deltas < 1 || deltas > 10_000) {
            throw new IllegalArgumentException("1 to 10,000 deltas may be kept, not " + deltas);
        }
        this.kept = deltas;
    }

    /**
     * What all see from now on.
     *
     * @param deltas oldest first, without a gap, the last leads to {@code snapshot}
     */
    public record Published(Snapshot snapshot, HandsetDetails details, ServerDetails servers, List<Delta> deltas) {
        public Published {
            deltas = List.copyOf(deltas);
        }
    }

    /** Called on the analysis thread after each publication; must only nudge. */
    public void onPublish(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Without details of servers. */
    public boolean publish(Snapshot draft, HandsetDetails details) {
        return publish(draft, details, ServerDetails.none());
    }

    /** Analysis thread. Returns false when there was nothing new to say. */
    public boolean publish(Snapshot draft, HandsetDetails details, ServerDetails servers) {
        Published before = published;
        if (before != null && nothingNew(before.snapshot(), draft)) {
            return false;
        }
        long revision = before == null ? 1 : before.snapshot().revision() + 1;
        List<TrendPoint> added = trend.take(draft).map(List::of).orElse(List.of());
        Snapshot snapshot = draft.published(revision, trend.points());
        published =
                new Published(snapshot, details, servers, before == null ? List.of() : deltas(before, snapshot, added));
        listeners.forEach(Runnable::run);
        return true;
    }

    private static boolean nothingNew(Snapshot before, Snapshot draft) {
        return SnapshotDiff.same(before, draft)
                && before.time().plus(TIME_ALONE).isAfter(draft.time());
    }

    private List<Delta> deltas(Published before, Snapshot snapshot, List<TrendPoint> added) {
        List<Delta> deltas = new ArrayList<>(before.deltas());
        if (deltas.size() == kept) {
            deltas.remove(0);
        }
        deltas.add(SnapshotDiff.between(before.snapshot(), snapshot, added));
        return deltas;
    }

    /** Empty until the first publication. */
    public Optional<Published> latest() {
        return Optional.ofNullable(published);
    }

    /** The deltas that lead from a revision of this run to {@code at}; empty when they are gone or never were. */
    public static Optional<List<Delta>> since(Published at, String runId, long revision) {
        long latest = at.snapshot().revision();
        if (!at.snapshot().runId().equals(runId)
                || revision > latest
                || revision < latest - at.deltas().size()) {
            return Optional.empty();
        }
        int missed = (int) (latest - revision);
        return Optional.of(
                at.deltas().subList(at.deltas().size() - missed, at.deltas().size()));
    }
}
