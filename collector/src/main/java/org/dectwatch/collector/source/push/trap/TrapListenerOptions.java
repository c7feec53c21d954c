package org.dectwatch.collector.source.push.trap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;

/** Where SNMP traps and informs are received, and how they are read. */
public record TrapListenerOptions(
        @Setting(
                help =
                        "Address and UDP port on which SNMP traps and informs (v1, v2c, v3) are received. 162 is usual, and needs the"
                                + " right to open low ports.",
                example = "192.0.2.10:162")
        Endpoint listen,

        @Setting(
                help =
                        "A file that says which kind of event each trap is, instead of the shipped one. Traps that it does not know"
                                + " are kept as they are. What the fields of the known ones mean is unverified on a real device.",
                example = "traps.properties")
        Optional<Path> map,

        @Setting(
                help = "MIB files that name traps and their fields, with all modules that they import from, except the"
                        + " standard ones.",
                example = "[SPECTRALINK-IPDECT-MIB.mib]")
        List<Path> mibs,

        @Setting(
                help =
                        "Whether traps are also taken from addresses that no device has. Anybody who reaches the port can then"
                                + " say anything; it is shown under the sender's address and raises no alarm.")
        boolean strangers,

        @Setting(
                help =
                        "Those who pass on traps of others: whom a trap is from is then taken from the trap itself (agent"
                                + " address, snmpTrapAddress).",
                example = "[192.0.2.5]")
        List<IpAddress> relays,

        @Setting(
                help =
                        "Traps a second that are taken from one sender in the long run; ten seconds' worth may come at once. What"
                                + " is beyond is counted and dropped.",
                range = "1..10000",
                unit = "traps/s")
        int perSecond,

        @Setting(help = "The kernel's buffer for what has not been read yet.", range = "64KiB..256MiB")
        Size receiveBuffer) {
    public TrapListenerOptions {
        mibs = List.copyOf(mibs);
        relays = List.copyOf(relays);
        Ranges.check(TrapListenerOptions.class, listen, map, mibs, strangers, relays, perSecond, receiveBuffer);
    }

    public static TrapListenerOptions defaults() {
        return new TrapListenerOptions(
                new Endpoint(IpAddress.v4(0), 10162), Optional.empty(), List.of(), false, List.of(), 20, Size.ofMiB(1));
    }
}
