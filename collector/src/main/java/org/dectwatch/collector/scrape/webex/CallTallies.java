package org.dectwatch.collector.scrape.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Calls of each handset within the window, and which records were already counted. One thread at a time. */
final class CallTallies {
    private static final int HANDSETS = 20_000;
    private static final int CALLS_EACH = 1_000;
    private static final int RECORDS = 50_000;

    private final Duration window;
    private final Set<String> counted = new LinkedHashSet<>();
    private final BoundedTable<String, Deque<WebexCall>> byIpei =
            new BoundedTable<>(new Limits(HANDSETS, Long.MAX_VALUE, Limits.FOREVER), (ipei, calls, why, at) -> {});

    CallTallies(Duration window) {
        this.window = window;
    }

    /** False when the record came before. */
    boolean add(WebexCall call, Instant now) {
        if (!counted.add(call.id())) {
            return false;
        }
        if (counted.size() > RECORDS) {
            counted.remove(counted.iterator().next());
        }
        Deque<WebexCall> calls = byIpei.get(call.ipei(), Times.nanos(now)).orElseGet(ArrayDeque::new);
        calls.add(call);
        while (calls.size() > CALLS_EACH
                || !calls.isEmpty() && calls.getFirst().at().isBefore(now.minus(window))) {
            calls.removeFirst();
        }
        byIpei.put(call.ipei(), calls, 1, Times.nanos(now));
        return true;
    }

    /** One sentence; empty when no call of the window is known. */
    String told(String ipei, Instant now) {
        Map<String, Integer> failures = new TreeMap<>();
        int all = 0;
        for (WebexCall call : byIpei.peek(ipei).orElseGet(ArrayDeque::new)) {
            if (!call.at().isBefore(now.minus(window))) {
                all++;
                if (!call.succeeded()) {
                    failures.merge(call.reason(), 1, Integer::sum);
                }
            }
        }
        if (all == 0) {
            return "";
        }
        int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder told = new StringBuilder(" Of its ")
                .append(all)
                .append(all == 1 ? " call in " : " calls in ")
                .append(window.toHours())
                .append(" h, ")
                .append(failed)
                .append(" failed or were refused");
        if (failed > 0) {
            told.append(": ");
            failures.forEach((reason, count) ->
                    told.append(reason).append(" ×").append(count).append(", "));
            told.setLength(told.length() - 2);
        }
        return told.append('.').toString();
    }
}
