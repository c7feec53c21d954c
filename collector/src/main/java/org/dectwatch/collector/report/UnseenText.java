package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.TlsConnection;

/** What the captures cannot show, and why: silence of a report is no proof. */
final class UnseenText {
    private UnseenText() {}

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        long locked = report.tls().stream()
                .map(Report.ReportedTls::connection)
                .filter(c -> !c.decrypted()
                        && c.outcome()
                                .map(o -> o == TlsConnection.Outcome.ESTABLISHED || o == TlsConnection.Outcome.UNSEEN)
                                .orElse(true))
                .count();
        if (locked > 0) {
            lines.add(locked + " TLS connections were not decrypted: registrations and calls inside them are not told."
                    + " A key log opens them (--keylog FILE).");
        }
        if (report.sip().messages() == 0 && locked == 0) {
            lines.add("There is no SIP in these captures: nothing can be said of registrations and calls.");
        }
        long unknown = report.registrations().stream()
                .filter(r -> r.lastOutcome().isEmpty())
                .count();
        if (unknown > 0) {
            lines.add(unknown
                    + " registrations have an unknown outcome: their answers may have been there and not captured"
                    + " (one direction only, a gap, or cut packets).");
        }
        for (CaptureFacts capture : report.captures()) {
            if (capture.truncated() > 0) {
                lines.add(capture.truncated() + " packets of " + capture.file()
                        + " were cut by the snap length: capture again with -s 0.");
            }
            if (capture.incomplete()) {
                lines.add(capture.file() + " ends in the middle of a record: what came before it is told.");
            }
        }
        report.evictions()
                .forEach((table, count) -> lines.add(count + " rows of " + table
                        + " were forgotten, because there were too many: they are not told below."));
        return lines;
    }
}
