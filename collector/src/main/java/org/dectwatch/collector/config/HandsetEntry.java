package org.dectwatch.collector.config;

import java.util.Optional;
import org.dectwatch.collector.config.roster.ListKind;
import org.dectwatch.collector.config.roster.ListRow;
import org.dectwatch.collector.domain.Ipei;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/**
 * A handset of the site.
 *
 * @param ipei 12 digits and the check digit if it was written; spaces, dashes and a leading "IPEI" are taken away
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
                        + " handset in metrics. With its check digit it is verified.",
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
        Optional<String> server,

        @Setting(
                help =
                        "User name of its digest; on Webex Calling the SIP username, which is not the Line ID. With it, the two in each"
                                + " other's place are recognised.",
                range = "1..128",
                example = "mUP9vXSsU9")
        Optional<String> authUser) {
    public HandsetEntry {
        Ranges.check(HandsetEntry.class, user, ipei, name, extension, server, authUser);
        ipei = ipei.map(HandsetEntry::read).map(Ipei::toString);
    }

    private static Ipei read(String written) {
        return Ipei.parse(written)
                .orElseThrow(() -> new OutOfRange(
                        "ipei", "must be 12 digits, with or without a check digit, not '" + written + "'"));
    }

    /** @param where it stands, for whoever looks for it */
    ListRow row(String where) {
        return new ListRow(
                ListKind.HANDSETS,
                where,
                ipei.map(HandsetEntry::read),
                Optional.of(user),
                Optional.empty(),
                authUser,
                name,
                extension,
                server,
                Optional.empty());
    }
}
