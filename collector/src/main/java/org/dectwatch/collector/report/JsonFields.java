package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One JSON document, written field after field; a value that is not known is null.
 *
 * <p>Each method throws what the writing below it throws.
 */
final class JsonFields {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // Characters beyond the 16th bit as UTF-8, as a Writer has them.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator json;
    private final MicrosText micros = new MicrosText();

    private JsonFields(JsonGenerator json) {
        this.json = json.useDefaultPrettyPrinter();
    }

    static JsonFields onto(OutputStream out) throws IOException {
        return new JsonFields(FACTORY.createGenerator(out));
    }

    static JsonFields onto(Writer out) throws IOException {
        return new JsonFields(FACTORY.createGenerator(out));
    }

    /** Ends the document with a new line and flushes what it was written to, which stays open. */
    void end() throws IOException {
        json.writeRaw('\n');
        json.flush();
    }

    /** Begins the document itself. */
    void object() throws IOException {
        json.writeStartObject();
    }

    void object(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void none(String name) throws IOException {
        json.writeNullField(name);
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** As its {@code toString} says it. */
    void text(String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get().toString());
        } else {
            none(name);
        }
    }

    /** ISO 8601, UTC, microseconds. */
    void time(String name, Instant value) throws IOException {
        json.writeFieldName(name);
        char[] text = micros.of(value);
        json.writeString(text, 0, text.length);
    }

    void time(String name, Optional<Instant> value) throws IOException {
        if (value.isPresent()) {
            time(name, value.get());
        } else {
            none(name);
        }
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void flag(String name, Optional<Boolean> value) throws IOException {
        if (value.isPresent()) {
            flag(name, value.get());
        } else {
            none(name);
        }
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            number(name, value.getAsInt());
        } else {
            none(name);
        }
    }

    void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            number(name, value.getAsLong());
        } else {
            none(name);
        }
    }

    /** All its digits. */
    void exact(String name, double value) throws IOException {
        json.writeNumberField(name, value);
    }

    /** Three decimals; of milliseconds these are microseconds: what lies below is noise of the clock. */
    void rounded(String name, double value) throws IOException {
        exact(name, Math.rint(value * 1000) / 1000);
    }

    void rounded(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            rounded(name, value.getAsDouble());
        } else {
            none(name);
        }
    }

    /** Each as its {@code toString} says it. */
    void texts(String name, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    void numbers(String name, Collection<Integer> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /** An object with a number for each key. */
    void counts(String name, Map<String, Long> counts) throws IOException {
        object(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            number(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Row<T> {
        void write(JsonFields to, T row) throws IOException;
    }

    /** An array with an object for each. */
    <T> void rows(String name, Collection<T> rows, Row<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            json.writeStartObject();
            fields.write(this, row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An object, or null where there is none. */
    <T> void row(String name, Optional<T> row, Row<T> fields) throws IOException {
        if (row.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        object(name);
        fields.write(this, row.get());
        endObject();
    }
}
