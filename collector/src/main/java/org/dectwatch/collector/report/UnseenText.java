package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.source.pcap.Damage;

/** What the captures cannot show, and why: silence of a report is no proof. */
final class UnseenText {
    private UnseenText() {}

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>(report.asked().notFound());
        long locked = report.tls().stream()
                .map(Report.ReportedTls::connection)
                .filter(c -> !c.decrypted()
                        && c.outcome()
                                .map(o -> o == TlsConnection.Outcome.ESTABLISHED || o == TlsConnection.Outcome.UNSEEN)
                                .orElse(true))
                .count();
        if (locked > 0) {
            lines.add(count(locked, "TLS connection was", "TLS connections were")
                    + " not decrypted: registrations and calls inside are not told."
                    + key(report.asked().keySessions()));
        }
        if (report.sip().messages() == 0 && locked == 0) {
            lines.add("There is no SIP in these captures: nothing can be said of registrations and calls.");
        }
        long unknown = report.registrations().stream()
                .filter(r -> r.lastOutcome().isEmpty())
                .count();
        if (unknown > 0) {
            lines.add(count(unknown, "registration has", "registrations have")
                    + " an unknown outcome: the answer may have been there and not captured"
                    + " (one direction only, a gap, or cut packets).");
        }
        report.captures().forEach(capture -> of(capture, lines));
        report.evictions()
                .forEach((table, count) -> lines.add(count + " rows of " + table
                        + " were forgotten, because there were too many: they are not told below."));
        return lines;
    }

    private static String key(int sessions) {
        return sessions == 0
                ? " A key log opens them (--keylog FILE)."
                : " Keys of " + count(sessions, "session", "sessions")
                        + " are given, and none that fits: is the key log of"
                        + " this time, and of one of the two ends?";
    }

    private static void of(CaptureFacts capture, List<String> lines) {
        if (capture.packets() == 0) {
            lines.add(capture.file() + " holds no packet.");
        }
        long foreign = capture.malformed().getOrDefault(Malformed.Reason.LINK_UNKNOWN.name(), 0L);
        if (foreign > 0) {
            lines.add(foreign + " of " + count(capture.packets(), "packet", "packets") + " of " + capture.file()
                    + " could not be read: link type " + String.join(", ", foreignLinks(capture))
                    + " cannot be decoded here. Capture on an Ethernet interface, or on \"any\".");
        }
        if (capture.truncated() > 0) {
            lines.add(count(
                            capture.truncated(),
                            "packet of " + capture.file() + " was",
                            "packets of " + capture.file() + " were")
                    + " cut by the snap length: capture again with -s 0.");
        }
        for (Damage damage : Damage.values()) {
            if (damage.ends() && capture.malformed().containsKey("FILE_" + damage.name())) {
                lines.add(capture.file() + " is not whole (" + damage.sentence() + "): what came before is told.");
            }
        }
    }

    private static List<String> foreignLinks(CaptureFacts capture) {
        return capture.linkTypes().stream()
                .filter(label -> label.startsWith(LinkType.NAMELESS))
                .toList();
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
