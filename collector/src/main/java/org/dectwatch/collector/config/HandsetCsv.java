package org.dectwatch.collector.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the list of handsets as spreadsheets write it: a header line, commas or semicolons, quotes where needed. */
public final class HandsetCsv {
    private static final List<String> COLUMNS = List.of("user", "ipei", "name", "extension", "server");
    private static final int MOST = 100_000;

    private final String file;
    private final List<ConfigProblem> problems = new ArrayList<>();

    private HandsetCsv(String file) {
        this.file = file;
    }

    /** The handsets in this file. */
    public static List<HandsetEntry> load(Path path) throws ConfigInvalid {
        return new HandsetCsv(path.toString()).read(SiteConfigFile.text(path));
    }

    private List<HandsetEntry> read(String text) throws ConfigInvalid {
        String head = text.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 ? ';' : ',';
        List<HandsetEntry> entries = new ArrayList<>();
        CsvMapper mapper = CsvMapper.builder()
                .enable(
                        CsvParser.Feature.WRAP_AS_ARRAY,
                        CsvParser.Feature.SKIP_EMPTY_LINES,
                        CsvParser.Feature.TRIM_SPACES)
                .build();
        try (MappingIterator<String[]> rows = mapper.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            List<String> columns = rows.hasNext() ? header(rows.next()) : header(new String[0]);
            Set<String> users = new LinkedHashSet<>();
            while (rows.hasNext() && problems.size() < 20) {
                int line = rows.getCurrentLocation().getLineNr();
                entry(columns, rows.next(), line, users).ifPresent(entries::add);
                if (entries.size() > MOST) {
                    throw invalid(line, "", "more than " + MOST + " handsets; this cannot be the right file");
                }
            }
        } catch (JsonProcessingException broken) {
            throw noCsv(broken);
        } catch (RuntimeJsonMappingException broken) {
            // A row that breaks off within its quotes is told in this way.
            if (broken.getCause() instanceof JsonProcessingException why) {
                throw noCsv(why);
            }
            throw broken;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        if (!problems.isEmpty()) {
            throw new ConfigInvalid(problems);
        }
        return entries;
    }

    private ConfigInvalid noCsv(JsonProcessingException broken) {
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        return invalid(line, "", "this is not CSV; look at the quotes");
    }

    private List<String> header(String[] cells) throws ConfigInvalid {
        List<String> columns = new ArrayList<>();
        for (String cell : cells) {
            String column = cell.toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(column)) {
                String remedy = Nearest.to(column, COLUMNS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("columns are " + String.join(", ", COLUMNS));
                throw invalid(1, cell, "there is no such column; " + remedy);
            }
            columns.add(column);
        }
        if (!columns.contains("user")) {
            throw invalid(
                    1, "", "the first line must name the columns, 'user' among them: " + String.join(",", COLUMNS));
        }
        return columns;
    }

    private Optional<HandsetEntry> entry(List<String> columns, String[] cells, int line, Set<String> users) {
        if (cells.length > columns.size()) {
            problems.add(new ConfigProblem(
                    file,
                    line,
                    "",
                    "has " + cells.length + " cells under " + columns.size() + " columns; quote those with a comma"));
            return Optional.empty();
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.put(columns.get(i), cells[i]);
            }
        }
        try {
            HandsetEntry entry = new HandsetEntry(
                    row.getOrDefault("user", ""),
                    Optional.ofNullable(row.get("ipei")),
                    Optional.ofNullable(row.get("name")),
                    Optional.ofNullable(row.get("extension")),
                    Optional.ofNullable(row.get("server")));
            if (!users.add(entry.user())) {
                problems.add(new ConfigProblem(file, line, "user", "'" + entry.user() + "' stands here a second time"));
            }
            return Optional.of(entry);
        } catch (IllegalArgumentException wrong) {
            problems.add(new ConfigProblem(file, line, "", String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
    }

    private ConfigInvalid invalid(int line, String key, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file, line, key, message)));
    }
}
