package org.dectwatch.collector.scrape.webex;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.http.Fetch;
import org.dectwatch.collector.scrape.http.HttpAnswer;

/** The HTTP of the cloud's API: the token goes along, and is renewed when it is refused. */
final class WebexApi implements AutoCloseable {
    private static final int LARGEST = 16 << 20;

    private final WebexOptions options;
    private final WebexSecrets secrets;
    private final CloseableHttpAsyncClient client;
    private volatile Optional<Secret> token;

    /**
     * What the options refer to.
     *
     * @param refresh with the client's secret; empty when the token is not to be renewed
     */
    record WebexSecrets(Optional<Secret> access, Optional<Secret> refresh, Optional<Secret> client) {}

    WebexApi(WebexOptions options, WebexSecrets secrets, Duration timeout) {
        this.options = options;
        this.secrets = secrets;
        this.token = secrets.access();
        Timeout patience = Timeout.of(timeout);
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(patience)
                        .build())
                .setIoReactorExceptionCallback(error -> {})
                // A redirect would carry the token elsewhere; 429 is ours to obey.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .setUserAgent("dectwatch")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setConnectionRequestTimeout(patience)
                        .build())
                .build();
        client.start();
    }

    /** Whether this address belongs to the API: a page's link must not lead the token elsewhere. */
    boolean owns(URI uri) {
        return sameHost(uri, options.api()) || sameHost(uri, options.callsApi());
    }

    private static boolean sameHost(URI uri, URI ours) {
        return ours.getHost().equalsIgnoreCase(uri.getHost())
                && ours.getPort() == uri.getPort()
                && ours.getScheme().equals(uri.getScheme());
    }

    CompletableFuture<HttpAnswer> get(URI uri) {
        return getOnce(uri)
                .thenCompose(
                        answer -> answer.status() == 401 && secrets.refresh().isPresent()
                                ? renew().thenCompose(renewed ->
                                        renewed ? getOnce(uri) : CompletableFuture.completedFuture(answer))
                                : CompletableFuture.completedFuture(answer));
    }

    private CompletableFuture<HttpAnswer> getOnce(URI uri) {
        if (token.isEmpty() && secrets.refresh().isPresent()) {
            return renew().thenCompose(renewed -> send(get(uri, token)));
        }
        return send(get(uri, token));
    }

    private static AsyncRequestBuilder get(URI uri, Optional<Secret> token) {
        AsyncRequestBuilder request = AsyncRequestBuilder.get(uri).addHeader("Accept", "application/json");
        token.ifPresent(secret -> request.addHeader("Authorization", "Bearer " + secret.reveal()));
        return request;
    }

    /** RFC 6749 section 6; whether there is a new token. */
    private CompletableFuture<Boolean> renew() {
        AsyncRequestBuilder request = AsyncRequestBuilder.post(URI.create(options.api() + "/access_token"))
                .addParameters(
                        new BasicNameValuePair("grant_type", "refresh_token"),
                        new BasicNameValuePair("client_id", options.clientId().orElse("")),
                        new BasicNameValuePair(
                                "client_secret",
                                secrets.client().map(Secret::reveal).orElse("")),
                        new BasicNameValuePair(
                                "refresh_token",
                                secrets.refresh().map(Secret::reveal).orElse("")));
        return send(request).thenApply(answer -> {
            Optional<Secret> fresh = answer.status() == 200
                    ? WebexReader.json(answer.text())
                            .flatMap(WebexReader::accessToken)
                            .map(Secret::new)
                    : Optional.empty();
            fresh.ifPresent(secret -> token = Optional.of(secret));
            return fresh.isPresent();
        });
    }

    private CompletableFuture<HttpAnswer> send(AsyncRequestBuilder request) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        var unused = client.execute(request.build(), new Fetch(LARGEST), null, new FutureCallback<>() {
            @Override
            public void completed(HttpAnswer answer) {
                result.complete(answer);
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

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
