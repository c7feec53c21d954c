package org.dectwatch.collector.health.rules;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.health.rules.devices.DeviceRuleOptions;
import org.dectwatch.collector.health.rules.identity.IdentityOptions;
import org.dectwatch.collector.health.rules.media.MediaFindings;
import org.dectwatch.collector.health.rules.media.MediaJudge;
import org.dectwatch.collector.health.rules.media.MediaRuleOptions;
import org.dectwatch.collector.health.rules.media.MediaRules;
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
        TlsRuleOptions tls,

        @Setting(help = "What is wrong with the media of calls.")
        MediaRuleOptions media,

        @Setting(help = "Who is who: lists, names, and who contradicts whom.")
        IdentityOptions identity) {
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
                TlsRuleOptions.defaults(),
                MediaRuleOptions.defaults(),
                IdentityOptions.defaults());
    }

    /** A book with the rules that are enabled, for a site that wants its media as the guide does. */
    public AlertBook newBook() {
        return newBook(MediaPolicy.defaults());
    }

    /** A book with the rules that are enabled. */
    public AlertBook newBook(MediaPolicy policy) {
        return new AlertBook(rules(policy), alerts, trust);
    }

    /** For reports: without the rules about media, which tell of servers; see {@link MediaFindings} for the calls. */
    public AlertBook newBookWithoutMedia() {
        return new AlertBook(rulesWithoutMedia(), alerts, trust);
    }

    public List<Rule> rules() {
        return rules(MediaPolicy.defaults());
    }

    /** The rules that are enabled, each new: rules remember. */
    public List<Rule> rules(MediaPolicy policy) {
        List<Rule> rules = rulesWithoutMedia();
        rules.addAll(MediaRules.of(judge(policy)));
        return rules;
    }

    /** What tells the faults of a single call. */
    public MediaJudge judge(MediaPolicy policy) {
        return new MediaJudge(policy, media);
    }

    private List<Rule> rulesWithoutMedia() {
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
        rules.addAll(identity.rules());
        return rules;
    }
}
