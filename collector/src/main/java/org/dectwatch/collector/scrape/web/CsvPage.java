package org.dectwatch.collector.scrape.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CSV with a header line. */
final class CsvPage implements Page {
    private static final int MOST_ROWS = 20_000;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final String text;
    private final List<Map<String, String>> rows;

    private CsvPage(String text, List<Map<String, String>> rows) {
        this.text = text;
        this.rows = rows;
    }

    static Optional<Page> of(String text, char separator) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
        List<Map<String, String>> rows = new ArrayList<>();
        try (MappingIterator<Map<String, String>> lines =
                CSV.readerForMapOf(String.class).with(schema).readValues(text)) {
            while (lines.hasNext() && rows.size() < MOST_ROWS) {
                rows.add(lines.next());
            }
            return Optional.of(new CsvPage(text, rows));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> find(Selector selector) {
        if (selector.column().isEmpty()) {
            boolean all = selector.css().isEmpty()
                    && selector.xpath().isEmpty()
                    && selector.pointer().isEmpty();
            return all ? selector.within(text) : Optional.empty();
        }
        return rows.stream()
                .filter(row -> selector.whereColumn()
                        .map(column -> row.getOrDefault(column, "")
                                .equals(selector.whereValue().orElse("")))
                        .orElse(true))
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.get(selector.column().get())))
                .flatMap(selector::within);
    }

    @Override
    public List<Page> rows(Optional<Selector> selector, int most) {
        return rows.stream()
                .limit(most)
                .<Page>map(row -> new CsvPage("", List.of(row)))
                .toList();
    }
}
