package org.dectwatch.dashboard.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.model.LinkState;
import org.jspecify.annotations.Nullable;

/** Follows one collector for as long as the dashboard lives. On the event loop alone. */
public final class CollectorFeed {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private final Vertx vertx;
    private final HttpClient client;
    private final DashboardOptions options;
    private final CollectorAddress address;
    private final Clock clock;
    private final Runnable changed;
    private final SiteCopy copy;
    private LinkState link;
    private Duration retry = FIRST_RETRY;
    private Instant lastNews;
    private boolean resumable = true;
    private boolean closed;
    private @Nullable Connection connection;

    /** @param changed called when there is something new to tell a browser */
    public CollectorFeed(
            Vertx vertx,
            HttpClient client,
            DashboardOptions options,
            CollectorAddress address,
            Clock clock,
            Runnable changed) {
        this.vertx = vertx;
        this.client = client;
        this.options = options;
        this.address = address;
        this.clock = clock;
        this.changed = changed;
        this.copy = new SiteCopy(vertx);
        this.lastNews = clock.instant();
        this.link = new LinkState(LinkState.State.CONNECTING, clock.instant(), "Connecting to " + address.uri() + ".");
    }

    public void start() {
        vertx.setPeriodic(1000, timer -> watch());
        connect();
    }

    public void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }

    public String name() {
        return address.name();
    }

    public LinkState link() {
        return link;
    }

    /** How long ago the collector last told something new. */
    public Duration sinceNews() {
        return Duration.between(lastNews, clock.instant());
    }

    public Optional<Held> held() {
        return copy.held();
    }

    public Optional<List<RawDelta>> since(Held from) {
        return copy.since(from);
    }

    public Future<Optional<WholeSite>> whole() {
        return copy.whole();
    }

    /** Where to ask this collector. */
    public RequestOptions request(String path) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(path)
                .setConnectTimeout(5000);
    }

    private void connect() {
        if (closed) {
            return;
        }
        RequestOptions request = request("/api/v1/stream").putHeader("Accept", "text/event-stream");
        if (resumable) {
            copy.held().ifPresent(held -> request.putHeader("Last-Event-ID", held.runId() + "-" + held.revision()));
        }
        resumable = true;
        connection = new Connection(client, request, copy, clock, new Connection.Owner() {
            @Override
            public void news() {
                retry = FIRST_RETRY;
                lastNews = clock.instant();
                become(LinkState.State.LIVE, "Connected to " + address.uri() + ".");
                changed.run();
            }

            @Override
            public void outOfStep() {
                resumable = false;
            }

            @Override
            public void over(String why) {
                lost(why);
            }
        });
    }

    private void lost(String why) {
        connection = null;
        if (closed) {
            return;
        }
        become(LinkState.State.LOST, why);
        vertx.setTimer(retry.toMillis(), timer -> connect());
        Duration longer = retry.multipliedBy(2);
        retry = longer.compareTo(options.retryAtMost()) < 0 ? longer : options.retryAtMost();
    }

    /** A dead peer sends no RST, and a collector whose analysis hangs still beats: both must show. */
    private void watch() {
        Connection now = connection;
        if (now == null) {
            return;
        }
        if (now.sinceOctet().compareTo(options.lostAfter()) > 0) {
            now.giveUp("Nothing was heard from " + address.uri() + " for "
                    + options.lostAfter().toSeconds() + " s.");
        } else if (link.live() && sinceNews().compareTo(options.staleAfter()) > 0 && !ended()) {
            become(LinkState.State.SILENT, "The collector is connected, but its analysis tells nothing new.");
        }
    }

    private boolean ended() {
        return copy.envelope().map(envelope -> envelope.ended()).orElse(false);
    }

    private void become(LinkState.State state, String why) {
        if (link.state() != state || !link.why().equals(why)) {
            link = new LinkState(state, link.state() == state ? link.since() : clock.instant(), why);
            changed.run();
        }
    }
}
