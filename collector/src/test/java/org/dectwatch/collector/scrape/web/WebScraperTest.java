package org.dectwatch.collector.scrape.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against real HTTP servers on the loopback, well and badly behaved. */
class WebScraperTest {
    private static final String PAGE = "<p id=reg>38</p><table><tr class=u><td>4711<td>yes</tr></table>";
    private static final String RULES =
            "pages: [{path: /s.html, values: [{fact: users-registered, at: {css: '#reg'}}, {name: extra, at:"
                    + " {css: .none}}], handsets: {rows: {css: tr.u}, extension: {css: 'td:eq(0)'}, registered: {css: 'td:eq(1)'}}}]";

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Observation> observed = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        threads.shutdownNow();
    }

    private HttpServer serve(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        toClose.add(() -> server.stop(0));
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private DeviceReport ask(int port, String more) throws Exception {
        return ask(port, more, Duration.ofSeconds(8));
    }

    private DeviceReport ask(int port, String more, Duration timeout) throws Exception {
        WebOptions web = SiteConfigFile.bind(
                WebOptions.class, "site.yml", "url: http://127.0.0.1:" + port + "\nrules: r.yml\n" + more, Path.of(""));
        WebScraper scraper = new WebScraper(
                "north",
                IpAddress.v4(0x7f000001),
                web,
                Optional.of(new Secret("sesame")),
                SiteConfigFile.bind(ExtractPack.class, "r.yml", RULES, Path.of("")),
                new ScrapeOptions(Duration.ofSeconds(10), timeout, 0, 4),
                InstantSource.system());
        toClose.add(scraper::end);
        scraper.begin(observed::add);
        return scraper.ask().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Reason reason(DeviceReport report) {
        return report.failure().orElseThrow().reason();
    }

    @Test
    void aPageBecomesAReportAndItsRowsWordsOnHandsets() throws Exception {
        HttpServer server = serve(exchange -> answer(exchange, 200, PAGE));
        DeviceReport report = ask(server.getAddress().getPort(), "");

        assertThat(report.facts().usersRegistered()).hasValue(38);
        assertThat(report.details().missing()).containsExactly("extra is not where the rules say (/s.html)");
        assertThat(report.bytes()).isEqualTo(PAGE.length());
        assertThat(observed).singleElement().satisfies(observation -> {
            Observation.Said said = (Observation.Said) observation.body();
            assertThat(said.word().handset().extension()).contains("4711");
            assertThat(said.word().facts().registered()).contains(true);
        });
    }

    @Test
    void basicAuthenticationIsAnsweredAndAWrongPasswordIsItsOwnReason() throws Exception {
        HttpServer server = serve(exchange -> {});
        server.removeContext("/");
        server.createContext("/", exchange -> answer(exchange, 200, PAGE))
                .setAuthenticator(new BasicAuthenticator("dect") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals("GW-DECT/admin") && password.equals("sesame");
                    }
                });
        int port = server.getAddress().getPort();

        assertThat(ask(port, "authentication: basic\nuser: GW-DECT/admin\npassword: {secretEnv: X}\n")
                        .succeeded())
                .isTrue();
        assertThat(reason(ask(port, "authentication: basic\nuser: other\npassword: {secretEnv: X}\n")))
                .isEqualTo(Reason.AUTHENTICATION);
    }

    @Test
    void digestAuthenticationIsAnswered() throws Exception {
        HttpServer server = serve(exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (given != null && given.startsWith("Digest ") && given.contains(digest(given))) {
                answer(exchange, 200, PAGE);
            } else {
                exchange.getResponseHeaders()
                        .add("WWW-Authenticate", "Digest realm=\"dect\", nonce=\"abc\", qop=\"auth\"");
                answer(exchange, 401, "");
            }
        });

        assertThat(ask(server.getAddress().getPort(), "authentication: digest\nuser: admin\npassword: {secretEnv: X}\n")
                        .succeeded())
                .isTrue();
    }

    /** RFC 7616 3.4.1 with MD5, as embedded servers have it. */
    private static String digest(String header) {
        String ha1 = md5("admin:dect:sesame");
        String ha2 = md5("GET:/s.html");
        return md5(ha1 + ":abc:" + field(header, "nc") + ":" + field(header, "cnonce") + ":auth:" + ha2);
    }

    private static String field(String header, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]+)").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (java.security.NoSuchAlgorithmException never) {
            throw new AssertionError(never);
        }
    }

    @Test
    void aLoginFormIsFilledInWithItsHiddenFieldsAndOnlyOnce() throws Exception {
        List<String> posts = new CopyOnWriteArrayList<>();
        HttpServer server = serve(exchange -> {
            boolean in = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                    .contains("session=1");
            if (exchange.getRequestMethod().equals("POST")) {
                posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("Set-Cookie", "session=1; Path=/");
                answer(exchange, 200, "welcome");
            } else if (in) {
                answer(exchange, 200, PAGE);
            } else {
                answer(
                        exchange,
                        200,
                        "<form action='/in' method=post><input type=hidden name=csrf value=t1>"
                                + "<input name=username><input type=password name=password></form>");
            }
        });

        DeviceReport report =
                ask(server.getAddress().getPort(), "authentication: form\nuser: admin\npassword: {secretEnv: X}\n");
        assertThat(report.failure()).isEmpty();
        assertThat(posts).containsExactly("csrf=t1&username=admin&password=sesame");
    }

    @Test
    void whoeverHangsAnswersGarbageOrClosesInTheMiddleCostsOneTimeoutAndOneReason() throws Exception {
        HttpServer silent = serve(exchange -> {});
        assertThat(reason(ask(silent.getAddress().getPort(), "", Duration.ofMillis(700))))
                .isEqualTo(Reason.TIMEOUT);

        HttpServer garbage = serve(exchange -> answer(exchange, 200, "\u0001\u0002<<<>>>"));
        assertThat(reason(ask(garbage.getAddress().getPort(), ""))).isEqualTo(Reason.NOT_UNDERSTOOD);

        HttpServer broken = serve(exchange -> answer(exchange, 500, PAGE));
        assertThat(reason(ask(broken.getAddress().getPort(), ""))).isEqualTo(Reason.NOT_UNDERSTOOD);

        assertThat(reason(ask(rude("HTTP/1.1 200 \r\nContent-Length: 1000\r\n\r\n<p"), "")))
                .isEqualTo(Reason.CLOSED);
        assertThat(reason(ask(rude("not http at all\r\n\r\n"), ""))).isIn(Reason.NOT_UNDERSTOOD, Reason.CLOSED);
        assertThat(reason(ask(nobody(), ""))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aPageWithoutEndIsGivenUpAtItsLargestSize() throws Exception {
        HttpServer endless = serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[65_536];
            try {
                for (int i = 0; i < 16_384; i++) {
                    exchange.getResponseBody().write(much);
                }
            } catch (IOException closed) {
                exchange.close();
            }
        });
        assertThat(reason(ask(endless.getAddress().getPort(), ""))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aStatusLineWithoutReasonIsUnderstood() throws Exception {
        String page = "<p id=reg>5</p>";
        assertThat(ask(
                                rude("HTTP/1.1 200 \r\nServer: KirkHTTPServer/1.0\r\nContent-Length: " + page.length()
                                        + "\r\n\r\n" + page),
                                "")
                        .facts()
                        .usersRegistered())
                .hasValue(5);
    }

    /** A server that says this to whoever comes, and closes. */
    private int rude(String answer) throws IOException {
        ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        toClose.add(listening);
        threads.execute(() -> {
            try (Socket socket = listening.accept()) {
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // The test is over.
            }
        });
        return listening.getLocalPort();
    }

    private static int nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
