package org.dectwatch.collector.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stretches of time, in order, none touching another. */
public record TimeSpans(List<Span> spans) {
    public static final TimeSpans NONE = new TimeSpans(List.of());

    public TimeSpans {
        spans = List.copyOf(spans);
    }

    /** From inclusive, to exclusive. */
    public record Span(Instant from, Instant to) {
        public Duration length() {
            return Duration.between(from, to);
        }

        boolean isEmpty() {
            return !from.isBefore(to);
        }

        boolean lasts(Duration atLeast) {
            return length().compareTo(atLeast) >= 0;
        }

        boolean touches(Span other) {
            return !from.isAfter(other.to) && !other.from.isAfter(to);
        }
    }

    /** Joins what overlaps or touches; what is empty or runs backwards is left out. */
    public static TimeSpans of(Collection<Span> any) {
        if (any.size() == 1) {
            return of(any.iterator().next());
        }
        List<Span> sorted = new ArrayList<>(any.size());
        for (Span span : any) {
            if (!span.isEmpty()) {
                sorted.add(span);
            }
        }
        if (sorted.size() <= 1) {
            return sorted.isEmpty() ? NONE : new TimeSpans(sorted);
        }
        sorted.sort(Comparator.comparing(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span next : sorted) {
            Span last = joined.isEmpty() ? next : joined.get(joined.size() - 1);
            if (!joined.isEmpty() && last.touches(next)) {
                Instant end = last.to.isAfter(next.to) ? last.to : next.to;
                joined.set(joined.size() - 1, new Span(last.from, end));
            } else {
                joined.add(next);
            }
        }
        return new TimeSpans(joined);
    }

    public static TimeSpans of(Instant from, Instant to) {
        return of(new Span(from, to));
    }

    public static TimeSpans of(Span one) {
        return one.isEmpty() ? NONE : new TimeSpans(List.of(one));
    }

    /** What is in both. */
    public TimeSpans and(TimeSpans other) {
        if (isEmpty() || other.isEmpty()) {
            return NONE;
        }
        // In order, and apart from each other as those they are made of.
        List<Span> both = new ArrayList<>();
        for (Span one : spans) {
            for (Span two : other.spans) {
                Instant from = one.from.isAfter(two.from) ? one.from : two.from;
                Instant to = one.to.isBefore(two.to) ? one.to : two.to;
                if (from.isBefore(to)) {
                    both.add(new Span(from, to));
                }
            }
        }
        return both.isEmpty() ? NONE : new TimeSpans(both);
    }

    /** What is here and not there. */
    public TimeSpans minus(TimeSpans other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        List<Span> left = new ArrayList<>();
        for (Span span : spans) {
            Instant from = span.from;
            for (Span cut : other.spans) {
                if (from.isBefore(cut.to) && cut.from.isBefore(span.to)) {
                    if (from.isBefore(cut.from)) {
                        left.add(new Span(from, cut.from));
                    }
                    from = cut.to;
                }
            }
            if (from.isBefore(span.to)) {
                left.add(new Span(from, span.to));
            }
        }
        return left.isEmpty() ? NONE : new TimeSpans(left);
    }

    /** Those that last for so long at least. */
    public List<Span> lasting(Duration atLeast) {
        List<Span> lasting = new ArrayList<>();
        for (Span span : spans) {
            if (span.lasts(atLeast)) {
                lasting.add(span);
            }
        }
        return lasting;
    }

    /** Whether one of them lasts for so long at least. */
    public boolean anyLasting(Duration atLeast) {
        for (Span span : spans) {
            if (span.lasts(atLeast)) {
                return true;
            }
        }
        return false;
    }

    public Duration total() {
        Duration total = Duration.ZERO;
        for (Span span : spans) {
            total = total.plus(span.length());
        }
        return total;
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }
}
