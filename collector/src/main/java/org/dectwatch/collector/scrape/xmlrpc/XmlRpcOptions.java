package org.dectwatch.collector.scrape.xmlrpc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/** How one server, or a redundant pair, is asked by XML-RPC. */
public record XmlRpcOptions(
        @Setting(help = "Whether TLS is used; without it the password travels in clear.", byDefault = "true")
        boolean tls,

        @Setting(help = "TCP port: 443 is usual with TLS, 80 without.", range = "1..65535", byDefault = "443")
        int port,

        @Setting(help = "Path of the interface.", range = "1..255", byDefault = "/RPC2")
        String path,

        @Setting(
                help =
                        "Name of the user. The vendor's samples say `GW-DECT/admin`, one says `admin`; which one a firmware"
                                + " wants is unverified.",
                range = "1..64",
                byDefault = "GW-DECT/admin")
        String user,

        @Setting(help = "Where its password is to be found.", required = true)
        SecretRef password,

        @Setting(
                help =
                        "Address of the other server of a redundant pair. The one on standby refuses; whichever answers is"
                                + " asked. Give the section to one device of the pair only.",
                example = "192.0.2.11")
        Optional<IpAddress> standby,

        @Setting(
                help =
                        "Which certificate is trusted: `first` the one it shows first, until the collector restarts; `pinned`"
                                + " only those under `pins`; `any` each, but a change is told.",
                byDefault = "first")
        Trust trust,

        @Setting(
                help =
                        "SHA-256 fingerprints of certificates, in hexadecimal with or without colons; of both servers of a"
                                + " pair.",
                range = "64..95")
        List<String> pins,

        @Setting(
                help =
                        "Whether events are listened to. A server ends idle sessions, and gives a session's events to one"
                                + " listener only.",
                byDefault = "true")
        boolean events,

        @Setting(
                help = "How long a question for events may stay open on the server before it is asked again.",
                range = "2s..5m",
                byDefault = "30s")
        Duration poll,

        @Setting(
                help = "How long what it said of a handset is good for; after that it fades.",
                range = "1m..7d",
                byDefault = "2h")
        Duration keep,

        @Setting(
                help = "What names a handset in events: its `user`, its `extension`, or whichever of the two fits"
                        + " (`either`).",
                byDefault = "either")
        EndpointNames endpoint,

        @Setting(
                help = "A file with the names of the fields of events, when the shipped one is wrong for its firmware.",
                example = "xmlrpc-fields.properties")
        Optional<Path> fields,

        @Setting(help = "Largest answer that is read.", range = "4KiB..16MiB", byDefault = "256KiB")
        Size largestAnswer,

        @Setting(
                help =
                        "Asks handsets, one at a time, which base stations they hear. Off without this section: each question"
                                + " takes a DECT channel for some seconds, and pages a handset that is away for twelve.")
        Optional<SurveyOptions> survey) {
    /** Which certificate is trusted. */
    public enum Trust {
        FIRST,
        PINNED,
        ANY
    }

    /** What names a handset in events. */
    public enum EndpointNames {
        USER,
        EXTENSION,
        EITHER
    }

    public XmlRpcOptions {
        pins = List.copyOf(pins);
        Ranges.check(
                XmlRpcOptions.class,
                tls,
                port,
                path,
                user,
                password,
                standby,
                trust,
                pins,
                events,
                poll,
                keep,
                endpoint,
                fields,
                largestAnswer,
                survey);
        if (!path.startsWith("/")) {
            throw new OutOfRange("path", "begins with '/', not '" + path.charAt(0) + "'");
        }
        for (String pin : pins) {
            if (!pin.replace(":", "").matches("[0-9A-Fa-f]{64}")) {
                throw new OutOfRange("pins", "are 64 hexadecimal digits each, with or without colons");
            }
        }
        if (trust == Trust.PINNED && pins.isEmpty()) {
            throw new OutOfRange("pins", "are missing; with trust: pinned none would ever be trusted");
        }
    }
}
