package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.health.Change;

/**
 * Whatever was said of a capture with losses that is not true of the whole one, at the end or on the way: a sentence each. To
 * say less, to say it later (a gap is waited for) or that something is unknown contradicts nothing.
 */
final class Contradictions {
    /** How much later than in the whole something may be noticed, or known to be over. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private static final Set<String> UNCERTAIN_OUTCOMES = Set.of("UNSEEN", "INCOMPLETE", "null");

    private static final Set<String> LESS_FAR = Set.of("TRYING", "RINGING", "ESTABLISHED");

    /** How much later something is known to have happened where what told of it first was lost: the 180, the first 2xx. */
    private static final int LONGEST_RINGING_MS = 750;

    private final Course whole;
    private final Course lossy;
    private final List<String> found = new ArrayList<>();

    private Contradictions(Course whole, Course lossy) {
        this.whole = whole;
        this.lossy = lossy;
    }

    static List<String> of(Course whole, Course lossy) {
        Contradictions all = new Contradictions(whole, lossy);
        all.states();
        all.attempts();
        all.alerts();
        all.otherEvents();
        all.findings();
        all.registrations();
        all.connections();
        all.calls();
        all.counts("sip", whole.told().sip(), lossy.told().sip());
        return all.found;
    }

    /** The same of calls alone, and of what was found. */
    static List<String> ofCalls(Course whole, Course lossy) {
        Contradictions all = new Contradictions(whole, lossy);
        all.calls();
        all.sessions();
        all.findings();
        return all.found;
    }

    private void say(String sentence, Object... values) {
        found.add(String.format(sentence, values));
    }

    /** What each registration was said to be, whenever that changed. */
    private void states() {
        Map<AddressOfRecord, TreeMap<Instant, RegistrationState>> real = new HashMap<>();
        for (DomainEvent event : whole.events()) {
            if (event instanceof DomainEvent.RegistrationChanged changed) {
                real.computeIfAbsent(changed.now().aor(), aor -> new TreeMap<>())
                        .put(changed.time(), changed.now().state());
            }
        }
        for (DomainEvent event : lossy.events()) {
            if (event instanceof DomainEvent.RegistrationChanged changed
                    && changed.now().state() != RegistrationState.UNKNOWN
                    && !held(real.getOrDefault(changed.now().aor(), new TreeMap<>()), changed)) {
                say(
                        "%s was %s at %s, and in the whole it was not",
                        changed.now().aor(), changed.now().state(), changed.time());
            }
        }
    }

    private static boolean held(TreeMap<Instant, RegistrationState> real, DomainEvent.RegistrationChanged changed) {
        Map.Entry<Instant, RegistrationState> at = real.floorEntry(changed.time());
        return at != null && at.getValue() == changed.now().state()
                || real.subMap(changed.time().minus(LATER), changed.time())
                        .containsValue(changed.now().state());
    }

    /** How attempts to register ended: each must be one of the whole's. */
    private void attempts() {
        List<DomainEvent.RegistrationEnded> real = new ArrayList<>();
        whole.events().stream()
                .filter(DomainEvent.RegistrationEnded.class::isInstance)
                .map(DomainEvent.RegistrationEnded.class::cast)
                .forEach(real::add);
        for (DomainEvent event : lossy.events()) {
            if (event instanceof DomainEvent.RegistrationEnded ended) {
                Optional<DomainEvent.RegistrationEnded> same =
                        real.stream().filter(one -> isSame(one, ended)).findFirst();
                same.ifPresentOrElse(
                        real::remove,
                        () -> say(
                                "%s ended %s %s %s at %s, and in the whole it did not",
                                ended.aor(), ended.outcome(), ended.reason(), ended.status(), ended.time()));
            }
        }
    }

    private static boolean isSame(DomainEvent.RegistrationEnded real, DomainEvent.RegistrationEnded told) {
        boolean delay = told.delayMs().isEmpty()
                || real.delayMs().isPresent()
                        && Math.abs(real.delayMs().getAsDouble()
                                        - told.delayMs().getAsDouble())
                                < 1;
        return real.aor().equals(told.aor())
                && real.outcome() == told.outcome()
                && real.reason() == told.reason()
                && real.status().equals(told.status())
                && Duration.between(real.time(), told.time()).abs().compareTo(LATER) <= 0
                && delay;
    }

    /** Nobody may even have been near an alert of which the whole knows nothing. */
    private void alerts() {
        Set<String> real = new HashSet<>();
        whole.changes().forEach(change -> real.add(alert(change)));
        for (Change change : lossy.changes()) {
            if (change.kind() != Change.Kind.CANCELLED && !real.contains(alert(change))) {
                say("the alert %s was %s at %s", alert(change), change.kind(), change.time());
            }
        }
    }

    private static String alert(Change change) {
        return change.alert().rule() + " of " + change.alert().subject().text();
    }

    /** Kinds of events that the whole has none of, and connections that died under others than in the whole. */
    private void otherEvents() {
        Map<String, DomainEvent.TlsConnectionLost> lost = new HashMap<>();
        Set<Class<?>> kinds = new HashSet<>();
        for (DomainEvent event : whole.events()) {
            kinds.add(event.getClass());
            if (event instanceof DomainEvent.TlsConnectionLost one) {
                lost.put(one.connection().client().toString(), one);
            }
        }
        for (DomainEvent event : lossy.events()) {
            if (!kinds.contains(event.getClass())) {
                say("%s at %s: the whole has none", event.getClass().getSimpleName(), event.time());
            } else if (event instanceof DomainEvent.TlsConnectionLost told) {
                DomainEvent.TlsConnectionLost real =
                        lost.get(told.connection().client().toString());
                if (real == null || told.handsets().orElse(0) > real.handsets().orElse(0)) {
                    say(
                            "the connection of %s died under %s handsets",
                            told.connection().client(), told.handsets());
                }
            }
        }
    }

    /** What became of requests for a session, and who ended one: no more of each than there was. */
    private void sessions() {
        List<String> real = sessions(whole);
        for (String told : sessions(lossy)) {
            if (!real.remove(told)) {
                say("a session was told as %s", told);
            }
        }
    }

    private static List<String> sessions(Course course) {
        List<String> told = new ArrayList<>();
        for (DomainEvent event : course.events()) {
            if (event instanceof DomainEvent.SessionRequested asked) {
                told.add(asked.result().name());
            } else if (event instanceof DomainEvent.SessionEnded ended) {
                told.add(ended.by().name());
            }
        }
        return told;
    }

    private void findings() {
        Set<String> real = Set.copyOf(whole.told().rows("findings", "rule", "subject"));
        for (String told : lossy.told().rows("findings", "rule", "subject")) {
            if (!real.contains(told)) {
                say("found: %s", told);
            }
        }
    }

    private void registrations() {
        for (JsonNode told : lossy.told().all("registrations")) {
            JsonNode real = row(whole, "registrations", "aor", told);
            String aor = told.path("aor").asText();
            equal(aor, "state", real, told, "UNKNOWN");
            equal(aor, "lastOutcome", real, told, "null");
            equal(aor, "reason", real, told, "NONE");
            for (String fact : List.of("transport", "device", "registrar", "authUser", "grantedExpiresSeconds")) {
                equal(aor, fact, real, told, "null");
            }
            for (String count : List.of("transactions", "attempts", "successes", "failures")) {
                if (told.path(count).asInt() > real.path(count).asInt()) {
                    say("%s had %s %s", aor, told.path(count), count);
                }
            }
            if (told.path("medianDelayMs").asDouble(0) > 50) {
                say("%s took %s ms", aor, told.path("medianDelayMs"));
            }
        }
    }

    /** A call may be told to be less far than it was: its end was not seen. */
    private void calls() {
        for (JsonNode told : lossy.told().all("calls")) {
            JsonNode real = row(whole, "calls", "callId", told);
            String call = told.path("callId").asText();
            if (!LESS_FAR.contains(told.path("state").asText())) {
                equal(call, "state", real, told, "UNKNOWN");
            }
            for (String fact : List.of("caller", "callee", "finalStatus", "endedBy", "handset", "device")) {
                equal(call, fact, real, told, "null");
            }
            equal(call, "transfer", real, told, "NONE");
            for (String count : List.of("holds", "resumes")) {
                if (told.path(count).asInt() > real.path(count).asInt()) {
                    say("%s had %s %s", call, told.path(count), count);
                }
            }
            for (String delay : List.of("setupMs", "durationMs", "requestDelayMs", "disconnectDelayMs")) {
                double much = told.path(delay).asDouble(0) - real.path(delay).asDouble(0);
                if (told.path(delay).isNumber() && Math.abs(much) > LONGEST_RINGING_MS) {
                    say("%s of %s: %s instead of %s", delay, call, told.path(delay), real.path(delay));
                }
            }
            if (!Told.list(real.path("agreedCodecs")).containsAll(Told.list(told.path("agreedCodecs")))) {
                say("agreedCodecs of %s: %s", call, told.path("agreedCodecs"));
            }
            if (told.path("srtp").asText().equals("AGREED")) {
                equal(call, "srtp", real, told, "");
            }
        }
    }

    private void connections() {
        for (JsonNode told : lossy.told().all("tls")) {
            JsonNode real = row(whole, "tls", "client", told);
            String client = told.path("client").asText();
            equal(client, "server", real, told, "");
            if (!UNCERTAIN_OUTCOMES.contains(told.path("outcome").asText("null"))) {
                equal(client, "outcome", real, told, "null");
            }
            for (String fact :
                    List.of("serverName", "version", "cipher", "resumed", "failure", "alpn", "extendedMasterSecret")) {
                equal(client, fact, real, told, "null");
            }
            equal(client, "clientAuth", real, told, "UNKNOWN");
            for (String never : List.of("helloRetried", "renegotiated")) {
                if (told.path(never).asBoolean() && !real.path(never).asBoolean()) {
                    say("%s of %s", never, client);
                }
            }
            close(client, real.path("close"), told.path("close"));
            double much = told.path("handshakeMs").asDouble(0)
                    - real.path("handshakeMs").asDouble(0);
            if (Math.abs(much) > 50 && told.path("handshakeMs").isNumber()) {
                say(
                        "the handshake of %s took %s ms instead of %s",
                        client, told.path("handshakeMs"), real.path("handshakeMs"));
            }
            for (String list : List.of(
                    "users",
                    "certificates",
                    "clientCertificates",
                    "certificateFaults",
                    "offeredVersions",
                    "offeredAlpn")) {
                if (!Told.list(real.path(list)).containsAll(Told.list(told.path(list)))) {
                    say("%s of %s: %s", list, client, told.path(list));
                }
            }
        }
    }

    /** Who ended it must be right; how may be less exact: the close_notify was lost, or the FIN after it. */
    private void close(String client, JsonNode real, JsonNode told) {
        String how = told.path("how").asText("UNSEEN");
        if (how.equals("UNSEEN") || how.equals("TIMEOUT")) {
            return;
        }
        boolean vaguer = how.equals("FIN") && real.path("how").asText().equals("CLOSE_NOTIFY");
        if (!told.path("by").equals(real.path("by"))
                || !vaguer && !told.path("how").equals(real.path("how"))) {
            say(
                    "%s ended %s by %s instead of %s by %s",
                    client, how, told.path("by"), real.path("how"), real.path("by"));
        }
    }

    private static JsonNode row(Course course, String table, String key, JsonNode like) {
        return course.told().all(table).stream()
                .filter(row -> row.path(key).equals(like.path(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the whole has no " + like.path(key) + " in " + table));
    }

    private void equal(String whose, String fact, JsonNode real, JsonNode told, String unknown) {
        String text = told.path(fact).asText("null");
        if (!text.equals(unknown) && !told.path(fact).equals(real.path(fact))) {
            say("%s of %s: %s instead of %s", fact, whose, told.path(fact), real.path(fact));
        }
    }

    /** Of less there is never more. */
    private void counts(String where, JsonNode real, JsonNode told) {
        told.properties().forEach(field -> {
            String name = where + "." + field.getKey();
            if (field.getValue().isObject()) {
                counts(name, real.path(field.getKey()), field.getValue());
            } else if (field.getValue().asInt() > real.path(field.getKey()).asInt()) {
                say("%s: %s instead of %s", name, field.getValue(), real.path(field.getKey()));
            }
        });
    }
}
