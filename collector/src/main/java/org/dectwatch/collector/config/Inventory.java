package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.config.roster.ColumnNames;
import org.dectwatch.collector.config.roster.ListKind;
import org.dectwatch.collector.config.roster.ListRead;
import org.dectwatch.collector.config.roster.ListReader;
import org.dectwatch.collector.config.roster.ListRow;
import org.dectwatch.collector.config.roster.PolicyCheck;
import org.dectwatch.collector.config.roster.Roster;
import org.dectwatch.collector.config.roster.ServerSettings;
import org.dectwatch.collector.config.roster.SettingNames;
import org.dectwatch.collector.config.roster.SettingsCheck;
import org.dectwatch.collector.config.roster.SettingsReader;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Site;

/**
 * What the site file and the lists it names together say is there. A list that cannot be read stops the start; rows that contradict
 * each other do not: they are the site's faults, and told as such.
 *
 * @param lists as they were read
 * @param settings exported by servers, by their names
 */
public record Inventory(Site site, List<ListRead> lists, List<Settings> settings) {
    /** The settings of one server. */
    public record Settings(String server, ServerSettings settings) {}

    public Inventory {
        lists = List.copyOf(lists);
        settings = List.copyOf(settings);
    }

    /** The site, all its lists read. */
    public static Site site(SiteConfig config) throws ConfigInvalid {
        return read(config, config.handsets().file()).site();
    }

    /** The site with the handsets of this file instead of the one that the configuration names. */
    public static Inventory read(SiteConfig config, Optional<Path> file) throws ConfigInvalid {
        return new Reading(config).read(file);
    }

    /** One reading of all files. */
    private static final class Reading {
        private final SiteConfig config;
        private final HandsetOptions options;
        private final Set<String> servers;
        private final List<ListRead> lists = new ArrayList<>();
        private final List<InventoryFault> faults = new ArrayList<>();

        Reading(SiteConfig config) {
            this.config = config;
            this.options = config.handsets();
            this.servers = config.devices().stream().map(DeviceOptions::name).collect(Collectors.toSet());
        }

        Inventory read(Optional<Path> file) throws ConfigInvalid {
            ColumnNames names = options.columns().isPresent()
                    ? ColumnNames.with(options.columns().get())
                    : ColumnNames.shipped();
            List<ListRow> own = new ArrayList<>();
            for (int i = 0; i < options.list().size(); i++) {
                own.add(options.list().get(i).row("handsets.list[" + i + "]"));
            }
            if (file.isPresent()) {
                own.addAll(list(ListReader.read(file.get(), ListKind.HANDSETS, names, Optional.empty())));
            }
            checkServers(own, file.map(Path::toString).orElse("handsets"));
            List<ListRow> controlHub = new ArrayList<>();
            for (Path export : options.controlHub()) {
                controlHub.addAll(list(ListReader.read(export, ListKind.CONTROL_HUB, names, Optional.empty())));
            }
            List<ListRow> users = new ArrayList<>();
            for (ServerUsersOptions export : options.serverUsers()) {
                users.addAll(list(ListReader.read(export.file(), ListKind.SERVER_USERS, names, serverOf(export))));
            }
            checkServers(users, "handsets.serverUsers");
            Roster roster = Roster.of(own, controlHub, users);
            faults.addAll(roster.faults());
            List<Settings> settings = settings(controlHub);
            Site site = new Site(
                    config.site().name(),
                    false,
                    config.devices().stream().map(DeviceOptions::server).toList(),
                    roster.handsets(),
                    faults);
            return new Inventory(site, lists, settings);
        }

        private List<ListRow> list(ListRead read) {
            lists.add(read);
            faults.addAll(read.faults());
            return read.rows();
        }

        /** Where there is one device, it exported the list. */
        private Optional<String> serverOf(ServerUsersOptions export) {
            return export.server()
                    .or(() -> servers.size() == 1 ? servers.stream().findFirst() : Optional.empty());
        }

        private List<Settings> settings(List<ListRow> controlHub) throws ConfigInvalid {
            SettingNames names = options.settings().isPresent()
                    ? SettingNames.with(options.settings().get())
                    : SettingNames.shipped();
            List<Settings> all = new ArrayList<>();
            for (DeviceOptions device : config.devices()) {
                if (device.configXml().isPresent()) {
                    ServerSettings read = SettingsReader.read(device.configXml().get(), names);
                    all.add(new Settings(device.name(), read));
                    faults.addAll(SettingsCheck.of(device.name(), read, controlHub));
                    faults.addAll(PolicyCheck.of(
                            device.name(),
                            read,
                            config.media(),
                            config.tls().connections().ports()));
                }
            }
            return all;
        }

        private void checkServers(List<ListRow> rows, String where) throws ConfigInvalid {
            List<ConfigProblem> problems = new ArrayList<>();
            for (ListRow row : rows) {
                if (row.server().isPresent() && !servers.contains(row.server().get()) && problems.size() < 20) {
                    problems.add(new ConfigProblem(
                            where, 0, row.where(), noServer(row.server().get())));
                }
            }
            if (!problems.isEmpty()) {
                throw new ConfigInvalid(problems);
            }
        }

        private String noServer(String name) {
            return "no device is called '" + name + "'"
                    + Nearest.to(name, servers)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; add it under 'devices'");
        }
    }
}
