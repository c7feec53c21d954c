package org.dectwatch.collector.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.metrics.Label;
import org.dectwatch.collector.metrics.MetricCatalog;
import org.dectwatch.collector.metrics.MetricSpec;

/** PromQL as it stands in boards and rules: taken out of them, made runnable, and compared with the metric catalogue. */
final class Expressions {
    private static final Pattern METRIC = Pattern.compile("\\b(dectwatch_[a-z0-9_]+)(\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("\\s*([a-z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"\\s*");

    private Expressions() {}

    /** Every expression of a board, with the title of its panel. */
    static List<Map.Entry<String, String>> of(JsonNode board) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (JsonNode panel : board.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                all.add(Map.entry(
                        panel.path("title").asText(), target.path("expr").asText()));
            }
        }
        return all;
    }

    /** The expression as Prometheus takes it: with what Grafana would put in for its variables. */
    static String runnable(String expression) {
        return expression.replace("$__rate_interval", "1m").replace("$server", ".*");
    }

    /** What is wrong with the metrics and labels it names; empty when all are in the catalogue. */
    static List<String> strangers(String expression) {
        Map<String, MetricSpec> known = new HashMap<>();
        for (MetricSpec spec : MetricCatalog.all()) {
            known.put(spec.name(), spec);
            if (spec.type() == MetricSpec.Type.HISTOGRAM) {
                List.of("_bucket", "_sum", "_count").forEach(suffix -> known.put(spec.name() + suffix, spec));
            }
        }
        List<String> strange = new ArrayList<>();
        Matcher metric = METRIC.matcher(expression);
        while (metric.find()) {
            MetricSpec spec = known.get(metric.group(1));
            if (spec == null) {
                strange.add("no metric " + metric.group(1));
            } else if (metric.group(3) != null) {
                checkMatchers(spec, metric.group(3), strange);
            }
        }
        return strange;
    }

    private static void checkMatchers(MetricSpec spec, String matchers, List<String> strange) {
        for (String one : matchers.split(",")) {
            Matcher matcher = MATCHER.matcher(one);
            if (!matcher.matches()) {
                strange.add("not a matcher: " + one);
                continue;
            }
            spec.labels().stream()
                    .filter(label -> label.name().equals(matcher.group(1)))
                    .findFirst()
                    .ifPresentOrElse(
                            label -> checkWords(spec, label, matcher.group(3), strange),
                            () -> strange.add(spec.name() + " has no label " + matcher.group(1)));
        }
    }

    private static void checkWords(MetricSpec spec, Label label, String value, List<String> strange) {
        for (String word : value.split("\\|")) {
            if (!label.words().isEmpty() && !label.words().contains(word)) {
                strange.add(spec.name() + "{" + label.name() + "} never holds " + word);
            }
        }
    }
}
