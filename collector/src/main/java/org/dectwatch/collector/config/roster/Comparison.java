package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Ipei;
import org.dectwatch.collector.domain.Site;

/** What the lists say of one handset, held against each other. Pure. */
final class Comparison {
    private final boolean controlHubKnown;

    /** @param controlHubKnown whether a list of Control Hub was given, so that who is missing in it is missing */
    Comparison(boolean controlHubKnown) {
        this.controlHubKnown = controlHubKnown;
    }

    List<InventoryFault> of(JoinedHandset joined, Site.KnownHandset handset) {
        List<InventoryFault> faults = new ArrayList<>();
        joined.rows().forEach(row -> checkDigit(row, handset).ifPresent(faults::add));
        Optional<InventoryFault> swapped = swapped(joined, handset);
        swapped.ifPresent(faults::add);
        if (swapped.isEmpty()) {
            namesDisagree(joined, handset).ifPresent(faults::add);
        }
        differ(joined, handset, "IPEI", row -> row.ipei().map(Ipei::digits)).ifPresent(faults::add);
        missing(joined, handset).ifPresent(faults::add);
        if (handset.user().isEmpty()) {
            faults.add(fault(
                    InventoryFault.Kind.UNUSABLE_ROW,
                    handset,
                    handset.title() + " has no user in any list, so that the wire cannot show it.",
                    joined.where()));
        }
        return faults;
    }

    private static Optional<InventoryFault> checkDigit(ListRow row, Site.KnownHandset handset) {
        return row.ipei()
                .filter(Ipei::checkIsWrong)
                .map(ipei -> fault(
                        InventoryFault.Kind.CHECK_DIGIT,
                        handset,
                        "The IPEI " + ipei.spaced() + " of " + handset.title() + " is written with the check digit "
                                + ipei.writtenCheck().orElse("") + "; to these twelve digits belongs " + ipei.check()
                                + ", so one of the thirteen is wrong.",
                        List.of(row.where())));
    }

    /**
     * The two names of one list stand where those of Control Hub are exchanged; or, without Control Hub, the authentication user is a
     * Line ID to look at.
     */
    private static Optional<InventoryFault> swapped(JoinedHandset joined, Site.KnownHandset handset) {
        Optional<ListRow> hub = joined.row(ListKind.CONTROL_HUB);
        for (ListRow row : joined.rows()) {
            if (row.kind() != ListKind.CONTROL_HUB && hub.isPresent() && exchanged(row, hub.get())) {
                return Optional.of(fault(
                        InventoryFault.Kind.SWAPPED_CREDENTIALS,
                        handset,
                        capital(row.kind().words()) + " has the two names of " + handset.title()
                                + " the wrong way round: user " + row.user().orElse("-") + " and authentication user "
                                + row.authUser().orElse("-") + ", where Control Hub has the Line ID "
                                + hub.get().user().orElse("-") + " and the SIP username "
                                + hub.get().authUser().orElse("-") + ".",
                        List.of(row.where(), hub.get().where())));
            }
            boolean lineId = hub.isEmpty()
                    && row.authUser()
                            .filter(user -> user.toLowerCase(Locale.ROOT).matches(".+@.+\\.webex\\.com"))
                            .isPresent();
            if (lineId) {
                return Optional.of(fault(
                        InventoryFault.Kind.SWAPPED_CREDENTIALS,
                        handset,
                        capital(row.kind().words()) + " has a Line ID of Webex as authentication user of "
                                + handset.title() + "; it belongs in the place of the user.",
                        List.of(row.where())));
            }
        }
        return Optional.empty();
    }

    private static boolean exchanged(ListRow row, ListRow hub) {
        boolean user = row.user().isPresent() && row.user().equals(hub.authUser());
        boolean authUser = row.authUser().isPresent() && row.authUser().equals(hub.user());
        return user && (authUser || row.authUser().isEmpty()) && !row.user().equals(hub.user());
    }

    private static Optional<InventoryFault> namesDisagree(JoinedHandset joined, Site.KnownHandset handset) {
        return differ(joined, handset, "user", ListRow::user)
                .or(() -> differ(joined, handset, "authentication user", ListRow::authUser));
    }

    private static Optional<InventoryFault> differ(
            JoinedHandset joined, Site.KnownHandset handset, String what, Function<ListRow, Optional<String>> of) {
        Map<String, List<ListRow>> said = new LinkedHashMap<>();
        joined.rows()
                .forEach(row -> of.apply(row)
                        .ifPresent(text -> said.computeIfAbsent(text, none -> new ArrayList<>())
                                .add(row)));
        if (said.size() < 2) {
            return Optional.empty();
        }
        String each = said.entrySet().stream()
                .map(entry ->
                        entry.getValue().stream().map(row -> row.kind().words()).collect(Collectors.joining(" and "))
                                + " has " + entry.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(fault(
                InventoryFault.Kind.LISTS_DISAGREE,
                handset,
                "The lists disagree about the " + what + " of " + handset.title() + ": " + each + ".",
                said.values().stream().flatMap(List::stream).map(ListRow::where).toList()));
    }

    /** A user of a server that Control Hub does not have cannot register there. */
    private Optional<InventoryFault> missing(JoinedHandset joined, Site.KnownHandset handset) {
        return joined.row(ListKind.SERVER_USERS)
                .filter(row -> controlHubKnown && !joined.has(ListKind.CONTROL_HUB))
                .map(row -> fault(
                        InventoryFault.Kind.LISTS_DISAGREE,
                        handset,
                        handset.title()
                                + " is a user of its server, and Control Hub has no device of that IPEI or Line ID.",
                        List.of(row.where())));
    }

    private static InventoryFault fault(
            InventoryFault.Kind kind, Site.KnownHandset handset, String why, List<String> where) {
        return new InventoryFault(kind, handset.id(), handset.server().orElse(""), why, where);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
