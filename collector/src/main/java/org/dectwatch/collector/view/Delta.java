package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;

/**
 * What changed from one revision to the next. Whoever holds revision {@code base} of the same run replaces the changed rows by key,
 * forgets the removed ones, appends {@code trend}, and then holds {@code revision}.
 *
 * @param schema {@link #SCHEMA}
 * @param base the revision it applies to
 * @param verdict whole, changed or not; so are {@code totals} and {@code self}
 * @param trend points to append; those older than ten minutes before the last may be forgotten
 */
public record Delta(
        String schema,
        String runId,
        long base,
        long revision,
        Instant time,
        Verdict verdict,
        Totals totals,
        SelfStatus self,
        Changes<SourceRow> sources,
        Changes<ServerRow> servers,
        Changes<HandsetRow> handsets,
        Changes<AlertRow> alerts,
        List<TrendPoint> trend) {
    public static final String SCHEMA = "dectwatch.delta/1";

    public Delta {
        if (base < 0 || revision <= base) {
            throw new IllegalArgumentException("revision must follow base: " + base + " to " + revision);
        }
        trend = List.copyOf(trend);
    }

    /**
     * Rows of one table.
     *
     * @param changed new or different, whole
     * @param removed keys (name or id) of those that are gone
     */
    public record Changes<T>(List<T> changed, List<String> removed) {
        public Changes {
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }

        public boolean none() {
            return changed.isEmpty() && removed.isEmpty();
        }
    }
}
