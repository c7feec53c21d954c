package org.dectwatch.collector.scrape.webex;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where each question to the cloud goes. Pure. */
final class WebexAddresses {
    private final WebexOptions webex;

    WebexAddresses(WebexOptions webex) {
        this.webex = webex;
    }

    URI devices() {
        StringBuilder uri = new StringBuilder(webex.api().toString()).append("/devices?type=phone&max=200");
        webex.organisation().ifPresent(id -> uri.append("&orgId=").append(encoded(id)));
        webex.location().ifPresent(id -> uri.append("&locationId=").append(encoded(id)));
        return URI.create(uri.toString());
    }

    /** The lines of a device; empty when its id makes no address. */
    Optional<URI> members(String callingId) {
        String organisation =
                webex.organisation().map(id -> "?orgId=" + encoded(id)).orElse("");
        return parse(webex.api() + "/telephony/config/devices/" + encoded(callingId) + "/members" + organisation);
    }

    URI calls(CallWindows.Window window) {
        return URI.create(webex.callsApi() + (window.stream() ? "/cdr_stream" : "/cdr_feed") + "?startTime="
                + time(window.from()) + "&endTime=" + time(window.to()) + "&max=500");
    }

    private static String time(Instant at) {
        return encoded(at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Empty for what is no address. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
