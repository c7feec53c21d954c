package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers REGISTERs as each handset's habit and the incidents of the hour demand; digests are checked. */
final class Registrar {
    /** So that a stale nonce is met now and then. */
    private static final long NONCE_LASTS = 240 * SECOND;

    private static final int RETRY_AFTER = 30;
    private static final int MIN_EXPIRES = 3600;

    private final Stage stage;
    private final Map<DemoHandset, Nonce> nonces = new HashMap<>();

    private record Nonce(String value, long issued) {}

    Registrar(Stage stage) {
        this.stage = stage;
    }

    /** Empty when it says nothing. */
    Optional<Reply> answer(RegisterRequest request) {
        DemoHandset handset = request.handset();
        Habit habit = handset.habit();
        if (habit == Habit.UNANSWERED) {
            return Optional.empty();
        }
        if (isRejectedNow(handset)) {
            return Optional.of(plain(request, Habit.FORBIDDEN));
        }
        return Optional.of(
                switch (habit) {
                    case NOT_FOUND, TIMEOUT, SERVER_FAILURE, DECLINED -> plain(request, habit);
                    case UNAVAILABLE -> unavailable(request);
                    case REDIRECTED -> redirected(request);
                    default -> authenticated(request);
                });
    }

    private boolean isRejectedNow(DemoHandset handset) {
        return handset.server().equals(Roster.NORTH)
                && handset.number() == Roster.REJECTED
                && Incident.REJECTED.on(stage.now());
    }

    private Reply authenticated(RegisterRequest request) {
        DemoHandset handset = request.handset();
        if (request.digest().isEmpty()) {
            return challenge(request, false);
        }
        Digest digest = request.digest().get();
        String password = handset.habit() == Habit.WRONG_PASSWORD ? "another" : handset.password();
        if (!digest.matches(password, RegisterRequest.METHOD)) {
            return challenge(request, false);
        }
        Nonce nonce = nonces.get(handset);
        if (nonce == null || !nonce.value().equals(digest.nonce()) || stage.now() - nonce.issued() > NONCE_LASTS) {
            return challenge(request, true);
        }
        return switch (handset.habit()) {
            case FORBIDDEN -> plain(request, Habit.FORBIDDEN);
            case TOO_BRIEF -> tooBrief(request);
            default -> granted(request);
        };
    }

    private Reply challenge(RegisterRequest request, boolean stale) {
        Nonce nonce = new Nonce("BroadWorksX" + stage.token(), stage.now());
        nonces.put(request.handset(), nonce);
        SipText text = request.answer(401, "Unauthorized", stage.token())
                .header("WWW-Authenticate", Digest.challenge(nonce.value(), stale));
        return new Reply(401, text.bytes(), nonce.value(), 0);
    }

    private Reply granted(RegisterRequest request) {
        int seconds =
                request.expiresSeconds() == 0 ? 0 : request.server().place().expiresSeconds();
        SipText text = request.answer(200, "OK", stage.token());
        if (seconds > 0) {
            text.header("Contact", request.contact() + ";expires=" + seconds);
        }
        return new Reply(200, text.bytes(), "", seconds);
    }

    private Reply plain(RegisterRequest request, Habit habit) {
        return Reply.of(habit.status(), request.answer(habit.status(), habit.phrase(), stage.token()));
    }

    private Reply unavailable(RegisterRequest request) {
        SipText text = request.answer(503, Habit.UNAVAILABLE.phrase(), stage.token())
                .header("Retry-After", String.valueOf(RETRY_AFTER));
        return new Reply(503, text.bytes(), "", RETRY_AFTER);
    }

    private Reply redirected(RegisterRequest request) {
        return Reply.of(
                302,
                request.answer(302, Habit.REDIRECTED.phrase(), stage.token())
                        .header("Contact", "<sip:203.0.113.99:5060>"));
    }

    private Reply tooBrief(RegisterRequest request) {
        return Reply.of(
                423,
                request.answer(423, Habit.TOO_BRIEF.phrase(), stage.token())
                        .header("Min-Expires", String.valueOf(MIN_EXPIRES)));
    }
}
