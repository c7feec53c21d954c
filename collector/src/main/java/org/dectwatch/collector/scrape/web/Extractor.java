package org.dectwatch.collector.scrape.web;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;

/** From a page's text to values. Pure. */
public final class Extractor {
    private static final int MOST_HANDSETS = 5_000;
    private static final int LONGEST = 256;
    private static final int IPEI_DIGITS = 12;

    private Extractor() {}

    public static Extraction extract(ExtractPage rules, String text) {
        Optional<Page> page = page(rules, text);
        if (page.isEmpty()) {
            return new Extraction(
                    Map.of(),
                    new TreeMap<>(),
                    List.of(),
                    List.of(rules.path() + " is no " + rules.format() + " that can be read"));
        }
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        SortedMap<String, Double> statistics = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (ExtractValue value : rules.values()) {
            Optional<String> found = page.get().find(value.at()).filter(v -> !v.isEmpty());
            if (found.isEmpty()) {
                missing.add(value.word() + " is not where the rules say (" + rules.path() + ")");
            } else if (value.fact().isPresent() && value.fact().get().isText()) {
                facts.put(value.fact().get(), brief(found.get()));
            } else {
                number(found.get())
                        .ifPresentOrElse(
                                number -> put(value, number, facts, statistics),
                                () -> missing.add(value.word() + " is no number but '" + brief(found.get()) + "' ("
                                        + rules.path() + ")"));
            }
        }
        List<Extraction.Row> rows = rules.handsets()
                .map(handsets -> rows(handsets, page.get(), rules.path()))
                .orElseGet(List::of);
        if (rules.handsets().isPresent() && rows.isEmpty()) {
            missing.add("no row of a handset is where the rules say (" + rules.path() + ")");
        }
        return new Extraction(facts, statistics, rows, missing);
    }

    private static Optional<Page> page(ExtractPage rules, String text) {
        return switch (rules.format()) {
            case HTML -> Optional.of(MarkupPage.html(text));
            case XML -> Optional.of(MarkupPage.xml(text));
            case JSON -> JsonPage.of(text);
            case CSV -> CsvPage.of(text, rules.separator().charAt(0));
            case TEXT -> Optional.of(new TextPage(text));
        };
    }

    private static void put(
            ExtractValue value, double number, Map<Fact, String> facts, SortedMap<String, Double> statistics) {
        value.fact()
                .ifPresentOrElse(
                        fact -> facts.put(fact, String.valueOf(Math.round(number))),
                        () -> statistics.put(value.word(), number));
    }

    /** Digits with or without a decimal point; blanks between digits are left out, other separators are ambiguous and refused. */
    private static Optional<Double> number(String text) {
        String digits = text.replaceAll("[\\s\\u00A0\\u202F]", "");
        return digits.matches("-?\\d{1,18}(\\.\\d{1,9})?") ? Optional.of(Double.valueOf(digits)) : Optional.empty();
    }

    private static List<Extraction.Row> rows(ExtractHandsets rules, Page page, String path) {
        Pattern registered = Pattern.compile(rules.registeredWhen());
        Pattern subscribed = Pattern.compile(rules.subscribedWhen());
        List<Extraction.Row> rows = new ArrayList<>();
        for (Page row : page.rows(rules.rows(), MOST_HANDSETS)) {
            Optional<String> ipei = find(row, rules.ipei())
                    .map(text -> text.replaceAll("\\D", ""))
                    .filter(digits -> digits.length() >= IPEI_DIGITS)
                    .map(digits -> digits.substring(0, IPEI_DIGITS));
            Optional<String> user = find(row, rules.user());
            Optional<String> extension = find(row, rules.extension());
            if (ipei.isPresent() || user.isPresent() || extension.isPresent()) {
                Optional<String> state = find(row, rules.registered());
                rows.add(new Extraction.Row(
                        new HandsetKey(ipei, user, extension),
                        new HandsetWord.Facts(
                                find(row, rules.subscribed())
                                        .map(text -> subscribed.matcher(text).find()),
                                state.map(text -> registered.matcher(text).find()),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "The page " + path + " of the server"
                                        + state.map(text -> " says '" + brief(text) + "'.")
                                                .orElse(" lists it."))));
            }
        }
        return rows;
    }

    private static Optional<String> find(Page row, Optional<Selector> selector) {
        return selector.flatMap(row::find).filter(text -> !text.isEmpty()).map(Extractor::brief);
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
