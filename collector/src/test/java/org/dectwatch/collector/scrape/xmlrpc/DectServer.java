package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A simulated IP-DECT server (KWS300/6000) as its SDK of 2011 describes the XML-RPC interface: sessions that end when idle, one
 * open question for events per session, radio surveys that take a second or two, paging of twelve seconds for a handset that is
 * away, a limit of messages under way, an empty reason phrase. Its clock may run faster than ours.
 */
public final class DectServer implements AutoCloseable {
    public static final String USER = "GW-DECT/admin";
    public static final String PASSWORD = "ip6000-changed";

    private static final List<String> METHODS = List.of(
            "endpoint_base_stations",
            "endpoint_broadcast",
            "endpoint_call_accept",
            "endpoint_call_display",
            "endpoint_call_menu",
            "endpoint_call_prompt",
            "endpoint_call_release",
            "endpoint_call_setup",
            "endpoint_hardware_extension",
            "endpoint_release",
            "endpoint_sms",
            "endpoint_sms_advanced",
            "endpoint_status",
            "session_login",
            "session_logout",
            "session_receive",
            "system.listMethods",
            "system.methodHelp",
            "system.methodSignature");

    final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger receivesAtOnce = new AtomicInteger();
    private final Vertx vertx;
    private final Context loop;
    private final int faster;
    private final HttpServer http;
    private final Random random = new Random(7);
    private final Map<Long, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, List<int[]>> inRange = new ConcurrentHashMap<>();
    private volatile boolean active = true;
    private volatile int idleSeconds = 120;
    private volatile int mostPending = 2;
    private int pending;

    /** One application's session. All on the server's event loop. */
    private final class Session {
        private final Deque<String> events = new ArrayDeque<>();
        private Optional<HttpServerRequest> waiting = Optional.empty();
        private long waitTimer = -1;
        private long idleTimer = -1;
    }

    private DectServer(Vertx vertx, int faster, HttpServer http) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.faster = faster;
        this.http = http;
    }

    /** @param faster how many of its seconds pass in one of ours */
    public static DectServer start(Vertx vertx, String host, int port, int faster, Optional<SelfSigned> tls) throws Exception {
        HttpServerOptions options = new HttpServerOptions().setHost(host).setPort(port);
        tls.ifPresent(certificate -> options.setSsl(true).setKeyCertOptions(certificate.options()));
        HttpServer http = vertx.createHttpServer(options);
        DectServer server = new DectServer(vertx, faster, http);
        http.connectionHandler(connection -> server.connections.incrementAndGet());
        http.requestHandler(server::request);
        http.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return server;
    }

    public int port() {
        return http.actualPort();
    }

    /** Of a redundant pair: the one that is not active refuses, and drops whoever is connected. */
    void active(boolean is) {
        active = is;
        if (!is) {
            onLoop(() -> {
                sessions.values()
                        .forEach(session -> session.waiting.ifPresent(
                                request -> request.connection().close()));
                sessions.clear();
            });
        }
    }

    void idleSeconds(int seconds) {
        idleSeconds = seconds;
    }

    void mostPending(int most) {
        mostPending = most;
    }

    /** @param stations RPN and RSSI of each, its own first; a handset that was never put is away */
    public void inRange(String handset, int[]... stations) {
        inRange.put(handset, Arrays.asList(stations));
    }

    int sessions() {
        return sessions.size();
    }

    int called(String method) {
        return calls.getOrDefault(method, new AtomicInteger()).get();
    }

    /** Forgets all sessions, as a restart does. */
    void forgetSessions() {
        onLoop(() -> {
            sessions.values()
                    .forEach(session -> session.waiting.ifPresent(
                            request -> answer(request.response(), value(RpcStatus.UNKNOWN_SESSION))));
            sessions.clear();
        });
    }

    public void charger(String handset, boolean in) {
        tell(struct(
                "type",
                text("endpoint_status"),
                "from",
                text(handset),
                "status",
                value(11),
                "data",
                octets(in ? 1 : 2)));
    }

    void alarmKey(String handset) {
        tell(struct(
                "type", text("endpoint_status"), "from", text(handset), "status", value(12), "data", octets(0, 3, 45)));
    }

    void message(String handset, String words) {
        tell(struct("type", text("endpoint_sms"), "from", text(handset), "to", text("2000"), "display", text(words)));
    }

    /** As a handset answers an advanced message: two status octets, and the base stations that it hears. */
    void advanced(String handset, int first, int second, int... station) {
        tell(struct(
                "type", text("endpoint_sms_advanced"),
                "from", text(handset),
                "status", octets(first, second),
                "rfp_map", map(List.of(station))));
    }

    /** Tells each session. */
    void tell(String event) {
        onLoop(() -> sessions.values().forEach(session -> {
            session.events.add(event);
            deliver(session);
        }));
    }

    private void onLoop(Runnable work) {
        loop.runOnContext(nothing -> work.run());
    }

    private void request(HttpServerRequest request) {
        if (!active || !request.path().equals("/RPC2")) {
            request.connection().close();
            return;
        }
        request.body()
                .onSuccess(body -> loop.runOnContext(nothing -> {
                    Element call = parse(body.toString());
                    String method = first(call, "methodName");
                    calls.computeIfAbsent(method, name -> new AtomicInteger()).incrementAndGet();
                    List<String> parameters = new ArrayList<>();
                    NodeList params = call.getElementsByTagName("param");
                    for (int i = 0; i < params.getLength(); i++) {
                        parameters.add(params.item(i).getTextContent().strip());
                    }
                    dispatch(method, parameters, request);
                }));
    }

    private void dispatch(String method, List<String> parameters, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        switch (method) {
            case "system.listMethods" ->
                answer(response, array(METHODS.stream().map(DectServer::text).toList()));
            case "session_login" -> answer(response, value(login(parameters)));
            case "session_logout" ->
                answer(
                        response,
                        value(
                                sessions.remove(Long.parseLong(parameters.get(0))) == null
                                        ? RpcStatus.UNKNOWN_SESSION
                                        : 0));
            case "session_receive" -> receive(parameters, request);
            case "endpoint_base_stations" -> survey(parameters, response);
            default -> answer(response, value(RpcStatus.OK));
        }
    }

    private long login(List<String> parameters) {
        if (!parameters.equals(List.of(USER, PASSWORD))) {
            return RpcStatus.LOGIN_INCORRECT;
        }
        long id = 1 + random.nextInt(1_000_000);
        Session session = new Session();
        sessions.put(id, session);
        used(id, session);
        return id;
    }

    private void used(long id, Session session) {
        vertx.cancelTimer(session.idleTimer);
        session.idleTimer = after(idleSeconds, () -> {
            if (session.waiting.isEmpty()) {
                sessions.remove(id, session);
            }
        });
    }

    private void receive(List<String> parameters, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        long id = Long.parseLong(parameters.get(0));
        Session session = sessions.get(id);
        if (session == null) {
            answer(response, value(RpcStatus.UNKNOWN_SESSION));
        } else if (session.waiting.isPresent()) {
            answer(response, value(RpcStatus.ANOTHER_RECEIVES));
        } else {
            session.waiting = Optional.of(request);
            receivesAtOnce.accumulateAndGet(
                    (int) sessions.values().stream()
                            .filter(one -> one.waiting.isPresent())
                            .count(),
                    Math::max);
            used(id, session);
            long seconds = parameters.size() > 1 ? Long.parseLong(parameters.get(1)) : 0;
            response.closeHandler(
                    gone -> onLoop(() -> session.waiting = session.waiting.filter(one -> one != request)));
            session.waitTimer = after(Math.max(1, seconds), () -> {
                session.waiting.ifPresent(waiting -> answer(waiting.response(), array(List.of())));
                session.waiting = Optional.empty();
                used(id, session);
            });
            deliver(session);
        }
    }

    private void deliver(Session session) {
        if (session.waiting.isPresent() && !session.events.isEmpty()) {
            vertx.cancelTimer(session.waitTimer);
            answer(session.waiting.get().response(), array(List.copyOf(session.events)));
            session.events.clear();
            session.waiting = Optional.empty();
        }
    }

    private void survey(List<String> parameters, HttpServerResponse response) {
        Session session = sessions.get(Long.parseLong(parameters.get(0)));
        if (session == null) {
            answer(response, value(RpcStatus.UNKNOWN_SESSION));
        } else if (pending >= mostPending) {
            answer(response, value(RpcStatus.BUSY));
        } else {
            pending++;
            String handset = parameters.get(1);
            List<int[]> stations = inRange.get(handset);
            answer(response, value(RpcStatus.OK));
            after(stations == null ? 12 : 2, () -> {
                pending--;
                session.events.add(
                        stations == null
                                ? struct("type", text("endpoint_release"), "from", text(handset), "reason", value(3))
                                : struct(
                                        "type",
                                        text("endpoint_base_stations"),
                                        "from",
                                        text(handset),
                                        "rfp_map",
                                        map(stations)));
                deliver(session);
            });
        }
    }

    private long after(long seconds, Runnable what) {
        return vertx.setTimer(Math.max(1, seconds * 1000 / faster), timer -> loop.runOnContext(nothing -> what.run()));
    }

    private static void answer(HttpServerResponse response, String value) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(200)
                .setStatusMessage("")
                .putHeader("Server", "KirkHTTPServer/1.0")
                .putHeader("Content-Type", "text/xml")
                .end("<?xml version=\"1.0\"?>\r\n<methodResponse><params><param>" + value
                        + "</param></params></methodResponse>\r\n");
    }

    private static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new IllegalStateException("the client sent no XML: " + xml, broken);
        }
    }

    private static String first(Element call, String tag) {
        return call.getElementsByTagName(tag).item(0).getTextContent();
    }

    static String text(String text) {
        return "<value><string>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</string></value>";
    }

    static String value(long number) {
        return "<value><int>" + number + "</int></value>";
    }

    static String octets(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return "<value><base64>" + java.util.Base64.getEncoder().encodeToString(bytes) + "</base64></value>";
    }

    static String array(List<String> values) {
        return "<value><array><data>" + String.join("", values) + "</data></array></value>";
    }

    static String struct(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        StringBuilder text = new StringBuilder("<value><struct>");
        members.forEach((name, value) -> text.append("<member><name>" + name + "</name>" + value + "</member>"));
        return text.append("</struct></value>").toString();
    }

    private static String map(List<int[]> stations) {
        return array(stations.stream()
                .map(station -> struct("rpn", value(station[0]), "rssi", value(station[1])))
                .toList());
    }

    @Override
    public void close() throws Exception {
        http.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
