package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames.Field;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {
    private static XmlRpcValue event(String name, XmlRpcValue value) {
        return new XmlRpcValue.Struct(Map.of(name, value));
    }

    private static XmlRpcValue octets(int... octets) {
        return new XmlRpcValue.Octets(
                java.util.Arrays.stream(octets).mapToObj(one -> (byte) one).toList());
    }

    @Test
    void shipsNamesAndSaysThatTheyAreUnverified() throws Exception {
        FieldNames shipped = FieldNames.shipped();
        XmlRpcValue text = new XmlRpcValue.Text("x");
        for (String alias : List.of("hardware", "element")) {
            assertThat(shipped.of(Field.HARDWARE, event(alias, text))).as(alias).contains(text);
        }
        try (var in = FieldNames.class.getResourceAsStream("xmlrpc-fields.properties")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("UNVERIFIED ON A REAL DEVICE");
        }
    }

    @Test
    void takesFlagsOutOfOneMemberWithTwoOctetsOrOfTwoMembers() {
        FieldNames shipped = FieldNames.shipped();
        XmlRpcValue both = event("status", octets(0xe1, 0x02));
        assertThat(shipped.of(Flag.BATTERY, both)).hasValue(7);
        assertThat(shipped.of(Flag.CHARGER, both)).hasValue(1);
        assertThat(shipped.of(Flag.ABSENT, both)).hasValue(1);
        assertThat(shipped.of(Flag.SILENT, both)).hasValue(0);
        XmlRpcValue two = new XmlRpcValue.Struct(
                Map.of("status1", new XmlRpcValue.Whole(0x20), "status2", new XmlRpcValue.Whole(1)));
        assertThat(shipped.of(Flag.BATTERY, two)).hasValue(1);
        assertThat(shipped.of(Flag.SILENT, two)).hasValue(1);
        assertThat(shipped.of(Flag.BATTERY, event("other", octets(1)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "field type type|f, line 1: write 'field NAME = MEMBER, MEMBER'",
                "member type = type|write 'field NAME",
                "field colour = red|there is no 'colour'; known are type, from",
                "flag charge = 1 01|there is no 'charge'; known are charger, battery",
                "flag charger = 3 01|a flag has an octet, 1 or 2, and a mask",
                "flag charger = 1 00|a flag has an octet",
                "field type = a,,b|members are words",
                "field type = type|the fields type and from are missing"
            })
    void saysWhichLineIsWrongAndWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> FieldNames.parse("f", text))
                .isInstanceOf(FieldNamesInvalid.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> FieldNames.load(folder.resolve("none"))).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> FieldNames.load(folder)).isInstanceOf(FieldNamesInvalid.class);
    }

    @Test
    void neverThrowsAnythingElseAtBadText() {
        Random random = new Random(20261125);
        String good = "field type = type\nfield from = from, sender\nflag battery = 1 e0\n";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                text.setCharAt(
                        random.nextInt(text.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            }
            text.setLength(random.nextInt(text.length() + 1));
            try {
                FieldNames.parse("f", text.toString());
            } catch (FieldNamesInvalid wrong) {
                assertThat(wrong.getMessage()).startsWith("f");
            }
        }
    }
}
