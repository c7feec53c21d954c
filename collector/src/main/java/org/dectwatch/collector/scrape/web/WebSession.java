package org.dectwatch.collector.scrape.web;

import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.http.Fetch;
import org.dectwatch.collector.scrape.http.HttpAnswer;
import org.dectwatch.collector.scrape.http.LeafTrust;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One server's web pages, logged in where it asks for that. Cookies and connections are kept from one round to the next. */
final class WebSession implements AutoCloseable {
    private final WebOptions options;
    private final Optional<Secret> password;
    private final CloseableHttpAsyncClient client;
    private volatile @Nullable Future<HttpAnswer> running;

    WebSession(WebOptions options, Optional<Secret> password, Duration timeout) {
        this.options = options;
        this.password = password;
        this.client = client(timeout);
        client.start();
    }

    private CloseableHttpAsyncClient client(Duration timeout) {
        Timeout patience = Timeout.of(timeout);
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build());
        if (options.trust() != WebOptions.Trust.SYSTEM) {
            // Who takes any certificate, or one by its print, does not ask for its names.
            connections.setTlsStrategy(ClientTlsStrategyBuilder.create()
                    .setSslContext(new LeafTrust(sha256 -> check(options, sha256)).context())
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .buildAsync());
        }
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections.build())
                .disableAutomaticRetries()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(patience)
                        .build())
                // Each question ends with its own failure; what is left for this is the noise of closing.
                .setIoReactorExceptionCallback(error -> {})
                .setUserAgent("dectwatch")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setConnectionRequestTimeout(patience)
                        .setTargetPreferredAuthSchemes(List.of(
                                options.authentication() == WebOptions.Authentication.DIGEST
                                        ? StandardAuthScheme.DIGEST
                                        : StandardAuthScheme.BASIC))
                        .build());
        if (options.authentication() == WebOptions.Authentication.BASIC
                || options.authentication() == WebOptions.Authentication.DIGEST) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(options.url().getHost(), -1),
                    new UsernamePasswordCredentials(
                            options.user().orElse(""),
                            password.map(Secret::reveal).orElse("").toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
        return builder.build();
    }

    /** Any certificate, or the pinned one alone. */
    private static void check(WebOptions options, String sha256) throws CertificateException {
        if (options.pin().filter(pin -> !pin.equalsIgnoreCase(sha256)).isPresent()) {
            throw new CertificateException(
                    "the server shows another certificate than the pinned one: SHA-256 " + sha256);
        }
    }

    /** The page; by a form where that is asked for and the page is not there without. */
    CompletableFuture<HttpAnswer> get(String path) {
        CompletableFuture<HttpAnswer> first = send(AsyncRequestBuilder.get(at(path)));
        if (options.authentication() != WebOptions.Authentication.FORM) {
            return first;
        }
        return first.thenCompose(page -> wantsLogin(page)
                ? logIn().thenCompose(done -> send(AsyncRequestBuilder.get(at(path))))
                : CompletableFuture.completedFuture(page));
    }

    /** Refused, or the login form in place of the page. */
    boolean wantsLogin(HttpAnswer page) {
        return page.status() == 401 || page.status() == 403 || form(page.text()).isPresent();
    }

    private Optional<Element> form(String text) {
        if (options.authentication() != WebOptions.Authentication.FORM) {
            return Optional.empty();
        }
        Document page = Jsoup.parse(text);
        return page.select("form").stream()
                .filter(form -> form.select("[name]").stream()
                        .anyMatch(field -> field.attr("name").equals(options.passwordField())))
                .findFirst();
    }

    private CompletableFuture<HttpAnswer> logIn() {
        return send(AsyncRequestBuilder.get(at(options.loginPath()))).thenCompose(page -> {
            Optional<Element> form = form(page.text());
            // Hidden fields go along: many forms hold a token against forgery.
            List<BasicNameValuePair> fields = new ArrayList<>();
            form.ifPresent(found -> found.select("input[type=hidden][name]")
                    .forEach(hidden -> fields.add(new BasicNameValuePair(hidden.attr("name"), hidden.attr("value")))));
            fields.add(
                    new BasicNameValuePair(options.userField(), options.user().orElse("")));
            fields.add(new BasicNameValuePair(
                    options.passwordField(), password.map(Secret::reveal).orElse("")));
            String action = form.map(found -> found.attr("action")).orElse("");
            URI target = action.isEmpty()
                    ? at(options.loginPath())
                    : at(options.loginPath()).resolve(action);
            if (!sameServer(target)) {
                // A form that sends the password elsewhere is not obeyed.
                return CompletableFuture.completedFuture(page);
            }
            return send(AsyncRequestBuilder.post(target).addParameters(fields.toArray(BasicNameValuePair[]::new)));
        });
    }

    private boolean sameServer(URI target) {
        return options.url().getHost().equalsIgnoreCase(target.getHost())
                && options.url().getPort() == target.getPort()
                && options.url().getScheme().equals(target.getScheme());
    }

    private URI at(String path) {
        String root = options.url().toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root)
                + (path.startsWith("/") ? path : "/" + path));
    }

    private CompletableFuture<HttpAnswer> send(AsyncRequestBuilder request) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        running = client.execute(
                request.build(),
                new Fetch(options.largestPage().asInt()),
                null,
                org.apache.hc.client5.http.protocol.HttpClientContext.create(),
                new FutureCallback<>() {
                    @Override
                    public void completed(HttpAnswer page) {
                        result.complete(page);
                    }

                    @Override
                    public void failed(Exception reason) {
                        result.completeExceptionally(reason);
                    }

                    @Override
                    public void cancelled() {
                        result.cancel(false);
                    }
                });
        return result;
    }

    /** Ends the request under way: one that drips in slowly would never time out by itself. */
    void abandon() {
        Future<?> current = running;
        if (current != null) {
            current.cancel(true);
        }
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
