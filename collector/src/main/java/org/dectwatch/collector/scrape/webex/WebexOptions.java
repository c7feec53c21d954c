package org.dectwatch.collector.scrape.webex;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;

/** How the cloud is asked. Not verified against an organisation. */
public record WebexOptions(
        @Setting(
                help =
                        "Access token with the scopes spark-admin:devices_read, spark-admin:telephony_config_read and, for calls,"
                                + " spark-admin:calling_cdr_read. With a refresh token it is renewed, and may be left out.")
        Optional<SecretRef> accessToken,

        @Setting(help = "Refresh token of an integration; needs clientId and clientSecret.")
        Optional<SecretRef> refreshToken,

        @Setting(help = "Client id of the integration.", range = "1..256")
        Optional<String> clientId,

        @Setting(help = "Client secret of the integration.") Optional<SecretRef> clientSecret,

        @Setting(help = "Organisation, where the token may see several.", range = "1..256")
        Optional<String> organisation,

        @Setting(help = "Only devices of this location.", range = "1..256")
        Optional<String> location,

        @Setting(help = "Where the API is.") URI api,

        @Setting(help = "Where call history is; it differs by region.")
        URI callsApi,

        @Setting(
                help =
                        "What counts as registered, first word first: `member-address` (the cloud knows the address a line registered from),"
                                + " `connection-status` (the device's own status, which phones of other makers may never send). None: the cloud's"
                                + " word is shown and judges nothing.")
        List<Evidence> evidence,

        @Setting(help = "Which interface tells of calls that failed.")
        Calls calls,

        @Setting(help = "How long calls are counted per handset.", range = "10m..7d")
        Duration callWindow,

        @Setting(
                help =
                        "Requests a minute at the most. A round over all devices takes as long as that allows; 429 and Retry-After are obeyed"
                                + " besides.",
                range = "1..1000",
                unit = "requests/min")
        int requestsPerMinute,

        @Setting(help = "Devices are read anew when this has passed since the last round began.", range = "30s..1d")
        Duration interval,

        @Setting(
                help = "How long what the cloud said of a handset counts; longer than a round takes.",
                range = "1m..7d")
        Duration goodFor) {
    /** What may count as registered. */
    public enum Evidence {
        MEMBER_ADDRESS,
        CONNECTION_STATUS
    }

    /** Where calls are told: the stream a minute after their end, for twelve hours; the feed minutes later, for thirty days. */
    public enum Calls {
        OFF,
        STREAM,
        FEED
    }

    public WebexOptions {
        evidence = List.copyOf(evidence);
        Ranges.check(
                WebexOptions.class,
                accessToken,
                refreshToken,
                clientId,
                clientSecret,
                organisation,
                location,
                api,
                callsApi,
                evidence,
                calls,
                callWindow,
                requestsPerMinute,
                interval,
                goodFor);
        if (refreshToken.isPresent() && (clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new OutOfRange("refreshToken", "needs clientId and clientSecret");
        }
        secure("api", api);
        secure("callsApi", callsApi);
    }

    /** A token must not travel in clear, but for tests on the machine itself. */
    private static void secure(String component, URI uri) {
        boolean local = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !local) {
            throw new OutOfRange(component, "must begin with https://, since it is sent a token");
        }
    }

    public static WebexOptions defaults() {
        return new WebexOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                URI.create("https://webexapis.com/v1"),
                URI.create("https://analytics-calling.webexapis.com/v1"),
                List.of(Evidence.MEMBER_ADDRESS, Evidence.CONNECTION_STATUS),
                Calls.OFF,
                Duration.ofHours(24),
                60,
                Duration.ofMinutes(5),
                Duration.ofMinutes(30));
    }
}
