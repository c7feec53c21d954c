package org.dectwatch.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapeScheduleTest {
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<DeviceReport> reports = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Answers at once, never, or with an exception. */
    private record Device(String server, IpAddress address, Manner manner) implements DeviceScraper {
        enum Manner {
            ANSWERS,
            HANGS,
            THROWS
        }

        @Override
        public DeviceReport.Interface via() {
            return DeviceReport.Interface.SIMULATED;
        }

        @Override
        public CompletionStage<DeviceReport> ask() {
            return switch (manner) {
                case ANSWERS ->
                    CompletableFuture.completedFuture(new DeviceReport(
                            server,
                            via(),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(1),
                            1,
                            Optional.empty(),
                            DeviceReport.Facts.none()));
                case HANGS -> new CompletableFuture<>();
                case THROWS -> throw new IllegalStateException("a defect");
            };
        }
    }

    private static Device device(int number, Device.Manner manner) {
        return new Device("dect-" + number, IpAddress.v4(0xc0000200 + number), manner);
    }

    private ScrapeSchedule schedule(ScrapeOptions options, Device... devices) throws Exception {
        ScrapeSchedule schedule = new ScrapeSchedule(
                vertx,
                List.of(devices),
                options,
                InstantSource.system(),
                observation -> reports.add(((Observation.Report) observation.body()).report()));
        schedule.start().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        return schedule;
    }

    private long from(String server) {
        return reports.stream().filter(report -> report.server().equals(server)).count();
    }

    private static ScrapeOptions everySecond(int mostInFlight) {
        return new ScrapeOptions(Duration.ofSeconds(1), Duration.ofMillis(100), 0, mostInFlight);
    }

    @Test
    void asksOnWhileAnotherHangsAndGivesThatOneUp() throws Exception {
        ScrapeSchedule schedule =
                schedule(everySecond(8), device(1, Device.Manner.HANGS), device(2, Device.Manner.ANSWERS));
        await().atMost(Duration.ofSeconds(20)).until(() -> from("dect-1") >= 1 && from("dect-2") >= 3);

        assertThat(reports)
                .filteredOn(report -> report.server().equals("dect-1"))
                .allSatisfy(report ->
                        assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT));
        ScrapeCounts hanging = schedule.counts().get(0);
        assertThat(hanging.late()).as("turns skipped while it hung").isPositive();
        assertThat(hanging.overdue()).isPositive();
        assertThat(schedule.counts().get(1).late()).isZero();
    }

    @Test
    void reportsADefectInsideAsAFailureAndAsksAgain() throws Exception {
        schedule(everySecond(8), device(1, Device.Manner.THROWS));
        await().atMost(Duration.ofSeconds(20)).until(() -> from("dect-1") >= 2);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.OTHER);
            assertThat(report.failure().orElseThrow().detail()).contains("IllegalStateException");
        });
    }

    @Test
    void letsATurnWaitWhenTooManyAreUnderWay() throws Exception {
        ScrapeSchedule schedule =
                schedule(everySecond(1), device(1, Device.Manner.HANGS), device(2, Device.Manner.ANSWERS));
        await().atMost(Duration.ofSeconds(20)).until(() -> from("dect-2") >= 1 && from("dect-1") >= 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> schedule.counts().stream()
                                .mapToLong(ScrapeCounts::waited)
                                .sum()
                        >= 1);
    }

    @Test
    void saysNothingAfterItWasStopped() throws Exception {
        ScrapeSchedule schedule = schedule(everySecond(8), device(2, Device.Manner.ANSWERS));
        await().atMost(Duration.ofSeconds(20)).until(() -> from("dect-2") >= 1);
        schedule.stop().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        long before = reports.size();
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
        assertThat(reports).hasSize((int) before);
    }

    @Test
    void spreadsNeighboursOverTheIntervalAndKeepsTheirPlaces() {
        long[] places = IntStream.range(0, 240)
                .mapToLong(i -> Turn.place(IpAddress.v4(0x0a000000 + i), 30_000))
                .toArray();
        int[] perSixth = new int[6];
        for (long place : places) {
            assertThat(place).isBetween(0L, 29_999L);
            perSixth[(int) (place / 5000)]++;
        }
        assertThat(Arrays.stream(perSixth).min().orElse(0))
                .as("%s", Arrays.toString(perSixth))
                .isGreaterThan(20);
        assertThat(Turn.place(IpAddress.v4(0x0a000000), 30_000)).isEqualTo(places[0]);
    }
}
