package org.dectwatch.collector.source.pcap;

import java.util.List;
import java.util.Set;
import org.dectwatch.collector.source.SourceUnavailable;

/** The interfaces of this host, and whether a capture on each would work, which is tried and not guessed. */
public final class Interfaces {
    private static final Set<String> NO_NETWORKS = Set.of("bluetooth", "nflog", "nfqueue", "dbus", "usbmon");

    private Interfaces() {}

    /**
     * Lists what libpcap offers, without its buses and logs that are no networks.
     *
     * @throws SourceUnavailable when there is no libpcap
     */
    public static List<CaptureInterface> list() throws SourceUnavailable {
        return LivePcapSource.interfaces().stream()
                .filter(found -> isNetwork(found.name()))
                .map(Interfaces::tried)
                .toList();
    }

    static boolean isNetwork(String name) {
        return NO_NETWORKS.stream().noneMatch(name::startsWith);
    }

    private static CaptureInterface tried(CaptureInterface found) {
        return new CaptureInterface(
                found.name(),
                found.addresses(),
                found.loopback(),
                found.up(),
                LivePcapSource.obstacle(LiveCaptureOptions.of(found.name())));
    }
}
