package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcCall;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcReply;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server, or a redundant pair, what it can do: that it answers, and knows the user, is what there is to know. Between the
 * questions it listens to events, and asks handsets which base stations they hear where that is wanted.
 */
public final class XmlRpcScraper implements DeviceScraper {
    private static final String SOURCE = "xml-rpc";

    private final Vertx vertx;
    private final Context context;
    private final String server;
    private final IpAddress address;
    private final XmlRpcOptions options;
    private final ScrapeOptions schedule;
    private final InstantSource clock;
    private final RpcSession session;
    private final EventStream stream;
    private final EventReader reader;
    private final Optional<Survey> survey;
    private @Nullable ObservationSink out;
    private long surveyTimer = -1;

    /**
     * @param server configured name
     * @param handsets those of this server, as its events name them; asked only where a survey is configured
     */
    public XmlRpcScraper(
            Vertx vertx,
            String server,
            IpAddress address,
            XmlRpcOptions options,
            Secret password,
            FieldNames names,
            Collection<String> handsets,
            ScrapeOptions schedule,
            InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.server = server;
        this.address = address;
        this.options = options;
        this.schedule = schedule;
        this.clock = clock;
        List<RpcClient> pair = Stream.concat(Stream.of(address), options.standby().stream())
                .map(each -> new RpcClient(vertx, options, each, trust(each)))
                .toList();
        this.session = new RpcSession(pair, options.user(), password.reveal(), this::switched);
        this.stream = new EventStream(vertx, context, session, options.poll(), schedule.timeout(), this::happened);
        this.reader = new EventReader(server, names, options.endpoint(), options.keep());
        this.survey = options.survey().map(how -> new Survey(how, handsets));
    }

    private CertificateWatch trust(IpAddress of) {
        return new CertificateWatch(
                options.trust(), options.pins(), change -> context.runOnContext(nothing -> changed(of, change)));
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public DeviceReport.Interface via() {
        return DeviceReport.Interface.XML_RPC;
    }

    @Override
    public IpAddress address() {
        return address;
    }

    @Override
    public void begin(ObservationSink sink) {
        context.runOnContext(nothing -> {
            out = sink;
            options.survey()
                    .ifPresent(how -> surveyTimer = vertx.setPeriodic(
                            1_000, timer -> context.runOnContext(turn -> survey.ifPresent(this::askAHandset))));
        });
    }

    @Override
    public void end() {
        context.runOnContext(nothing -> {
            stream.stop();
            if (surveyTimer >= 0) {
                vertx.cancelTimer(surveyTimer);
            }
            session.logout(schedule.timeout()).onComplete(done -> session.close());
        });
    }

    @Override
    public CompletionStage<DeviceReport> ask() {
        Promise<DeviceReport> promise = Promise.promise();
        context.runOnContext(nothing -> {
            Instant begun = clock.instant();
            question()
                    .map(answer -> answered(begun, answer))
                    .recover(error -> Future.succeededFuture(failed(begun, error)))
                    .onComplete(promise);
        });
        return promise.future().toCompletionStage();
    }

    /** Opens a session where there is none, and asks what the server can do. */
    private Future<RpcClient.Answer> question() {
        return session.open(schedule.timeout())
                .compose(id -> session.call(XmlRpcCall.of("system.listMethods"), schedule.timeout()))
                .onSuccess(answer -> {
                    if (options.events()) {
                        stream.keepAsking();
                    } else {
                        session.logout(schedule.timeout());
                    }
                })
                .onFailure(error -> {
                    session.lost();
                    session.turn();
                });
    }

    private DeviceReport answered(Instant begun, RpcClient.Answer answer) {
        // A server without introspection answers with a fault, and is there all the same.
        List<String> methods = answer.reply() instanceof XmlRpcReply.Result result
                ? result.value().asElements().stream()
                        .flatMap(each -> each.asText().stream())
                        .toList()
                : List.of();
        return report(
                begun,
                answer.bytes(),
                stream.takeTrouble()
                        .map(trouble ->
                                new ScrapeFailure(trouble.reason(), "listening to events broke: " + trouble.detail())),
                DeviceDetails.none().withMethods(methods, session.address().toString()));
    }

    private DeviceReport failed(Instant begun, Throwable error) {
        stream.takeTrouble();
        ScrapeFailure failure = error instanceof RpcFailure known
                ? known.asFailure()
                : new ScrapeFailure(ScrapeFailure.Reason.OTHER, error.getClass().getSimpleName());
        return report(begun, 0, Optional.of(failure), DeviceDetails.none());
    }

    private DeviceReport report(Instant begun, long bytes, Optional<ScrapeFailure> failure, DeviceDetails details) {
        Duration took = Duration.between(begun, clock.instant());
        return new DeviceReport(
                server,
                via(),
                schedule.interval(),
                took.isNegative() ? Duration.ZERO : took,
                bytes,
                failure,
                DeviceReport.Facts.none(),
                details);
    }

    private void happened(XmlRpcValue event) {
        Instant now = clock.instant();
        EventReader.Meaning meaning = reader.read(event, now);
        meaning.word().ifPresent(word -> tell(new Observation.Said(word)));
        meaning.event().ifPresent(told -> tell(new Observation.Told(told)));
        boolean answersSurvey = meaning.type().equals("endpoint_base_stations")
                || meaning.type().equals("endpoint_release");
        if (answersSurvey) {
            survey.ifPresent(running -> running.heard(meaning.from(), now));
        }
    }

    private void askAHandset(Survey running) {
        if (session.id().isEmpty()) {
            return;
        }
        running.next(clock.instant()).ifPresent(handset -> {
            XmlRpcCall call =
                    XmlRpcCall.of("endpoint_base_stations", session.id().getAsLong(), handset);
            session.call(call, schedule.timeout()).onComplete(answered -> {
                long status = answered.succeeded() && answered.result().reply() instanceof XmlRpcReply.Result result
                        ? result.value().asNumber().orElse(-1)
                        : -1;
                if (status == RpcStatus.BUSY) {
                    running.busy(clock.instant());
                } else if (status != RpcStatus.OK) {
                    running.refused(clock.instant());
                }
            });
        });
    }

    private void switched(IpAddress now) {
        told(
                "redundancy-switched",
                DeviceEvent.Level.WARNING,
                "The server at " + now + " answers now instead of the other of the pair.",
                Map.of("address", now.toString()));
    }

    private void changed(IpAddress of, CertificateWatch.Change change) {
        told(
                "certificate-changed",
                DeviceEvent.Level.WARNING,
                of + " shows another certificate than "
                        + (change.before().isEmpty() ? "those that are pinned" : "before") + "; it is "
                        + (change.accepted() ? "trusted all the same." : "not trusted."),
                change.before().isEmpty()
                        ? Map.of("address", of.toString(), "sha256", change.now())
                        : Map.of("address", of.toString(), "sha256", change.now(), "before", change.before()));
    }

    private void told(String kind, DeviceEvent.Level level, String sentence, Map<String, String> fields) {
        tell(new Observation.Told(
                new DeviceEvent(server, via(), Optional.empty(), kind, level, Optional.empty(), sentence, fields)));
    }

    private void tell(Observation.Body body) {
        ObservationSink sink = out;
        if (sink != null) {
            sink.observe(Observation.of(clock.instant(), SOURCE, body));
        }
    }
}
