package org.dectwatch.collector.command;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dectwatch.collector.config.DeviceOptions;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.options.SnmpUserOptions;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.snmp.OidMap;
import org.dectwatch.collector.scrape.snmp.OidMapInvalid;
import org.dectwatch.collector.scrape.snmp.SnmpAccess;
import org.dectwatch.collector.scrape.snmp.SnmpOptions;
import org.dectwatch.collector.scrape.snmp.SnmpScraper;
import org.dectwatch.collector.scrape.snmp.SnmpSession;
import org.dectwatch.collector.scrape.web.WebOptions;
import org.dectwatch.collector.scrape.web.WebScraper;
import org.dectwatch.collector.scrape.webex.WebexOptions;
import org.dectwatch.collector.scrape.webex.WebexScraper;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames;
import org.dectwatch.collector.scrape.xmlrpc.FieldNamesInvalid;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcScraper;

/** From the devices of a site file to those who ask them. */
final class Scrapers {
    private final SiteConfig config;
    private final SecretStore secrets;

    Scrapers(SiteConfig config, SecretStore secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    /**
     * One for each section of each device, and one for the cloud.
     *
     * @param site whose handsets are asked for base stations, where that is wanted
     */
    List<DeviceScraper> all(Vertx vertx, Site site) {
        List<DeviceScraper> scrapers = new ArrayList<>(bySnmp());
        for (DeviceOptions device : config.devices()) {
            device.web().ifPresent(web -> scrapers.add(byWeb(device, web)));
            device.xmlRpc().ifPresent(rpc -> scrapers.add(byXmlRpc(vertx, site, device, rpc)));
        }
        config.webex().ifPresent(webex -> scrapers.add(ofCloud(webex, site)));
        return scrapers;
    }

    private WebexScraper ofCloud(WebexOptions webex, Site site) {
        return new WebexScraper(
                webex,
                webex.accessToken().map(reference -> Plans.secret(secrets, reference)),
                webex.refreshToken().map(reference -> Plans.secret(secrets, reference)),
                webex.clientSecret().map(reference -> Plans.secret(secrets, reference)),
                ipei -> site.handsets().stream()
                        .filter(handset -> handset.ipei().equals(Optional.of(ipei)))
                        .findFirst()
                        .flatMap(Site.KnownHandset::server),
                config.scrape(),
                Clock.systemUTC());
    }

    private WebScraper byWeb(DeviceOptions device, WebOptions web) {
        return new WebScraper(
                device.name(),
                device.addresses().get(0),
                web,
                web.password().map(reference -> Plans.secret(secrets, reference)),
                SiteFile.extractRules(web),
                config.scrape(),
                Clock.systemUTC());
    }

    private XmlRpcScraper byXmlRpc(Vertx vertx, Site site, DeviceOptions device, XmlRpcOptions rpc) {
        return new XmlRpcScraper(
                vertx,
                device.name(),
                device.addresses().get(0),
                rpc,
                Plans.secret(secrets, rpc.password()),
                fields(rpc),
                handsets(site, device, rpc),
                config.scrape(),
                Clock.systemUTC());
    }

    /** Those of the site's list that are this device's: all, where it is the only one. */
    private static List<String> handsets(Site site, DeviceOptions device, XmlRpcOptions rpc) {
        boolean alone = site.servers().size() == 1;
        return site.handsets().stream()
                .filter(handset -> handset.server().map(device.name()::equals).orElse(alone))
                .flatMap(handset -> rpc.endpoint() == XmlRpcOptions.EndpointNames.EXTENSION
                        ? handset.extension().stream()
                        : Stream.of(handset.user()))
                .toList();
    }

    static FieldNames fields(XmlRpcOptions rpc) {
        if (rpc.fields().isEmpty()) {
            return FieldNames.shipped();
        }
        try {
            return FieldNames.load(rpc.fields().get());
        } catch (FieldNamesInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private List<DeviceScraper> bySnmp() {
        List<DeviceOptions> asked =
                config.devices().stream().filter(d -> d.snmp().isPresent()).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        SnmpSession session = session();
        List<DeviceScraper> scrapers = new ArrayList<>();
        for (DeviceOptions device : asked) {
            SnmpOptions snmp = device.snmp().orElseThrow();
            Endpoint agent = agent(device);
            scrapers.add(new SnmpScraper(
                    session,
                    device.name(),
                    agent,
                    access(session, device),
                    oids(snmp),
                    snmp.interfaces(),
                    config.scrape(),
                    Clock.systemUTC()));
        }
        return scrapers;
    }

    static SnmpSession session() {
        try {
            return SnmpSession.open();
        } catch (IOException reason) {
            throw new CommandFailure(ExitCode.FAILED, "no UDP port could be opened to ask by SNMP", reason);
        }
    }

    private static Endpoint agent(DeviceOptions device) {
        return new Endpoint(
                device.addresses().get(0), device.snmp().orElseThrow().port());
    }

    /** As whom a device is asked. */
    SnmpAccess access(SnmpSession session, DeviceOptions device) {
        SnmpOptions snmp = device.snmp().orElseThrow();
        Endpoint agent = agent(device);
        return snmp.user()
                .map(user -> SnmpAccess.user(
                        session,
                        agent,
                        user(user, device.name()),
                        config.scrape().timeout(),
                        config.scrape().retries()))
                .orElseGet(() -> SnmpAccess.community(
                        agent,
                        Plans.secret(secrets, snmp.community().orElseThrow()),
                        config.scrape().timeout(),
                        config.scrape().retries()));
    }

    SnmpUser user(SnmpUserOptions options, String device) {
        try {
            return new SnmpUser(
                    options.name(),
                    options.authentication(),
                    Plans.secret(secrets, options.authenticationSecret()),
                    options.privacy(),
                    Plans.secret(secrets, options.privacySecret()));
        } catch (IllegalArgumentException tooShort) {
            throw new CommandFailure(ExitCode.FAILED, "device '" + device + "': " + tooShort.getMessage(), tooShort);
        }
    }

    /** By the site's own map, or else by the shipped one with what the MIB files say. */
    static OidMap oids(SnmpOptions snmp) {
        OidMap named = OidMap.shipped().with(MibFiles.read(snmp.mibs()));
        if (snmp.oidMap().isEmpty()) {
            return named;
        }
        try {
            return OidMap.load(snmp.oidMap().get());
        } catch (OidMapInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(invalid.getMessage()), invalid);
        }
    }
}
