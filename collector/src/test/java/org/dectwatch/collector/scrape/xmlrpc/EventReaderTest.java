package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Text;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Whole;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.EndpointNames;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration KEEP = Duration.ofMinutes(30);

    private static EventReader reader(EndpointNames names) {
        return new EventReader("dect-1", FieldNames.shipped(), names, KEEP);
    }

    private static XmlRpcValue event(Object... namesAndValues) {
        Map<String, XmlRpcValue> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            members.put(
                    (String) namesAndValues[i],
                    value instanceof Integer number
                            ? new Whole(number)
                            : value instanceof String text ? new Text(text) : (XmlRpcValue) value);
        }
        return new XmlRpcValue.Struct(members);
    }

    private static XmlRpcValue octets(int... octets) {
        List<Byte> bytes = new ArrayList<>();
        for (int octet : octets) {
            bytes.add((byte) octet);
        }
        return new XmlRpcValue.Octets(bytes);
    }

    @Test
    void aHandsetIsNamedByWhatTheSiteSays() {
        XmlRpcValue event = event("type", "endpoint_sms", "from", "4711");
        assertThat(reader(EndpointNames.USER)
                        .read(event, START)
                        .word()
                        .orElseThrow()
                        .handset())
                .isEqualTo(HandsetKey.user("4711"));
        assertThat(reader(EndpointNames.EXTENSION)
                        .read(event, START)
                        .word()
                        .orElseThrow()
                        .handset()
                        .extension())
                .contains("4711");
    }

    @Test
    void eachThingHasItsOwnAge() {
        EventReader reader = reader(EndpointNames.USER);
        reader.read(event("type", "endpoint_sms_advanced", "from", "1", "status", octets(0x60, 0)), START);
        HandsetWord.Facts soon = reader.read(
                        event("type", "endpoint_status", "from", "1", "status", 11, "data", octets(1)),
                        START.plus(KEEP).minusSeconds(1))
                .word()
                .orElseThrow()
                .facts();
        assertThat(soon.battery()).hasValue(3);
        assertThat(soon.inCharger()).contains(true);
        HandsetWord.Facts later = reader.read(
                        event("type", "endpoint_sms", "from", "1"),
                        START.plus(KEEP).plusSeconds(1))
                .word()
                .orElseThrow()
                .facts();
        assertThat(later.battery()).as("told half an hour ago").isEmpty();
        assertThat(later.inCharger()).contains(true);
        assertThat(later.reachable()).contains(true);
    }

    @Test
    void aHandsetThatIsNotInRangeIsNotReachable() {
        EventReader.Meaning away =
                reader(EndpointNames.USER).read(event("type", "endpoint_release", "from", "1", "reason", 3), START);
        assertThat(away.word().orElseThrow().facts().reachable()).contains(false);
        assertThat(away.event().orElseThrow().kind()).isEqualTo("handset-out-of-range");
        EventReader.Meaning normal =
                reader(EndpointNames.USER).read(event("type", "endpoint_release", "from", "1", "reason", 0), START);
        assertThat(normal.word()).isEmpty();
        assertThat(normal.event()).isEmpty();
    }

    @Test
    void aStatusThatIsNotKnownIsToldWithItsOctets() {
        DeviceEvent event = reader(EndpointNames.USER)
                .read(event("type", "endpoint_status", "from", "1", "status", 25, "data", octets(1, 255)), START)
                .event()
                .orElseThrow();
        assertThat(event.kind()).isEqualTo("handset-status");
        assertThat(event.fields()).containsEntry("status", "25").containsEntry("data", "01ff");
    }

    @Test
    void hardwareIsTakenUnderEitherOfItsNames() {
        for (String member : List.of("hardware", "element")) {
            DeviceEvent event = reader(EndpointNames.USER)
                    .read(event("type", "endpoint_hardware_extension", "from", "1", member, 9), START)
                    .event()
                    .orElseThrow();
            assertThat(event.fields()).containsEntry("hardware", "9");
        }
    }

    @Test
    void readsWhateverAServerPutsIntoAnEvent() {
        EventReader reader = reader(EndpointNames.EITHER);
        Random random = new Random(20261125);
        List<String> names =
                List.of("status", "data", "rfp_map", "rpn", "rssi", "reason", "display", "element", "status2");
        List<String> types = List.of(
                "endpoint_base_stations",
                "endpoint_status",
                "endpoint_release",
                "endpoint_sms_advanced",
                "endpoint_sms",
                "endpoint_hardware_extension",
                "endpoint_new");
        for (int i = 0; i < 50_000; i++) {
            Map<String, XmlRpcValue> members = new LinkedHashMap<>();
            members.put("type", new Text(types.get(random.nextInt(types.size()))));
            members.put("from", new Text("h" + random.nextInt(50)));
            for (int more = random.nextInt(5); more > 0; more--) {
                members.put(names.get(random.nextInt(names.size())), any(random, 3));
            }
            EventReader.Meaning meaning = reader.read(new XmlRpcValue.Struct(members), START.plusSeconds(i));
            meaning.event().ifPresent(event -> assertThat(event.text()).doesNotContain("words of a person"));
        }
    }

    private static XmlRpcValue any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> new Whole(random.nextLong());
            case 1 -> new Text("words of a person");
            case 2 -> octets(random.nextInt(256));
            case 3 -> new XmlRpcValue.Nothing();
            case 4 -> new Whole(random.nextInt(40));
            case 5 -> new XmlRpcValue.Array(List.of(any(random, depth - 1), any(random, depth - 1)));
            default -> new XmlRpcValue.Struct(Map.of("rpn", any(random, depth - 1), "rssi", any(random, depth - 1)));
        };
    }
}
