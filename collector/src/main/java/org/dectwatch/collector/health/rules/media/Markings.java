package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares how packets were marked with how they should be. */
final class Markings {
    private Markings() {}

    /**
     * What is wrong, in words.
     *
     * @param dscp seen; empty when none was
     * @param priorities seen; empty when no frame was tagged
     */
    static List<String> wrong(
            List<Integer> dscp,
            List<Integer> priorities,
            Optional<Integer> wantedDscp,
            Optional<Integer> wantedPriority) {
        List<String> wrong = new ArrayList<>();
        if (isOther(dscp, wantedDscp)) {
            int wanted = wantedDscp.orElseThrow();
            wrong.add("DSCP " + dscp.get(0) + " (" + name(dscp.get(0)) + ") instead of " + wanted + " (" + name(wanted)
                    + ")");
        }
        if (isOther(priorities, wantedPriority)) {
            wrong.add("802.1p priority " + priorities.get(0) + " instead of " + wantedPriority.orElseThrow());
        }
        return wrong;
    }

    private static boolean isOther(List<Integer> seen, Optional<Integer> wanted) {
        return wanted.isPresent() && seen.size() == 1 && !seen.get(0).equals(wanted.get());
    }

    static boolean judged(
            List<Integer> dscp,
            List<Integer> priorities,
            Optional<Integer> wantedDscp,
            Optional<Integer> wantedPriority) {
        return wantedDscp.isPresent() && !dscp.isEmpty() || wantedPriority.isPresent() && !priorities.isEmpty();
    }

    /** {@code EF}, {@code CS3}, {@code AF41}, {@code TOS 4}: the names of RFC 2474, 2597 and 3246. */
    static String name(int dscp) {
        if (dscp == 46) {
            return "EF";
        }
        if (dscp == 0) {
            return "best effort";
        }
        if (dscp % 8 == 0) {
            return "CS" + dscp / 8;
        }
        int drop = dscp % 8;
        boolean assured = dscp / 8 >= 1 && dscp / 8 <= 4 && drop % 2 == 0 && drop <= 6;
        return assured ? "AF" + dscp / 8 + drop / 2 : "TOS " + dscp * 4;
    }
}
