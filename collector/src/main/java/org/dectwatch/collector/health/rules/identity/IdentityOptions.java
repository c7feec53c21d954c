package org.dectwatch.collector.health.rules.identity;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.options.Setting;

/** Rules about who is who. */
public record IdentityOptions(
        @Setting(help = "Two handsets of the list share what belongs to one only.")
        DuplicateHandsetOptions duplicateHandset,

        @Setting(help = "A handset that no list names registers, or is known to a server.")
        UnknownHandsetOptions unknownHandset,

        @Setting(help = "A handset of the list has not registered since watching began.")
        NeverRegisteredOptions handsetNeverRegistered,

        @Setting(help = "Line ID and SIP user name stand in each other's place, in a list or on the wire.")
        IdentityRuleOptions swappedCredentials,

        @Setting(help = "The check digit of an IPEI is not that of its twelve digits.")
        IdentityRuleOptions ipeiCheckDigitWrong,

        @Setting(help = "Two lists, or a server's exported settings and the list, say different things.")
        IdentityRuleOptions configDisagrees,

        @Setting(help = "A row of a list could not be used, or not all of it.")
        IdentityRuleOptions handsetListFlawed,

        @Setting(help = "Wire, server and cloud contradict each other about a handset.")
        DisagreementOptions handsetDisagreement,

        @Setting(help = "A server counts other handsets registered than the wire shows.")
        DisagreementOptions serverCountDisagrees) {
    public static IdentityOptions defaults() {
        return new IdentityOptions(
                DuplicateHandsetOptions.defaults(),
                UnknownHandsetOptions.defaults(),
                NeverRegisteredOptions.defaults(),
                IdentityRuleOptions.defaults(),
                IdentityRuleOptions.defaults(),
                IdentityRuleOptions.defaults(),
                IdentityRuleOptions.defaults(),
                DisagreementOptions.defaults(),
                DisagreementOptions.defaults());
    }

    /** Those that are enabled, each new: rules remember. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(ListRules.of(this));
        if (swappedCredentials.enabled()) {
            rules.add(new SwappedCredentials(swappedCredentials));
        }
        if (unknownHandset.enabled()) {
            rules.add(new UnknownHandset(unknownHandset));
        }
        if (handsetNeverRegistered.enabled()) {
            rules.add(new HandsetNeverRegistered(handsetNeverRegistered));
        }
        if (handsetDisagreement.enabled()) {
            rules.add(new HandsetDisagreement(handsetDisagreement));
        }
        if (serverCountDisagrees.enabled()) {
            rules.add(new ServerCountDisagrees(serverCountDisagrees));
        }
        return rules;
    }
}
