package org.dectwatch.collector.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.webex.WebexOptions;
import org.dectwatch.collector.source.hep.HepOptions;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.trap.TrapListenerOptions;

/** Everything that can be configured; each component is a section of the site file and belongs to the room that reads it. */
public record SiteConfig(
        @Setting(help = "The site itself.") SiteOptions site,

        @Setting(
                help = "The IP-DECT servers. Without them registrations and calls are still seen, but no stream can be"
                        + " claimed by address and nobody is asked.")
        List<DeviceOptions> devices,

        @Setting(help = "The handsets one expects. Those never seen are then shown as missing instead of not at all.")
        HandsetOptions handsets,

        @Setting(help = "Interfaces to capture on, usually that of a mirror port. `interfaces` lists what there is.")
        List<LiveCaptureOptions> capture,

        @Setting(help = "Where SIP servers may send HEPv3: for most sites the only way to see SIP in clear.")
        List<HepOptions> hep,

        @Setting(help = "Where the IP-DECT servers may send syslog.")
        List<SyslogOptions> syslog,

        @Setting(help = "Where the IP-DECT servers may send SNMP traps.")
        List<TrapListenerOptions> traps,

        @Setting(help = "Connections inside TLS, and what may be read of them.")
        TlsSection tls,

        @Setting(help = "The page, the API and the metrics of the collector.")
        ApiOptions api,

        @Setting(help = "When a source is quiet, and how much may wait.")
        WatchOptions watch,

        @Setting(help = "How much is remembered.") LedgerOptions ledger,

        @Setting(help = "How often the servers are asked.") ScrapeOptions scrape,

        @Setting(
                help =
                        "Webex Calling's own word on the handsets, through its API; without this section the cloud is not asked. Not verified against"
                                + " an organisation.")
        Optional<WebexOptions> webex,

        @Setting(help = "Rules and their limits.") HealthOptions rules,

        @Setting(help = "What the site wants of its media; rules about media compare calls with it.")
        MediaPolicy media,

        @Setting(help = "What outlives a restart.") StateOptions state,

        @Setting(help = "How handsets are named in metrics.")
        LabelOptions labels) {
    public SiteConfig {
        devices = List.copyOf(devices);
        capture = List.copyOf(capture);
        hep = List.copyOf(hep);
        syslog = List.copyOf(syslog);
        traps = List.copyOf(traps);
        Set<String> names = new HashSet<>();
        Set<IpAddress> addresses = new HashSet<>();
        for (DeviceOptions device : devices) {
            if (!names.add(device.name())) {
                throw new IllegalArgumentException(
                        "two devices are called '" + device.name() + "'; give each its own name");
            }
            for (IpAddress address : device.addresses()) {
                if (!addresses.add(address)) {
                    throw new IllegalArgumentException(
                            "two devices have the address " + address + "; remove it from one");
                }
            }
        }
    }

    /** A site of which nothing is known. */
    public static SiteConfig defaults() {
        return new SiteConfig(
                SiteOptions.defaults(),
                List.of(),
                HandsetOptions.defaults(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TlsSection.defaults(),
                ApiOptions.defaults(),
                WatchOptions.defaults(),
                LedgerOptions.defaults(),
                ScrapeOptions.defaults(),
                Optional.empty(),
                HealthOptions.defaults(),
                MediaPolicy.defaults(),
                StateOptions.defaults(),
                LabelOptions.defaults());
    }

    public SiteConfig withTls(TlsSection other) {
        return new SiteConfig(
                site, devices, handsets, capture, hep, syslog, traps, other, api, watch, ledger, scrape, webex, rules,
                media, state, labels);
    }

    public SiteConfig withHandsets(HandsetOptions other) {
        return new SiteConfig(
                site, devices, other, capture, hep, syslog, traps, tls, api, watch, ledger, scrape, webex, rules, media,
                state, labels);
    }

    public SiteConfig withApi(ApiOptions other) {
        return new SiteConfig(
                site, devices, handsets, capture, hep, syslog, traps, tls, other, watch, ledger, scrape, webex, rules,
                media, state, labels);
    }
}
