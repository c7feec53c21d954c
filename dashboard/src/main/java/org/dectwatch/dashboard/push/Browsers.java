package org.dectwatch.dashboard.push;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.feed.CollectorFeed;

/** All open pages. On the event loop alone. */
public final class Browsers {
    /** So many beats not taken, and the page is gone. */
    private static final int PATIENCE = 12;

    private final DashboardOptions options;
    private final Clock clock;
    private final String version;
    private final Set<Browser> open = new LinkedHashSet<>();

    public Browsers(DashboardOptions options, Clock clock, String version) {
        this.options = options;
        this.clock = clock;
        this.version = version;
    }

    public void start(Vertx vertx) {
        vertx.setPeriodic(options.beat().toMillis(), timer -> beat());
    }

    public void close() {
        List.copyOf(open).forEach(Browser::end);
    }

    public boolean full() {
        return open.size() >= options.maxBrowsers();
    }

    /** Something is new at one of the feeds. */
    public void tell() {
        List.copyOf(open).forEach(Browser::tell);
    }

    /** Answers a page's request for events; ask {@link #full()} first. */
    public void open(HttpServerResponse response, List<CollectorFeed> feeds) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                // compressing would hold small events back
                .putHeader(HttpHeaders.CONTENT_ENCODING, "identity")
                .putHeader("X-Accel-Buffering", "no");
        response.setWriteQueueMaxSize(256 * 1024);
        Browser browser = new Browser(response, feeds);
        open.add(browser);
        response.closeHandler(closed -> open.remove(browser));
        response.exceptionHandler(broken -> open.remove(browser));
        response.drainHandler(free -> browser.tell());
        response.write("retry: 2000\n\n");
        browser.write(PageEvents.hello(
                version,
                clock.instant(),
                feeds.stream().map(CollectorFeed::name).toList()));
        browser.tell();
    }

    private void beat() {
        for (Browser browser : List.copyOf(open)) {
            if (browser.beat(clock.instant()) > PATIENCE) {
                open.remove(browser);
                browser.cut();
            }
        }
    }
}
