package org.dectwatch.collector.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Setting;

/** Everything that can be configured; each component is a section of the site file and belongs to the room that reads it. */
public record SiteConfig(
        @Setting(help = "The site itself.") SiteOptions site,
        @Setting(
                        help = "The IP-DECT servers. Without them registrations and calls are still seen, but no stream can be"
                                + " claimed by address and nobody is asked.")
                List<DeviceOptions> devices,
        @Setting(help = "The handsets one expects. Those never seen are then shown as missing instead of not at all.")
                HandsetOptions handsets,
        @Setting(help = "How handsets are named in metrics.") LabelOptions labels) {
    public SiteConfig {
        devices = List.copyOf(devices);
        Set<String> names = new HashSet<>();
        Set<IpAddress> addresses = new HashSet<>();
        for (DeviceOptions device : devices) {
            if (!names.add(device.name())) {
                throw new IllegalArgumentException("two devices are called '" + device.name() + "'; give each its own name");
            }
            for (IpAddress address : device.addresses()) {
                if (!addresses.add(address)) {
                    throw new IllegalArgumentException("two devices have the address " + address + "; remove it from one");
                }
            }
        }
    }

    /** A site of which nothing is known. */
    public static SiteConfig defaults() {
        return new SiteConfig(
                SiteOptions.defaults(), List.of(), HandsetOptions.defaults(), LabelOptions.defaults());
    }
}
