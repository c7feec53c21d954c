package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.Setting;

/** Which handsets there are; all forms may be used together, and are joined by IPEI, else by user. */
public record HandsetOptions(
        @Setting(
                help =
                        "CSV file of handsets: a line of headings with `user` or `ipei` and any of `authUser`, `name`, `extension`,"
                                + " `server`; comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252. Read at the start: after a"
                                + " change the collector is to be restarted.",
                example = "handsets.csv")
        Optional<Path> file,

        @Setting(help = "Handsets written here, for small sites.")
        List<HandsetEntry> list,

        @Setting(
                help =
                        "CSV files of the users that IP-DECT servers export. What they hold of passwords is dropped as it is read."
                                + " Their headings are unverified on a real device; see `columns`.")
        List<ServerUsersOptions> serverUsers,

        @Setting(
                help =
                        "CSV files of the devices that Control Hub exports. Their MAC address is the IPEI, the part of the Line ID"
                                + " before the @ the user, the SIP username the authentication user. Passwords are dropped as they are read.",
                example = "[devices.csv]")
        List<Path> controlHub,

        @Setting(
                help =
                        "A file of more headings, when an export calls its columns otherwise; in the form of `columns.yml` in the"
                                + " sources of this program.",
                example = "columns.yml")
        Optional<Path> columns,

        @Setting(
                help =
                        "A file of more spellings of exported settings (see `devices[].configXml`); in the form of `settings.yml` in the"
                                + " sources of this program.",
                example = "settings.yml")
        Optional<Path> settings) {
    public HandsetOptions {
        list = List.copyOf(list);
        serverUsers = List.copyOf(serverUsers);
        controlHub = List.copyOf(controlHub);
    }

    public static HandsetOptions defaults() {
        return new HandsetOptions(
                Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
