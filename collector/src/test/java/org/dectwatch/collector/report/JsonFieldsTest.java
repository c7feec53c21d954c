package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is written field after field is what Jackson prints of a tree, to the byte. */
class JsonFieldsTest {
    private static final String ODD = "Zoë \uD83D\uDE00 \"quoted\" \\ \u0001\n\u2028 中";

    @Test
    void theDocumentIsWhatJacksonPrintsOfATree() throws IOException {
        StringWriter text = new StringWriter();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();

        write(JsonFields.onto(text));
        write(JsonFields.onto(octets));

        String printed =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree()) + "\n";
        assertThat(text).hasToString(printed);
        assertThat(octets.toString(StandardCharsets.UTF_8)).isEqualTo(printed);
    }

    @Test
    void charactersBeyondTheSixteenthBitAreOneInUtf8WhereverTheyStand() throws IOException {
        for (int before = 900; before < 1100; before++) {
            String text = "z".repeat(before) + "\uD83D\uDE00".repeat(600);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            JsonFields to = JsonFields.onto(octets);
            to.object();
            to.text("t", text);
            to.endObject();
            to.end();

            assertThat(octets.toString(StandardCharsets.UTF_8)).isEqualTo("{\n  \"t\" : \"" + text + "\"\n}\n");
        }
    }

    private static void write(JsonFields to) throws IOException {
        to.object();
        to.text("text", ODD);
        to.text("known", Optional.of("yes"));
        to.text("unknown", Optional.empty());
        to.time("time", Instant.parse("2023-11-14T22:13:20.123456789Z"));
        to.time("never", Optional.empty());
        to.flag("flag", true);
        to.flag("perhaps", Optional.empty());
        to.number("least", Long.MIN_VALUE);
        to.number("int", OptionalInt.of(-7));
        to.number("noInt", OptionalInt.empty());
        to.number("long", OptionalLong.of(1L << 40));
        to.number("noLong", OptionalLong.empty());
        to.rounded("rounded", 20.17449);
        to.rounded("minus", -0.0001);
        to.rounded("noDouble", OptionalDouble.empty());
        to.exact("exact", 1.0 / 3);
        to.exact("not", Double.NaN);
        to.texts("texts", List.of("a", ODD));
        to.texts("noTexts", List.of());
        to.numbers("numbers", List.of(1, 2));
        to.counts("counts", Map.of(ODD, 3L));
        to.counts("noCounts", Map.of());
        to.rows("rows", List.of(true, false), (fields, holds) -> {
            fields.row("inner", holds ? Optional.of("b") : Optional.empty(), JsonFieldsTest::inner);
        });
        to.endObject();
        to.end();
    }

    private static void inner(JsonFields to, String text) throws IOException {
        to.text("a", text);
    }

    private static ObjectNode tree() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("text", ODD).put("known", "yes").putNull("unknown");
        node.put("time", "2023-11-14T22:13:20.123456Z").putNull("never");
        node.put("flag", true).putNull("perhaps");
        node.put("least", Long.MIN_VALUE).put("int", -7).putNull("noInt");
        node.put("long", 1L << 40).putNull("noLong");
        node.put("rounded", 20.174).put("minus", -0.0).putNull("noDouble");
        node.put("exact", 1.0 / 3).put("not", Double.NaN);
        node.putArray("texts").add("a").add(ODD);
        node.putArray("noTexts");
        node.putArray("numbers").add(1).add(2);
        node.putObject("counts").put(ODD, 3);
        node.putObject("noCounts");
        ArrayNode rows = node.putArray("rows");
        rows.addObject().putObject("inner").put("a", "b");
        rows.addObject().putNull("inner");
        return node;
    }
}
