package org.dectwatch.collector.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SessionResult;

/**
 * The figures of RFC 6076 over what a report tells. A call that has no outcome yet, or whose beginning was not seen, is none of the
 * requests.
 *
 * @param requests session requests by what became of them
 * @param completed sessions whose BYE got a 2xx
 * @param registerAttempts attempts to register that ended
 * @param ineffectiveRegisters of those, without 401, 402, 407 and 3xx (4.2)
 */
public record SessionFigures(
        Map<SessionResult, Integer> requests,
        int completed,
        int registerAttempts,
        int ineffectiveRegisters,
        Delays requestDelayOfAnswered,
        Delays requestDelayOfFailed,
        Delays disconnectDelay,
        Delays duration) {
    public SessionFigures {
        requests = Collections.unmodifiableMap(requests.isEmpty() ? Map.of() : new EnumMap<>(requests));
    }

    /** Of a delay in milliseconds; empty when there was none. */
    public record Delays(int count, OptionalDouble medianMs, OptionalDouble maxMs) {
        static Delays of(double... milliseconds) {
            double[] sorted = milliseconds.clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            return n == 0
                    ? new Delays(0, OptionalDouble.empty(), OptionalDouble.empty())
                    : new Delays(
                            n,
                            OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2),
                            OptionalDouble.of(sorted[n - 1]));
        }
    }

    /** @param ineffective attempts to register that 4.2 counts as such, of all told addresses of record */
    static SessionFigures of(List<Registration> registrations, List<Call> calls, int ineffective) {
        Map<SessionResult, Integer> requests = new EnumMap<>(SessionResult.class);
        calls.forEach(call -> {
            if (call.finalStatus().isPresent()) {
                requests.merge(SessionResult.of(call.finalStatus().getAsInt()), 1, Integer::sum);
            } else if (call.state() == CallState.UNANSWERED) {
                requests.merge(SessionResult.UNANSWERED, 1, Integer::sum);
            }
        });
        return new SessionFigures(
                requests,
                (int) calls.stream()
                        .filter(c -> c.finalStatus().isPresent()
                                && c.disconnectDelayMs().isPresent()
                                && c.end().filter(CallEnd.BYE::equals).isPresent())
                        .count(),
                registrations.stream()
                        .mapToInt(r -> r.successes() + r.failures())
                        .sum(),
                ineffective,
                delays(answered(calls), Call::requestDelayMs),
                delays(failed(calls), Call::requestDelayMs),
                delays(calls, Call::disconnectDelayMs),
                delays(
                        calls,
                        c -> c.durationMs().isPresent()
                                ? OptionalDouble.of(c.durationMs().getAsLong())
                                : OptionalDouble.empty()));
    }

    private static List<Call> answered(List<Call> calls) {
        return calls.stream().filter(c -> c.answeredAt().isPresent()).toList();
    }

    private static List<Call> failed(List<Call> calls) {
        return calls.stream()
                .filter(c -> c.answeredAt().isEmpty() && c.finalStatus().orElse(300) >= 400)
                .toList();
    }

    private static Delays delays(List<Call> calls, Function<Call, OptionalDouble> delay) {
        return Delays.of(calls.stream()
                .map(delay)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray());
    }

    int count(SessionResult result) {
        return requests.getOrDefault(result, 0);
    }

    int allRequests() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** 4.6, percent; empty when there was nothing to establish. */
    OptionalDouble ser() {
        return percent(count(SessionResult.ESTABLISHED), allRequests() - count(SessionResult.REDIRECTED));
    }

    /** 4.7, percent. */
    OptionalDouble seer() {
        return percent(
                count(SessionResult.ESTABLISHED) + count(SessionResult.USER_UNAVAILABLE),
                allRequests() - count(SessionResult.REDIRECTED));
    }

    /** 4.8, percent. */
    OptionalDouble isa() {
        return percent(count(SessionResult.INEFFECTIVE), allRequests());
    }

    /** 4.9, percent. */
    OptionalDouble scr() {
        return percent(completed, allRequests());
    }

    /** 4.2, percent. */
    OptionalDouble ira() {
        return percent(ineffectiveRegisters, registerAttempts);
    }

    private static OptionalDouble percent(int part, int all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / all);
    }
}
