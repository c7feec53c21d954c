package org.dectwatch.collector.scrape.snmp;

import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.snmp4j.PDU;

/** What an SNMPv3 agent says instead of an answer: one of the counters of RFC 3414 section 5, usmStats. */
final class UsmReport {
    private static final String USM_STATS = "1.3.6.1.6.3.15.1.1.";

    private UsmReport() {}

    static ScrapeFailure of(PDU report) {
        String oid = report.size() == 0 ? "" : report.get(0).getOid().toDottedString();
        return switch (oid.startsWith(USM_STATS) ? oid.substring(USM_STATS.length()) : "") {
            case "1.0" -> failed("it does not know this way to sign or encrypt");
            case "3.0" -> failed("it does not know the SNMPv3 user");
            case "5.0" -> failed("the secret for signing, or the way to sign, is not the one it has");
            case "6.0" -> failed("the secret for encrypting, or the way to encrypt, is not the one it has");
            case "2.0" -> new ScrapeFailure(Reason.OTHER, "its SNMPv3 clock does not agree with what it said before");
            case "4.0" -> new ScrapeFailure(Reason.OTHER, "it is another SNMPv3 engine than before");
            default -> new ScrapeFailure(Reason.OTHER, "it reports " + oid + " instead of an answer");
        };
    }

    private static ScrapeFailure failed(String detail) {
        return new ScrapeFailure(Reason.AUTHENTICATION, detail);
    }
}
