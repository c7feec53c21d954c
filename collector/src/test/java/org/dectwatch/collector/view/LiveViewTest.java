package org.dectwatch.collector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private final SampleLedger ledger = new SampleLedger();
    private final LiveView live = new LiveView(4);

    @Test
    void showsNothingBeforeTheFirstPublication() {
        assertThat(live.latest()).isEmpty();
    }

    @Test
    void publishesOnlyWhatIsNew() {
        AtomicInteger told = new AtomicInteger();
        live.onPublish(told::incrementAndGet);
        assertThat(publish()).isTrue();
        assertThat(publish()).isFalse();
        ledger.now = ledger.now.plusMillis(999);
        assertThat(publish()).isFalse();
        ledger.now = ledger.now.plusMillis(1);
        assertThat(publish()).isTrue();
        assertThat(told).hasValue(2);
        assertThat(latest().snapshot().revision()).isEqualTo(2);
    }

    @Test
    void listsChangedAndRemovedRowsInADelta() {
        publish();
        ledger.handsets.remove(0);
        ledger.messages++;
        publish();
        Delta delta = latest().deltas().get(0);
        assertThat(delta.base()).isEqualTo(1);
        assertThat(delta.revision()).isEqualTo(2);
        assertThat(delta.handsets().removed()).containsExactly("0310000000011");
        assertThat(delta.handsets().changed()).isEmpty();
        assertThat(delta.servers().none()).isTrue();
        assertThat(delta.totals().sip().messages()).isEqualTo(1235);
    }

    @Test
    void leadsFromAnyKeptRevisionToTheLatest() {
        List<Snapshot> seen = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ledger.now = ledger.now.plusSeconds(3);
            if (i % 2 == 0) {
                ledger.handsets.add(0, ledger.handsets.remove(ledger.handsets.size() - 1));
                ledger.handsets.remove(1);
            }
            publish();
            seen.add(latest().snapshot());
        }
        for (Snapshot from : seen.subList(2, 7)) {
            List<Delta> missed =
                    LiveView.since(latest(), from.runId(), from.revision()).orElseThrow();
            TreeMap<String, HandsetRow> rows = keyed(from.handsets(), HandsetRow::id);
            List<TrendPoint> trend = new ArrayList<>(from.trend());
            for (Delta delta : missed) {
                delta.handsets().removed().forEach(rows::remove);
                delta.handsets().changed().forEach(row -> rows.put(row.id(), row));
                trend.addAll(delta.trend());
            }
            assertThat(rows).isEqualTo(keyed(latest().snapshot().handsets(), HandsetRow::id));
            assertThat(trend).isEqualTo(latest().snapshot().trend());
        }
        assertThat(LiveView.since(latest(), seen.get(1).runId(), 2)).isEmpty();
    }

    @Test
    void refusesToResumeAnotherRunOrTheFuture() {
        publish();
        assertThat(LiveView.since(latest(), "another1", 1)).isEmpty();
        assertThat(LiveView.since(latest(), "r1a2b3c4", 2)).isEmpty();
        assertThat(LiveView.since(latest(), "r1a2b3c4", 1)).contains(List.of());
    }

    @Test
    void keepsABoundedTrend() {
        for (int i = 0; i < 2000; i++) {
            ledger.now = ledger.now.plusSeconds(1);
            publish();
        }
        List<TrendPoint> trend = latest().snapshot().trend();
        assertThat(trend).hasSize(Trend.POINTS);
        assertThat(Duration.between(trend.get(0).time(), trend.get(1).time())).isEqualTo(Trend.STEP);
        assertThat(latest().deltas()).hasSize(4);
    }

    private boolean publish() {
        return live.publish(Samples.snapshot(ledger), HandsetDetails.none());
    }

    private LiveView.Published latest() {
        return live.latest().orElseThrow();
    }

    private static <T> TreeMap<String, T> keyed(List<T> rows, Function<T, String> key) {
        TreeMap<String, T> map = new TreeMap<>();
        rows.forEach(row -> map.put(key.apply(row), row));
        return map;
    }
}
