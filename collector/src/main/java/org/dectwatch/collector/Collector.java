package org.dectwatch.collector;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dectwatch.collector.analysis.AnalysisLoop;
import org.dectwatch.collector.analysis.Publisher;
import org.dectwatch.collector.analysis.SelfCounts;
import org.dectwatch.collector.analysis.StateFile;
import org.dectwatch.collector.analysis.StateKeeper;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.api.Api;
import org.dectwatch.collector.api.HealthCheck;
import org.dectwatch.collector.api.MetricsPage;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.rules.media.MediaJudge;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.metrics.DomainMetrics;
import org.dectwatch.collector.metrics.Exposition;
import org.dectwatch.collector.metrics.LevelMetrics;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.metrics.SelfMetrics;
import org.dectwatch.collector.metrics.ServerNames;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.scrape.ScrapeSchedule;
import org.dectwatch.collector.scrape.tls.ProbeSchedule;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.SourceWatch;
import org.dectwatch.collector.source.keylog.KeyLogFollower;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SnapshotBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring: every room built once, in the order of flow; stopped in reverse. */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final int DELTAS_KEPT = 256;
    private static final int STUCK_MILLIS = 10_000;

    private final CollectorPlan plan;
    private final Vertx vertx;
    private final MetricsRegistry registry;
    private final KeyRing keys = new KeyRing();
    private final ObservationQueue queue;
    private final List<Source> sources = new ArrayList<>();
    private final List<SourceWatch> watches = new ArrayList<>();
    private final Optional<KeyLogFollower> keyLog;
    private final ScrapeSchedule scrapes;
    private final Optional<ProbeSchedule> probes;
    private final LiveView live = new LiveView(DELTAS_KEPT);
    private final StateKeeper state;
    private final AnalysisLoop analysis;
    private final Api api;
    private String deployment = "";
    private long timer = -1;

    /** @param registry shared with Vert.x, so that its own metrics stand beside ours */
    public Collector(CollectorPlan plan, Vertx vertx, MetricsRegistry registry) {
        this.plan = plan;
        this.vertx = vertx;
        this.registry = registry;
        this.queue = new ObservationQueue(plan.watch().queue());
        ObservationSink sink = plan.live() ? queue::offer : queue::put;
        this.keyLog = plan.tls().keyLog().map(options -> new KeyLogFollower(options, keys::add));
        IntakeMetrics intakes = new IntakeMetrics(new SelfMetrics(registry));
        plan.feeds().forEach(feed -> addSource(feed, sink, intakes));
        intakes.evicted();
        intakes.decryption(keys, keyLog);
        this.scrapes = new ScrapeSchedule(vertx, plan.scrapers(), plan.scrape(), plan.clock(), sink);
        intakes.scrapes(scrapes);
        boolean allowWildcard = plan.intake().tls().allowWildcard();
        this.probes = Optional.of(plan.tls().probe())
                .filter(options -> plan.live() && !options.targets().isEmpty())
                .map(options -> new ProbeSchedule(vertx, options, allowWildcard, plan.clock(), sink));

        Ledger ledger =
                new Ledger(plan.ledger(), plan.site(), plan.intake().tls().ports());
        AlertBook alerts = plan.health().newBook(plan.media());
        MediaJudge judge = plan.health().judge(plan.media());
        SelfCounts self = new SelfCounts(plan.version());
        ServerNames names = new ServerNames(plan.site());
        DomainMetrics metrics = new DomainMetrics(registry, names, plan.media().concealment());
        LevelMetrics levels = new LevelMetrics(registry, names, plan.labels(), plan.mostHandsetSeries());
        StreamTime streamTime = new StreamTime(ledger, alerts, AnalysisLoop.counting(metrics, self), change -> {});
        String runId = UUID.randomUUID().toString().replace("-", "");
        SnapshotBuilder builder = new SnapshotBuilder(runId, plan.clock().instant(), judge);
        Publisher publisher = new Publisher(ledger, alerts, queue, self, builder, live, levels, judge);
        this.state = new StateKeeper(new StateFile(plan.stateFile()), ledger, alerts, plan.stateInterval());
        this.analysis = new AnalysisLoop(queue, streamTime, publisher, self, state, plan.clock(), plan.live());
        selfMetrics(self);
        this.api = new Api(plan.api(), live, this::health, metricsPage());
    }

    private void addSource(CollectorPlan.Feed feed, ObservationSink sink, IntakeMetrics metrics) {
        Set<IpAddress> servers = plan.site().servers().stream()
                .flatMap(server -> server.addresses().stream())
                .collect(Collectors.toSet());
        Directions directions = new Directions(servers);
        Intake intake = new Intake(plan.intake(), keys, directions, sink, frame -> {}, !plan.live());
        Source source = feed.open(intake, keys, sink);
        sources.add(source);
        metrics.source(source, intake);
        watches.add(new SourceWatch(
                source,
                feed.kind(),
                directions,
                plan.watch().quietAfter(),
                plan.watch().dropsMatterFor()));
    }

    private void selfMetrics(SelfCounts self) {
        registry.watchRuntime();
        new SelfMetrics(registry)
                .build(plan.version(), System.getProperty("java.version", "unknown"))
                .queue(queue::depth, queue.capacity())
                .shed(Observation.Kind.class, kind -> queue.shed().getOrDefault(kind, 0L))
                .malformed(self::malformed)
                .faults(analysis::faults);
        SelfMetrics refusals = new SelfMetrics(registry);
        sources.forEach(source -> refusals.refused(source.name(), source::refused));
    }

    private MetricsPage metricsPage() {
        Exposition exposition = new Exposition(registry);
        return accept -> {
            String type = Exposition.contentType(accept);
            return new MetricsPage.Rendered(type, exposition.text(type).getBytes(StandardCharsets.UTF_8));
        };
    }

    /**
     * Starts everything and returns when it listens.
     *
     * @throws SourceUnavailable when a source cannot work; one sentence that says what to do
     * @throws ApiUnavailable when the API cannot listen
     */
    public void start() throws SourceUnavailable, ApiUnavailable, InterruptedException {
        if (plan.live() && plan.stateFile().isPresent()) {
            LOG.info("{}", state.restore(plan.clock().instant()));
        }
        analysis.start();
        try {
            deployment = vertx.deployVerticle(api)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException reason) {
            throw new ApiUnavailable(plan.api().host(), plan.api().port(), reason);
        }
        keyLog.ifPresent(KeyLogFollower::start);
        for (Source source : sources) {
            source.start();
        }
        if (!plan.scrapers().isEmpty()) {
            scrapes.start();
        }
        probes.ifPresent(ProbeSchedule::start);
        timer = vertx.setPeriodic(1000, 1000, id -> lookAtSources());
        lookAtSources();
    }

    private void lookAtSources() {
        for (int i = 0; i < watches.size(); i++) {
            Instant now = plan.live() ? plan.clock().instant() : lastPacket(sources.get(i));
            if (!now.equals(Instant.EPOCH)) {
                SourceState state = watches.get(i).look(now);
                queue.offer(Observation.of(now, "", new Observation.Source(state)));
            }
        }
    }

    /** In replay the clock is the packets': a source's word stands at the time of its last packet. */
    private static Instant lastPacket(Source source) {
        OptionalLong last = source.stats().last().anyNanos();
        return last.isPresent() ? Times.instant(last.getAsLong()) : Instant.EPOCH;
    }

    private List<HealthCheck> health() {
        List<HealthCheck> checks = new ArrayList<>();
        boolean turning = analysis.alive() && analysis.millisSinceTurn() < STUCK_MILLIS;
        checks.add(new HealthCheck(
                "analysis",
                turning,
                true,
                turning ? "The analysis thread turns." : "The analysis thread stands still."));
        analysis.trouble().ifPresent(trouble -> checks.add(new HealthCheck("observations", false, false, trouble)));
        for (Source source : sources) {
            SourceCheck check = source.check();
            boolean ok = check.healthy() || check.state() == SourceCheck.State.ENDED;
            checks.add(new HealthCheck("source " + source.name(), ok, true, check.sentence()));
        }
        keyLog.map(KeyLogFollower::check)
                .ifPresent(check -> checks.add(new HealthCheck("key log", check.healthy(), false, check.sentence())));
        boolean room = queue.depth() < queue.capacity() * 3 / 4;
        checks.add(new HealthCheck(
                "queue", room, false, queue.depth() + " of " + queue.capacity() + " observations wait."));
        checks.add(state.trouble()
                .map(trouble -> new HealthCheck("state", false, false, trouble))
                .orElseGet(() -> new HealthCheck("state", true, false, "The state file is written.")));
        return checks;
    }

    /** The port the API listens on. */
    public int apiPort() {
        return api.port();
    }

    /** For a file that is followed, and for secrets that come with captures. */
    public KeyRing keys() {
        return keys;
    }

    @Override
    public void close() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        if (!plan.scrapers().isEmpty()) {
            scrapes.stop();
        }
        probes.ifPresent(ProbeSchedule::stop);
        sources.forEach(Source::stop);
        keyLog.ifPresent(KeyLogFollower::stop);
        try {
            analysis.stop();
            if (!deployment.isEmpty()) {
                vertx.undeploy(deployment)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            LOG.warn("The API did not end in time.");
        }
    }
}
