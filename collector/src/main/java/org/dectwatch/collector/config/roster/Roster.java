package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Duplicates;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Ipei;
import org.dectwatch.collector.domain.Site;

/**
 * The handsets of the site, made of all lists, and what is wrong with these.
 *
 * @param handsets with ids of their own
 * @param faults by handset, in the order of the lists
 */
public record Roster(List<Site.KnownHandset> handsets, List<InventoryFault> faults) {
    public Roster {
        handsets = List.copyOf(handsets);
        faults = List.copyOf(faults);
    }

    /**
     * Joins the lists.
     *
     * @param own our own list and that of the site file
     * @param controlHub devices of Control Hub
     * @param serverUsers users of all servers
     */
    public static Roster of(List<ListRow> own, List<ListRow> controlHub, List<ListRow> serverUsers) {
        List<JoinedHandset> joined = HandsetJoin.of(own, controlHub, serverUsers);
        Map<String, String> ids = new HashMap<>();
        List<Site.KnownHandset> handsets = new ArrayList<>();
        List<InventoryFault> faults = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Comparison comparison = new Comparison(!controlHub.isEmpty());
        for (JoinedHandset each : joined) {
            Site.KnownHandset handset = known(each, taken);
            handsets.add(handset);
            each.where().forEach(where -> ids.put(where, handset.id()));
            faults.addAll(comparison.of(each, handset));
        }
        Set<String> disputed = new HashSet<>();
        faults.stream()
                .filter(fault -> fault.kind() == InventoryFault.Kind.LISTS_DISAGREE)
                .forEach(fault -> disputed.add(fault.subject()));
        List<InventoryFault> doubles = doubles(handsets, List.of(own, controlHub, serverUsers), ids, disputed);
        return new Roster(handsets, merged(doubles, faults));
    }

    private static Site.KnownHandset known(JoinedHandset joined, Set<String> taken) {
        String user = joined.user().orElse("");
        String where = joined.where().get(0);
        return new Site.KnownHandset(
                free(joined.ipei().map(Ipei::digits), user, where, taken),
                joined.ipei().map(Ipei::digits),
                user,
                joined.name(),
                joined.extension(),
                joined.server(),
                joined.authUser(),
                where);
    }

    /** The IPEI, else the user; whoever shares his with one before him gets the next best. */
    private static String free(Optional<String> ipei, String user, String where, Set<String> taken) {
        List<String> wishes = new ArrayList<>();
        ipei.ifPresent(wishes::add);
        if (!user.isEmpty()) {
            wishes.add(user);
        }
        wishes.add(wishes.isEmpty() ? where : wishes.get(0) + "#" + where.replaceFirst(".*:", ""));
        for (String wish : wishes) {
            if (taken.add(wish)) {
                return wish;
            }
        }
        String last = wishes.get(wishes.size() - 1);
        for (int i = 2; ; i++) {
            if (taken.add(last + "." + i)) {
                return last + "." + i;
            }
        }
    }

    /** Of the whole, and within each list: what the lists together set right is wrong in one of them all the same. */
    private static List<InventoryFault> doubles(
            List<Site.KnownHandset> handsets,
            List<List<ListRow>> lists,
            Map<String, String> ids,
            Set<String> disputed) {
        Map<String, InventoryFault> bySubject = new LinkedHashMap<>();
        Duplicates.in(handsets).forEach(fault -> bySubject.put(fault.subject(), fault));
        for (List<ListRow> list : lists) {
            List<Site.KnownHandset> rows = list.stream().map(Roster::plain).toList();
            for (InventoryFault fault : Duplicates.in(rows)) {
                String first = ids.getOrDefault(fault.where().get(0), fault.subject());
                String later = ids.getOrDefault(fault.where().get(fault.where().size() - 1), fault.subject());
                // Of two, it is the one that other lists contradict.
                String subject = disputed.contains(first) && !disputed.contains(later) ? first : later;
                bySubject.merge(
                        subject,
                        new InventoryFault(fault.kind(), subject, fault.server(), fault.why(), fault.where()),
                        (whole, part) -> whole.kind() == InventoryFault.Kind.DUPLICATE ? whole : part);
            }
        }
        return List.copyOf(bySubject.values());
    }

    /** A row as if it were all that is known of its handset. */
    private static Site.KnownHandset plain(ListRow row) {
        return new Site.KnownHandset(
                row.title(),
                row.ipei().map(Ipei::digits),
                row.user().orElse(""),
                row.name(),
                row.extension(),
                row.server(),
                row.authUser(),
                row.where());
    }

    /** A name that two share also makes their lists disagree: that is one fault, not two. */
    private static List<InventoryFault> merged(List<InventoryFault> doubles, List<InventoryFault> others) {
        Set<String> doubled = new HashSet<>();
        doubles.stream()
                .filter(fault -> fault.kind() == InventoryFault.Kind.DUPLICATE)
                .forEach(fault -> doubled.add(fault.subject()));
        List<InventoryFault> all = new ArrayList<>(doubles);
        others.stream()
                .filter(fault ->
                        fault.kind() != InventoryFault.Kind.LISTS_DISAGREE || !doubled.contains(fault.subject()))
                .forEach(all::add);
        return all;
    }
}
