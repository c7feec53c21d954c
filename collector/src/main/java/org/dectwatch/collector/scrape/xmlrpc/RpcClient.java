package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcCall;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcParser;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcReply;
import org.dectwatch.collector.scrape.http.LeafTrust;

/**
 * Calls to one address. Two connections at most, one for the open question for events and one for the rest, kept between calls:
 * a TLS handshake takes such a device long.
 */
final class RpcClient {
    private static final int CONNECTIONS = 2;
    private static final int KEPT_SECONDS = 300;

    /** Longer than any limit of a call, which is then what ends it. */
    private static final int CONNECT_MILLIS = 600_000;

    private final HttpClientAgent http;
    private final IpAddress address;
    private final String path;
    private final int largest;

    /** @param bytes size of the body */
    record Answer(XmlRpcReply reply, int bytes) {}

    RpcClient(Vertx vertx, XmlRpcOptions options, IpAddress address, CertificateWatch trust) {
        HttpClientOptions client = new HttpClientOptions()
                .setDefaultHost(address.toString())
                .setDefaultPort(options.port())
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setSsl(options.tls())
                .setVerifyHost(false);
        if (options.tls()) {
            client.setTrustOptions(TrustOptions.wrap(new LeafTrust(trust)))
                    .setSslHandshakeTimeout(CONNECT_MILLIS)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        // What goes wrong with a connection fails the call that is on it; without a handler it would be logged as well.
        this.http = vertx.httpClientBuilder()
                .with(client)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connection -> connection.exceptionHandler(known -> {}))
                .build();
        this.address = address;
        this.path = options.path();
        this.largest = options.largestAnswer().asInt();
    }

    IpAddress address() {
        return address;
    }

    /** Fails with an {@link RpcFailure} and nothing else, when the limit is over at the latest. */
    Future<Answer> call(XmlRpcCall call, Duration limit) {
        Exchange exchange = new Exchange();
        return request()
                .compose(request -> exchange.send(request, Buffer.buffer(call.octets())))
                .timeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
                .recover(error -> {
                    exchange.giveUp();
                    return Future.failedFuture(RpcFailure.of(error, address.toString(), limit.toMillis()));
                });
    }

    private Future<HttpClientRequest> request() {
        try {
            return http.request(new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setURI(path)
                    .putHeader("Content-Type", "text/xml")
                    .putHeader("User-Agent", "dectwatch"));
        } catch (IllegalStateException closed) {
            return Future.failedFuture(new RpcFailure(Reason.CLOSED, "the collector is stopping"));
        }
    }

    Future<Void> close() {
        return http.close();
    }

    /** One request under way. */
    private final class Exchange {
        private final Promise<Answer> answer = Promise.promise();
        private final Buffer body = Buffer.buffer();
        private Runnable reset = () -> {};
        private boolean givenUp;

        Future<Answer> send(HttpClientRequest request, Buffer call) {
            reset = request::reset;
            request.exceptionHandler(known -> {});
            if (givenUp) {
                request.reset();
                return Future.failedFuture("given up");
            }
            return request.send(call).compose(this::receive);
        }

        private Future<Answer> receive(HttpClientResponse response) {
            int status = response.statusCode();
            response.exceptionHandler(answer::tryFail);
            response.handler(this::more);
            response.endHandler(end -> finish(status));
            return answer.future();
        }

        private void more(Buffer bytes) {
            if (body.length() + bytes.length() > largest) {
                answer.tryFail(
                        new RpcFailure(Reason.TOO_LARGE, address + " answers with more than " + largest + " octets"));
                giveUp();
            } else {
                body.appendBuffer(bytes);
            }
        }

        private void finish(int status) {
            if (status != 200) {
                answer.tryFail(new RpcFailure(
                        status == 401 || status == 403 ? Reason.AUTHENTICATION : Reason.REFUSED,
                        address + " answers with HTTP status " + status));
                return;
            }
            try {
                answer.tryComplete(new Answer(XmlRpcParser.expectReply(body.getBytes()), body.length()));
            } catch (Malformed malformed) {
                answer.tryFail(new RpcFailure(
                        Reason.NOT_UNDERSTOOD,
                        address + " does not answer in XML-RPC (" + body.length() + " octets, offset "
                                + malformed.offset() + ")"));
            }
        }

        /** Closes the connection: what is still to come is of no use. */
        void giveUp() {
            givenUp = true;
            reset.run();
        }
    }
}
