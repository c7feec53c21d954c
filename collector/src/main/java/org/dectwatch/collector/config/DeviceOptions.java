package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.scrape.snmp.SnmpOptions;
import org.dectwatch.collector.scrape.web.WebOptions;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions;
import org.dectwatch.collector.source.push.trap.TrapSenderOptions;

/**
 * An IP-DECT server of the site.
 *
 * @param name 1 to 64 characters; unique in the site
 * @param addresses one at least
 */
public record DeviceOptions(
        @Setting(
                help = "Name of the IP-DECT server, as it shall stand on the page, in alerts and in metrics.",
                range = "1..64",
                example = "dect-1",
                required = true)
        String name,

        @Setting(
                help = "All IP addresses it sends SIP or media from. Streams to and from them are claimed for it even"
                        + " where signalling cannot be read.",
                example = "[192.0.2.10]",
                required = true)
        List<IpAddress> addresses,

        @Setting(
                help =
                        "How it is asked by SNMP, at its first address; without this nobody asks it. The object identifiers of its"
                                + " own values are unverified on a real device.")
        Optional<SnmpOptions> snmp,

        @Setting(
                help =
                        "How values are taken from its web pages, by rules of the site's own; the pages are unverified on a real device.")
        Optional<WebOptions> web,

        @Setting(
                help =
                        "How it is asked by XML-RPC, and its events are listened to. From the vendor's SDK of 2011; unverified on a"
                                + " real device.")
        Optional<XmlRpcOptions> xmlRpc,

        @Setting(
                help =
                        "What its SNMP traps must bear; without this any from its addresses are taken. See also `traps`.")
        Optional<TrapSenderOptions> traps,

        @Setting(
                help =
                        "The configuration XML that it exports; what in it decides about registrations is held against the handsets."
                                + " Secrets in it are skipped as it is read. Its form is unverified on a real device.",
                example = "dect-1-config.xml")
        Optional<Path> configXml) {
    public DeviceOptions {
        Ranges.check(DeviceOptions.class, name, addresses, snmp, web, xmlRpc, traps, configXml);
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the device '" + name + "' needs at least one address");
        }
    }

    /** Whether anybody asks it anything. */
    public boolean asked() {
        return snmp.isPresent() || web.isPresent() || xmlRpc.isPresent();
    }

    Site.Server server() {
        return new Site.Server(name, Set.copyOf(addresses));
    }
}
