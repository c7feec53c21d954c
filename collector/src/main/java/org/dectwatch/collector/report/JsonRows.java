package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of the report's lists, some at a time and on all processors: they are most of the report, and know nothing of each
 * other. The text is that of one generator.
 */
final class JsonRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Written while the next are in the making would gain little more; so many are in memory at once. */
    private static final int AT_ONCE = 512;

    private JsonRows() {}

    /** @param tree pure: it is called on several threads */
    static <T> void write(JsonGenerator json, String name, List<T> rows, Function<T, ObjectNode> tree)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<T> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            for (String row :
                    some.parallelStream().map(tree).map(JsonRows::text).toList()) {
                json.writeRawValue(row);
            }
        }
        json.writeEndArray();
    }

    private static String text(ObjectNode row) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.setPrettyPrinter(new WithinList());
            json.writeTree(row);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Indents like the printer of the whole report inside a list of its object. */
    private static final class WithinList extends DefaultPrettyPrinter {
        WithinList() {
            _nesting = 1;
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new WithinList();
        }
    }
}
