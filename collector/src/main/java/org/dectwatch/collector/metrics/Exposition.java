package org.dectwatch.collector.metrics;

import java.util.Locale;

/** What a scrape gets, in the format it asks for. */
public final class Exposition {
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final MetricsRegistry registry;

    public Exposition(MetricsRegistry registry) {
        this.registry = registry;
    }

    /**
     * The content type for a request.
     *
     * @param accept its Accept header; empty when there was none
     */
    public static String contentType(String accept) {
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.strip().split("\\s*;\\s*");
            boolean refused = java.util.Arrays.stream(parts).anyMatch(part -> part.matches("q=0(\\.0*)?"));
            if (parts[0].equals(OPEN_METRICS) && !refused) {
                return OPEN_METRICS_TYPE;
            }
        }
        return TEXT_TYPE;
    }

    /** All metrics now. Takes milliseconds with thousands of handsets: never call it on an event loop. */
    public String text(String contentType) {
        return registry.meters().scrape(contentType);
    }
}
