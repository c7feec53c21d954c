package org.dectwatch.collector.scrape.webex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the API's JSON to records. Pure; what is not there is empty, and what cannot be read is left out. */
final class WebexReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IPEI_DIGITS = 12;
    private static final int LONGEST = 512;

    /** One value of the header, RFC 8288: {@code <uri>; rel="next"}. */
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;[^,]*\\brel=\"?next\"?");

    private WebexReader() {}

    /** Empty when it is no JSON object or array. */
    static Optional<JsonNode> json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node != null && node.isContainerNode() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    /** Devices whose MAC looks like an IPEI: twelve decimal digits. */
    static List<WebexDevice> devices(JsonNode answer) {
        List<WebexDevice> devices = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            Optional<String> ipei = ipei(item.path("mac"));
            Optional<String> id = text(item.path("id"));
            if (ipei.isPresent() && id.isPresent()) {
                List<String> errors = new ArrayList<>();
                item.path("errorCodes").forEach(code -> text(code).ifPresent(errors::add));
                devices.add(new WebexDevice(
                        id.get(),
                        text(item.path("callingDeviceId")),
                        ipei.get(),
                        text(item.path("connectionStatus")),
                        text(item.path("lastSeen")),
                        errors));
            }
        }
        return devices;
    }

    static List<WebexMember> members(JsonNode answer) {
        List<WebexMember> members = new ArrayList<>();
        for (JsonNode item : answer.path("members")) {
            Optional<String> user = text(item.path("linePort")).map(line -> line.split("@", 2)[0]);
            Optional<String> host = text(item.path("hostIP")).or(() -> text(item.path("remoteIP")));
            members.add(new WebexMember(user, text(item.path("extension")), host));
        }
        return members;
    }

    static List<WebexCall> calls(JsonNode answer) {
        List<WebexCall> calls = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            Optional<String> ipei = ipei(item.path("Device MAC"));
            Optional<Instant> at = text(item.path("Release time"))
                    .or(() -> text(item.path("Start time")))
                    .flatMap(WebexReader::instant);
            Optional<String> outcome = text(item.path("Call outcome"));
            if (ipei.isPresent() && at.isPresent() && outcome.isPresent()) {
                calls.add(new WebexCall(
                        text(item.path("Report ID")).orElseGet(() -> at.get() + " " + ipei.get()),
                        at.get(),
                        ipei.get(),
                        text(item.path("Direction")),
                        outcome.get(),
                        text(item.path("Call outcome reason")).orElse("unknown")));
            }
        }
        return calls;
    }

    static Optional<String> accessToken(JsonNode answer) {
        return Optional.ofNullable(answer.path("access_token").asText(null)).filter(token -> !token.isBlank());
    }

    static Optional<String> nextPage(Optional<String> link) {
        return link.map(NEXT::matcher).filter(Matcher::find).map(matcher -> matcher.group(1));
    }

    private static Optional<String> ipei(JsonNode mac) {
        return text(mac)
                .map(written -> written.replaceAll("[\\s:.-]", ""))
                .filter(digits -> digits.matches("\\d{12}\\d?"))
                .map(digits -> digits.substring(0, IPEI_DIGITS));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return Optional.empty();
        }
        String text = node.asText().strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
