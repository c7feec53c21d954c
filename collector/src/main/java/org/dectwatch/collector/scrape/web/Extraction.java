package org.dectwatch.collector.scrape.web;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;

/**
 * What was found on pages.
 *
 * @param facts as text, checked to be a number where one is wanted
 * @param statistics by their own names
 * @param handsets in the order of the rows
 * @param missing one line each: which value was not found, or is no number
 */
public record Extraction(
        Map<Fact, String> facts, SortedMap<String, Double> statistics, List<Row> handsets, List<String> missing) {
    public Extraction {
        EnumMap<Fact, String> kept = new EnumMap<>(Fact.class);
        kept.putAll(facts);
        facts = Collections.unmodifiableMap(kept);
        statistics = Collections.unmodifiableSortedMap(new TreeMap<>(statistics));
        handsets = List.copyOf(handsets);
        missing = List.copyOf(missing);
    }

    /** A row of a table of handsets. */
    public record Row(HandsetKey handset, HandsetWord.Facts facts) {}

    public boolean isEmpty() {
        return facts.isEmpty() && statistics.isEmpty() && handsets.isEmpty();
    }

    /** Both; of a value that both have, the first. */
    Extraction and(Extraction other) {
        EnumMap<Fact, String> bothFacts = new EnumMap<>(Fact.class);
        bothFacts.putAll(other.facts);
        bothFacts.putAll(facts);
        SortedMap<String, Double> bothStatistics = new TreeMap<>(other.statistics);
        bothStatistics.putAll(statistics);
        return new Extraction(
                bothFacts, bothStatistics, joined(handsets, other.handsets), joined(missing, other.missing));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }

    static Extraction nothing() {
        return new Extraction(Map.of(), new TreeMap<>(), List.of(), List.of());
    }
}
