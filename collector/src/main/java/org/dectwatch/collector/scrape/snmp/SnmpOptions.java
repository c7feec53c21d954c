package org.dectwatch.collector.scrape.snmp;

import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;

/** How one server is asked by SNMP v2c. */
public record SnmpOptions(
        @Setting(help = "UDP port of its SNMP agent.", range = "1..65535", byDefault = "161")
        int port,

        @Setting(
                help = "Where its read community is to be found. It travels in clear: use one that may only read.",
                required = true)
        SecretRef community,

        @Setting(
                help = "A file that says which object identifier each value is asked by, when the shipped map is wrong"
                        + " for its firmware.",
                example = "ipdect-oids.properties")
        Optional<Path> oidMap) {
    public SnmpOptions {
        Ranges.check(SnmpOptions.class, port, community, oidMap);
    }
}
