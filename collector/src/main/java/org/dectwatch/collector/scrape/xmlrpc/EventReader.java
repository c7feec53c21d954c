package org.dectwatch.collector.scrape.xmlrpc;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames.Field;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames.Flag;
import org.dectwatch.collector.scrape.xmlrpc.HandsetMemory.Thing;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.EndpointNames;

/** From an event of the server to what it says of a handset, and what happened. What people write is left out. On one thread. */
final class EventReader {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_STATIONS = 5;

    private final String server;
    private final FieldNames names;
    private final EndpointNames endpoint;
    private final Duration keep;
    private final HandsetMemory memory;

    /**
     * What an event means.
     *
     * @param type as the server calls it
     * @param from the handset, as the server calls it; empty when nobody's
     * @param outOfRange it was paged and did not answer
     */
    record Meaning(
            String type, String from, boolean outOfRange, Optional<HandsetWord> word, Optional<DeviceEvent> event) {}

    EventReader(String server, FieldNames names, EndpointNames endpoint, Duration keep) {
        this.server = server;
        this.names = names;
        this.endpoint = endpoint;
        this.keep = keep;
        this.memory = new HandsetMemory(keep);
    }

    Meaning read(XmlRpcValue event, Instant now) {
        String type = text(Field.TYPE, event);
        String from = text(Field.FROM, event);
        return switch (from.isEmpty() ? "" : type) {
            case "endpoint_base_stations" -> stations(event, type, from, now);
            case "endpoint_status" -> status(event, type, from, now);
            case "endpoint_release" -> released(event, type, from, now);
            case "endpoint_sms_advanced" -> octets(event, type, from, now);
            case "endpoint_sms", "endpoint_call_setup", "endpoint_call_accept" -> heard(type, from, now);
            case "endpoint_hardware_extension" ->
                happened(
                        type,
                        from,
                        "handset-hardware",
                        DeviceEvent.Level.INFO,
                        "The hardware extension of handset " + from + " says something.",
                        fields(Map.of("hardware", text(Field.HARDWARE, event))),
                        word(from, now, Map.of(Thing.REACHABLE, 1), "It was heard (" + type + ")."));
            default -> unknown(event, type, from);
        };
    }

    private Meaning stations(XmlRpcValue event, String type, String from, Instant now) {
        List<XmlRpcValue> heard =
                names.of(Field.STATIONS, event).map(XmlRpcValue::asElements).orElse(List.of());
        Map<Thing, Integer> news = new EnumMap<>(Thing.class);
        news.put(Thing.REACHABLE, 1);
        addStation(heard, news);
        String detail = heard.isEmpty()
                ? "It hears no base station."
                : "It hears base stations " + stations(heard) + ", the first is its own.";
        return new Meaning(type, from, false, word(from, now, news, detail), Optional.empty());
    }

    /** The first of the list is the base station it is at. */
    private void addStation(List<XmlRpcValue> heard, Map<Thing, Integer> news) {
        if (!heard.isEmpty()) {
            number(Field.RPN, heard.get(0)).ifPresent(rpn -> news.put(Thing.BASE, rpn));
            number(Field.RSSI, heard.get(0)).ifPresent(rssi -> news.put(Thing.SIGNAL, rssi));
        }
    }

    private String stations(List<XmlRpcValue> heard) {
        return heard.stream()
                .limit(MOST_STATIONS)
                .map(one -> shown(number(Field.RPN, one)) + " (RSSI " + shown(number(Field.RSSI, one)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "?";
    }

    private Meaning status(XmlRpcValue event, String type, String from, Instant now) {
        long status = longNumber(Field.STATUS, event).orElse(-1);
        List<Integer> data =
                names.of(Field.DATA, event).map(XmlRpcValue::asOctets).orElse(List.of());
        if (status == RpcStatus.CHARGER && !data.isEmpty()) {
            boolean in = data.get(0) == 1;
            boolean out = data.get(0) == 2;
            Map<Thing, Integer> news =
                    in || out ? Map.of(Thing.REACHABLE, 1, Thing.CHARGER, in ? 1 : 0) : Map.of(Thing.REACHABLE, 1);
            String detail =
                    in ? "It was put into its charger." : out ? "It was taken out of its charger." : "It was heard.";
            return new Meaning(type, from, false, word(from, now, news, detail), Optional.empty());
        }
        boolean alarm = status == RpcStatus.ALARM_KEY;
        return happened(
                type,
                from,
                alarm ? "handset-alarm-key" : "handset-status",
                alarm ? DeviceEvent.Level.WARNING : DeviceEvent.Level.INFO,
                alarm
                        ? "Somebody pressed the alarm key of handset " + from + "."
                        : "Handset " + from + " tells status " + status + ".",
                fields(Map.of("status", Long.toString(status), "data", hex(data))),
                word(from, now, Map.of(Thing.REACHABLE, 1), "It was heard (" + type + ")."));
    }

    private Meaning released(XmlRpcValue event, String type, String from, Instant now) {
        long reason = longNumber(Field.REASON, event).orElse(-1);
        boolean outOfRange = reason == RpcStatus.NOT_IN_RANGE;
        Map<Thing, Integer> news = outOfRange ? Map.of(Thing.REACHABLE, 0) : Map.of();
        Optional<HandsetWord> word =
                outOfRange ? word(from, now, news, "It was paged and is not in range.") : Optional.empty();
        if (reason == RpcStatus.OK) {
            return new Meaning(type, from, false, word, Optional.empty());
        }
        Meaning meaning = happened(
                type,
                from,
                outOfRange ? "handset-out-of-range" : "handset-released",
                DeviceEvent.Level.INFO,
                "The connection to handset " + from + " was released: " + releaseReason(reason) + ".",
                fields(Map.of("reason", Long.toString(reason))),
                word);
        return new Meaning(type, from, outOfRange, meaning.word(), meaning.event());
    }

    /** SDK section 5.3. */
    private static String releaseReason(long reason) {
        return switch ((int) Math.max(-1, Math.min(reason, 255))) {
            case 3 -> "it is not in range";
            case 4 -> "it is busy";
            case 5 -> "there is no such user";
            case 33 -> "it cannot do this";
            default -> "reason " + reason;
        };
    }

    private Meaning octets(XmlRpcValue event, String type, String from, Instant now) {
        Map<Thing, Integer> news = new EnumMap<>(Thing.class);
        names.of(Flag.CHARGER, event).ifPresent(is -> news.put(Thing.CHARGER, is));
        names.of(Flag.BATTERY, event).ifPresent(level -> news.put(Thing.BATTERY, level));
        names.of(Field.STATIONS, event).ifPresent(heard -> addStation(heard.asElements(), news));
        boolean absent = names.of(Flag.ABSENT, event).orElse(0) != 0;
        // Absent is what its user set, and was heard from it.
        news.put(Thing.REACHABLE, 1);
        String detail = "It answered a message" + (absent ? "; its user set it to absent." : ".");
        return new Meaning(type, from, false, word(from, now, news, detail), Optional.empty());
    }

    private Meaning heard(String type, String from, Instant now) {
        return new Meaning(
                type,
                from,
                false,
                word(from, now, Map.of(Thing.REACHABLE, 1), "It was heard (" + type + ")."),
                Optional.empty());
    }

    /** Its numbers are kept; its texts may be what people wrote. */
    private Meaning unknown(XmlRpcValue event, String type, String from) {
        Map<String, String> fields = new TreeMap<>();
        event.asMembers().forEach((name, value) -> {
            if (value instanceof XmlRpcValue.Whole whole) {
                fields.put(brief(name), Long.toString(whole.number()));
            }
        });
        return happened(
                type,
                from,
                DeviceEvent.UNKNOWN,
                DeviceEvent.Level.INFO,
                "An event that is not known: " + (type.isEmpty() ? "without a type" : type),
                fields,
                Optional.empty());
    }

    private Meaning happened(
            String type,
            String from,
            String kind,
            DeviceEvent.Level level,
            String sentence,
            Map<String, String> fields,
            Optional<HandsetWord> word) {
        return new Meaning(
                type,
                from,
                false,
                word,
                Optional.of(new DeviceEvent(
                        server,
                        DeviceReport.Interface.XML_RPC,
                        Optional.empty(),
                        kind,
                        level,
                        from.isEmpty() ? Optional.empty() : Optional.of(key(from)),
                        sentence,
                        fields)));
    }

    private static Map<String, String> fields(Map<String, String> all) {
        Map<String, String> given = new TreeMap<>(all);
        given.values().removeIf(String::isEmpty);
        return given;
    }

    private Optional<HandsetWord> word(String from, Instant now, Map<Thing, Integer> news, String detail) {
        return Optional.of(new HandsetWord(
                server, DeviceReport.Interface.XML_RPC, key(from), keep, memory.learn(from, now, news, detail)));
    }

    private HandsetKey key(String from) {
        Optional<String> name = Optional.of(from);
        return new HandsetKey(
                Optional.empty(),
                endpoint == EndpointNames.EXTENSION ? Optional.empty() : name,
                endpoint == EndpointNames.USER ? Optional.empty() : name);
    }

    private String text(Field field, XmlRpcValue event) {
        return brief(names.of(field, event).flatMap(XmlRpcValue::asText).orElse(""));
    }

    private OptionalInt number(Field field, XmlRpcValue event) {
        OptionalLong number = longNumber(field, event);
        return number.isPresent() && Math.abs(number.getAsLong()) <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    private OptionalLong longNumber(Field field, XmlRpcValue event) {
        return names.of(field, event).map(XmlRpcValue::asNumber).orElseGet(OptionalLong::empty);
    }

    private static String brief(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
    }

    private static String hex(List<Integer> octets) {
        byte[] bytes = new byte[Math.min(octets.size(), 32)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) octets.get(i);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
