package org.dectwatch.collector.health.rules.identity;

import static org.dectwatch.collector.domain.InventoryFault.Kind.CHECK_DIGIT;
import static org.dectwatch.collector.domain.InventoryFault.Kind.DUPLICATE;
import static org.dectwatch.collector.domain.InventoryFault.Kind.DUPLICATE_EXTENSION;
import static org.dectwatch.collector.domain.InventoryFault.Kind.LISTS_DISAGREE;
import static org.dectwatch.collector.domain.InventoryFault.Kind.SERVER_SETTINGS;
import static org.dectwatch.collector.domain.InventoryFault.Kind.UNUSABLE_ROW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.health.Rule;

/** The rules that need no packet: each tells the faults of its kinds. */
final class ListRules {
    private ListRules() {}

    /** Those that are enabled. */
    static List<Rule> of(IdentityOptions options) {
        List<Rule> rules = new ArrayList<>();
        DuplicateHandsetOptions duplicates = options.duplicateHandset();
        if (duplicates.enabled()) {
            Set<InventoryFault.Kind> kinds =
                    duplicates.extensions() ? EnumSet.of(DUPLICATE, DUPLICATE_EXTENSION) : EnumSet.of(DUPLICATE);
            rules.add(new ListRule("duplicate-handset", kinds, duplicates.severity(), Duration.ZERO));
        }
        add(rules, "ipei-check-digit-wrong", EnumSet.of(CHECK_DIGIT), options.ipeiCheckDigitWrong());
        add(rules, "config-disagrees", EnumSet.of(LISTS_DISAGREE, SERVER_SETTINGS), options.configDisagrees());
        add(rules, "handset-list-flawed", EnumSet.of(UNUSABLE_ROW), options.handsetListFlawed());
        return rules;
    }

    private static void add(List<Rule> rules, String id, Set<InventoryFault.Kind> kinds, IdentityRuleOptions options) {
        if (options.enabled()) {
            rules.add(new ListRule(id, kinds, options.severity(), options.holdFor()));
        }
    }
}
