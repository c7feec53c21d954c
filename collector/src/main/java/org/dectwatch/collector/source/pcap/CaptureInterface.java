package org.dectwatch.collector.source.pcap;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.IpAddress;

/**
 * An interface of this host.
 *
 * @param addresses none for a port that only receives a mirror
 * @param obstacle why a capture would not work, one sentence; empty when it would
 */
public record CaptureInterface(
        String name, List<IpAddress> addresses, boolean loopback, boolean up, Optional<String> obstacle) {
    public CaptureInterface {
        addresses = List.copyOf(addresses);
    }

    /** One line for people. */
    public String verdict() {
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return up ? "Capture works." : "Capture works, but the interface is down: nothing will come.";
    }
}
