package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.Site;

/** What the site file and the list of handsets together say is there. */
public final class Inventory {
    private Inventory() {}

    /** The site, its handset file read. */
    public static Site site(SiteConfig config) throws ConfigInvalid {
        return site(config, config.handsets().file());
    }

    /** The site with the handsets of this file instead of the one that the configuration names. */
    public static Site site(SiteConfig config, Optional<Path> file) throws ConfigInvalid {
        List<HandsetEntry> entries = new ArrayList<>(config.handsets().list());
        if (file.isPresent()) {
            entries.addAll(HandsetCsv.load(file.get()));
        }
        check(config, entries, file.map(Path::toString).orElse("handsets"));
        return new Site(
                config.site().name(),
                false,
                config.devices().stream().map(DeviceOptions::server).toList(),
                entries.stream().map(HandsetEntry::known).toList());
    }

    private static void check(SiteConfig config, List<HandsetEntry> entries, String where) throws ConfigInvalid {
        Set<String> servers = config.devices().stream().map(DeviceOptions::name).collect(Collectors.toSet());
        Set<String> users = new HashSet<>();
        Set<String> ipeis = new HashSet<>();
        List<ConfigProblem> problems = new ArrayList<>();
        for (HandsetEntry entry : entries) {
            if (!users.add(entry.user())) {
                problems.add(new ConfigProblem(where, 0, entry.user(), "two handsets have this user; remove one"));
            }
            if (entry.ipei().isPresent() && !ipeis.add(entry.ipei().get())) {
                problems.add(
                        new ConfigProblem(where, 0, entry.user(), "another handset has the same IPEI; correct one"));
            }
            if (entry.server().isPresent() && !servers.contains(entry.server().get())) {
                problems.add(new ConfigProblem(
                        where, 0, entry.user(), noServer(entry.server().get(), servers)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigInvalid(problems);
        }
    }

    private static String noServer(String name, Set<String> servers) {
        return "no device is called '" + name + "'"
                + Nearest.to(name, servers)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; add it under 'devices'");
    }
}
