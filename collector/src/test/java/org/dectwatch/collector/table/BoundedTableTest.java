package org.dectwatch.collector.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedTableTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> evicted = new ArrayList<>();
    private final BoundedTable<String, Integer> table = new BoundedTable<>(
            new Limits(3, 100, Duration.ofSeconds(10)),
            (key, value, reason, at) -> evicted.add(key + " " + reason + " at " + at / SECOND));

    @Test
    void evictsTheLeastRecentlyUsedWhenThereAreTooMany() {
        put("a", 0);
        put("b", 1);
        put("c", 2);
        table.get("a", 3 * SECOND);
        put("d", 4);
        assertThat(evicted).containsExactly("b COUNT at 4");
        assertThat(table.peek("a")).contains(1);
        assertThat(table.evictions(Eviction.COUNT)).isEqualTo(1);
    }

    @Test
    void evictsUntilTheRestWeighsLittleEnough() {
        table.put("a", 1, 40, 0);
        table.put("b", 1, 40, 0);
        table.put("c", 1, 90, SECOND);
        assertThat(evicted).containsExactly("a BYTES at 1", "b BYTES at 1");
        assertThat(table.bytes()).isEqualTo(90);
    }

    @Test
    void keepsTheNewestEntryWhateverItWeighs() {
        table.put("a", 1, 1_000, 0);
        assertThat(table.peek("a")).isPresent();
        assertThat(evicted).isEmpty();
    }

    @Test
    void makesRoomWhenTheOldestEntryGrowsWithoutEvictingIt() {
        table.put("a", 1, 10, 0);
        table.put("b", 1, 10, SECOND);
        table.resize("a", 95);
        assertThat(evicted).containsExactly("b BYTES at 1");
        assertThat(table.bytes()).isEqualTo(95);
    }

    @Test
    void evictsTheIdleAtTheirOwnDeadline() {
        put("a", 0);
        put("b", 3);
        table.expire(60 * SECOND);
        assertThat(evicted).containsExactly("a AGE at 10", "b AGE at 13");
        assertThat(table.size()).isZero();
        assertThat(table.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void doesNotFindWhatIsTooOldAlthoughNobodyTicked() {
        put("a", 0);
        assertThat(table.get("a", 10 * SECOND)).isEmpty();
        assertThat(evicted).containsExactly("a AGE at 10");
    }

    @Test
    void usesTheLatestTimeWhenAnArgumentRunsBack() {
        put("a", 20);
        put("b", 5);
        table.expire(29 * SECOND);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.nextDeadline()).isEqualTo(30 * SECOND);
    }

    @Test
    void doesNotCallARemovalAnEviction() {
        put("a", 0);
        assertThat(table.remove("a")).contains(1);
        assertThat(table.remove("a")).isEmpty();
        assertThat(evicted).isEmpty();
    }

    @Test
    void drainsTheLongestUnusedFirst() {
        table.put("a", 1, 5, 0);
        table.put("b", 2, 5, 0);
        table.get("a", SECOND);
        assertThat(table.drain()).containsExactly(2, 1);
        assertThat(table.bytes()).isZero();
        put("c", 2);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void agreesWithAPlainMapWhateverIsDone() {
        Random random = new Random(1);
        Map<Integer, Integer> weights = new HashMap<>();
        BoundedTable<Integer, Integer> random50 = new BoundedTable<>(
                new Limits(50, 2_000, Duration.ofNanos(400)), (key, value, reason, at) -> weights.remove(key));
        for (int now = 0; now < 200_000; now++) {
            int key = random.nextInt(80);
            switch (random.nextInt(4)) {
                case 0 -> random50.remove(key).ifPresent(value -> weights.remove(key));
                case 1 -> assertThat(random50.get(key, now).isPresent()).isEqualTo(weights.containsKey(key));
                case 2 -> {
                    weights.computeIfPresent(key, (k, before) -> key);
                    random50.resize(key, key);
                }
                default -> {
                    int weight = random.nextInt(100);
                    random50.put(key, weight, weight, now);
                    weights.put(key, weight);
                }
            }
            assertThat(random50.size()).isEqualTo(weights.size()).isLessThanOrEqualTo(50);
            assertThat(random50.bytes())
                    .isEqualTo(weights.values().stream().mapToInt(w -> w).sum());
        }
        for (Eviction reason : Eviction.values()) {
            assertThat(random50.evictions(reason)).as("%s", reason).isPositive();
        }
    }

    @Test
    void refusesLimitsThatLimitNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, Limits.FOREVER.plusNanos(1)));
    }

    private void put(String key, long seconds) {
        table.put(key, 1, 1, seconds * SECOND);
    }
}
