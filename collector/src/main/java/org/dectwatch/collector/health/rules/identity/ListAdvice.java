package org.dectwatch.collector.health.rules.identity;

import org.dectwatch.collector.domain.InventoryFault;

/** What to do first, by what is wrong with a list. */
final class ListAdvice {
    /** The guide contradicts itself, and half of those who follow it end here. */
    static final String SWAPPED =
            "On the IP-DECT server, Username / Extension is the part of the Line ID before the @, and Authentication user is the SIP"
                    + " username of Control Hub: as on the picture of the interoperability guide, not as in its table, which has the two"
                    + " the wrong way round.";

    private ListAdvice() {}

    static String of(InventoryFault.Kind kind) {
        return switch (kind) {
            case DUPLICATE ->
                "Look at both rows, and at the label under each handset's battery; correct the row that is wrong.";
            case DUPLICATE_EXTENSION ->
                "If both are devices of one person this is as it should be: set rules.identity.duplicateHandset.extensions to false."
                        + " Otherwise correct the row that is wrong.";
            case CHECK_DIGIT ->
                "Compare all thirteen digits with the label under the battery: one of them is wrong, or two have changed places.";
            case SWAPPED_CREDENTIALS -> SWAPPED;
            case LISTS_DISAGREE ->
                "Find out which list is older, and export it again or correct it; what Control Hub says is what the registrar goes by.";
            case SERVER_SETTINGS ->
                "Compare the page SIP of the server with the device in Control Hub, and export its configuration again afterwards.";
            case UNUSABLE_ROW -> "Correct the row in the file, and start again.";
        };
    }
}
