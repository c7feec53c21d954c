package org.dectwatch.collector.config;

import java.util.Optional;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/**
 * A handset of the site.
 *
 * @param ipei 12 digits; spaces, dashes, a leading "IPEI" and a 13th check digit are taken away
 */
public record HandsetEntry(
        @Setting(
                help = "User part of its address of record; on Webex Calling the user part of the Line ID. It joins the"
                        + " handset to what is seen on the wire.",
                range = "1..128",
                example = "hgwdh3e4wh",
                required = true)
        String user,

        @Setting(
                help = "IPEI: 12 digits, as printed under the battery or entered as MAC in Control Hub. It names the"
                        + " handset in metrics.",
                example = "150930000216")
        Optional<String> ipei,

        @Setting(
                help = "Name of the person or place, shown on the page; never in metrics.",
                range = "1..128",
                example = "Ward 3")
        Optional<String> name,

        @Setting(help = "Extension, shown on the page; never in metrics.", range = "1..32", example = "\"4711\"")
        Optional<String> extension,

        @Setting(
                help = "Name of the device (see `devices`) it belongs to; known from the wire when left out.",
                range = "1..64")
        Optional<String> server) {
    public HandsetEntry {
        Ranges.check(HandsetEntry.class, user, ipei, name, extension, server);
        ipei = ipei.map(HandsetEntry::normalised);
    }

    /** The digits that every writing of an IPEI agrees on: the first 12. */
    private static String normalised(String written) {
        String digits = written.replaceFirst("(?i)^ipei", "").replaceAll("[\\s:.-]", "");
        if (!digits.matches("\\d{12}[\\d*]?")) {
            throw new OutOfRange("ipei", "must be 12 digits, with or without a check digit, not '" + written + "'");
        }
        return digits.substring(0, 12);
    }

    Site.KnownHandset known() {
        return new Site.KnownHandset(ipei.orElse(user), ipei, user, name, extension, server);
    }
}
