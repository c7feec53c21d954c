package org.dectwatch.collector.config.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigProblem;
import org.dectwatch.collector.domain.InventoryFault;

/**
 * Reads a list of handsets as spreadsheets, IP-DECT servers and Control Hub write it: a line of headings, then a row each; comma,
 * semicolon, tab or bar between cells, quotes where needed. A row that cannot be used is told and left out; the rest is kept.
 */
public final class ListReader {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_FAULTS = 1_000;

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.TRIM_SPACES)
            .build();

    private final String file;
    private final String shortName;
    private final ListKind kind;
    private final ColumnNames names;
    private final Optional<String> server;
    private final List<InventoryFault> faults = new ArrayList<>();
    private int more;

    private ListReader(Path file, ListKind kind, ColumnNames names, Optional<String> server) {
        this.file = file.toString();
        this.shortName = String.valueOf(file.getFileName());
        this.kind = kind;
        this.names = names;
        this.server = server;
    }

    /**
     * Reads a list.
     *
     * @param server to which its handsets belong, whatever a column says
     * @throws ConfigInvalid when the file as a whole is not such a list
     */
    public static ListRead read(Path file, ListKind kind, ColumnNames names, Optional<String> server)
            throws ConfigInvalid {
        return new ListReader(file, kind, names, server).read(ListText.read(file));
    }

    private ListRead read(ListText file) throws ConfigInvalid {
        int skipped = file.text().regionMatches(true, 0, "sep=", 0, 4) ? 1 : 0;
        String text = skipped == 0 ? file.text() : file.text().substring(endOfLine(file.text()));
        char separator = separator(firstLine(text));
        List<ListRow> rows = new ArrayList<>();
        int others = 0;
        try (MappingIterator<String[]> lines = csv(separator).readValues(text)) {
            Headings headings =
                    Headings.of(this.file, kind, lines.hasNextValue() ? lines.nextValue() : new String[0], names);
            RowReader reader = new RowReader(kind, headings, server);
            while (lines.hasNextValue()) {
                String where = shortName + ":" + (lines.getCurrentLocation().getLineNr() + skipped);
                RowReader.Outcome outcome = reader.read(where, lines.nextValue(), names);
                outcome.row().ifPresent(rows::add);
                outcome.fault().ifPresent(this::fault);
                others += outcome.otherDevice() ? 1 : 0;
                if (rows.size() > MOST_ROWS) {
                    throw invalid(0, "has more than " + MOST_ROWS + " handsets; this cannot be the right file");
                }
            }
            return new ListRead(
                    this.file,
                    kind,
                    file.encoding(),
                    separator,
                    headings.understood(),
                    headings.unused(),
                    headings.dropped(),
                    rows,
                    others,
                    told());
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw invalid(Math.max(line, 0), "this is not CSV from here on; look at the quotes");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private void fault(InventoryFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        } else {
            more++;
        }
    }

    /** Those told one by one, and a last one for the number of those that were too many. */
    private List<InventoryFault> told() {
        if (more > 0) {
            faults.add(new InventoryFault(
                    InventoryFault.Kind.UNUSABLE_ROW,
                    shortName,
                    server.orElse(""),
                    "And " + more + " more rows of " + shortName + " could not be used, or not all of them.",
                    List.of(shortName)));
        }
        return faults;
    }

    private static ObjectReader csv(char separator) {
        return CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /** The one that makes the most known headings of the first line; of none, the one that makes the most cells. */
    private char separator(String line) {
        char best = ',';
        int most = -1;
        for (char candidate : SEPARATORS) {
            String[] cells = cells(line, candidate);
            int known = 0;
            for (String cell : cells) {
                known += names.of(kind, cell).isPresent() ? 1 : 0;
            }
            int worth = known * 1000 + Math.min(cells.length, 999);
            if (worth > most) {
                most = worth;
                best = candidate;
            }
        }
        return best;
    }

    private static String[] cells(String line, char separator) {
        try (MappingIterator<String[]> one = csv(separator).readValues(line)) {
            return one.hasNextValue() ? one.nextValue() : new String[0];
        } catch (IOException notWithThisOne) {
            return new String[0];
        }
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static int endOfLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end + 1;
    }

    private ConfigInvalid invalid(int line, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file, line, "", message)));
    }
}
