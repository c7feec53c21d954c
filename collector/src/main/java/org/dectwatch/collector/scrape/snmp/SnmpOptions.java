package org.dectwatch.collector.scrape.snmp;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.SnmpUserOptions;

/** How one server is asked by SNMP: v2c with a community, v3 with a user. */
public record SnmpOptions(
        @Setting(help = "UDP port of its SNMP agent.", range = "1..65535", byDefault = "161")
        int port,

        @Setting(
                help =
                        "Where its read community (SNMPv2c) is to be found. It travels in clear: use one that may only read. Not"
                                + " used when there is a `user`.")
        Optional<SecretRef> community,

        @Setting(help = "With this it is asked by SNMPv3, signed and encrypted. Whether the servers can is unverified.")
        Optional<SnmpUserOptions> user,

        @Setting(
                help = "A file that says which object identifier each value is asked by, when the shipped map is wrong"
                        + " for its firmware. `snmp-discover` proposes one.",
                example = "ipdect-oids.properties")
        Optional<Path> oidMap,

        @Setting(
                help =
                        "The vendor's MIB files, with all modules that they import from, except the standard ones. Values are"
                                + " then asked by the numbers found there, unless `oidMap` says otherwise.",
                example = "[SPECTRALINK-IPDECT-MIB.mib]")
        List<Path> mibs,

        @Setting(
                help = "Whether its network interfaces are asked for too: octets, errors, discards and state.",
                byDefault = "true")
        boolean interfaces) {
    public SnmpOptions {
        mibs = List.copyOf(mibs);
        Ranges.check(SnmpOptions.class, port, community, user, oidMap, mibs, interfaces);
        if (community.isEmpty() && user.isEmpty()) {
            throw new OutOfRange("community", "or a user is needed: who may ask it?");
        }
    }
}
