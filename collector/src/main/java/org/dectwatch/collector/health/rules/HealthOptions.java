package org.dectwatch.collector.health.rules;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.health.rules.devices.DeviceRuleOptions;
import org.dectwatch.collector.health.rules.tls.TlsRuleOptions;
import org.dectwatch.collector.options.Setting;

/** Which rules are asked, with which limits, and what becomes of their findings. */
public record HealthOptions(
        @Setting(help = "How many alerts are kept, and for how long.")
        AlertOptions alerts,

        @Setting(help = "When what the wire shows is not to be trusted.")
        TrustOptions trust,

        @Setting(help = "A binding lapsed, or went without the handset asking.")
        RegistrationLostOptions registrationLost,

        @Setting(help = "Attempts to register fail.") RegistrationRejectedOptions registrationRejected,

        @Setting(help = "Many handsets of one server are lost at about the same time.")
        MassLossOptions registrationMassLoss,

        @Setting(help = "A configured IP-DECT server neither answers nor sends.")
        ServerUnreachableOptions serverUnreachable,

        @Setting(help = "A source of packets is blind, drops, or sees one direction.")
        CaptureOptions captureBlindOrDropping,

        @Setting(help = "A server's management interface does not answer as it should.")
        ScrapeFailingOptions scrapeFailing,

        @Setting(help = "What the IP-DECT servers say of themselves and of handsets.")
        DeviceRuleOptions devices,

        @Setting(help = "Certificates, handshakes, and the connections handsets ride on.")
        TlsRuleOptions tls) {
    public static HealthOptions defaults() {
        return new HealthOptions(
                AlertOptions.defaults(),
                TrustOptions.defaults(),
                RegistrationLostOptions.defaults(),
                RegistrationRejectedOptions.defaults(),
                MassLossOptions.defaults(),
                ServerUnreachableOptions.defaults(),
                CaptureOptions.defaults(),
                ScrapeFailingOptions.defaults(),
                DeviceRuleOptions.defaults(),
                TlsRuleOptions.defaults());
    }

    /** A book with the rules that are enabled. */
    public AlertBook newBook() {
        return new AlertBook(rules(), alerts, trust);
    }

    /** The rules that are enabled, each new: rules remember. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        if (registrationMassLoss.enabled()) {
            rules.add(new RegistrationMassLoss(registrationMassLoss));
        }
        if (registrationLost.enabled()) {
            rules.add(RegistrationLost.rule(registrationLost));
        }
        if (registrationRejected.enabled()) {
            rules.add(RegistrationRejected.rule(registrationRejected));
        }
        if (serverUnreachable.enabled()) {
            rules.add(new ServerUnreachable(serverUnreachable));
        }
        if (captureBlindOrDropping.enabled()) {
            rules.add(new CaptureBlindOrDropping(captureBlindOrDropping));
        }
        if (scrapeFailing.enabled()) {
            rules.add(new ScrapeFailing(scrapeFailing));
        }
        rules.addAll(devices.rules());
        rules.addAll(tls.rules());
        return rules;
    }
}
