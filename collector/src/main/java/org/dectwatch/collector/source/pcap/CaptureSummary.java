package org.dectwatch.collector.source.pcap;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dectwatch.collector.net.LinkType;

/**
 * What was found in one capture file.
 *
 * @param file the path as given, {@code -} for standard input
 * @param linkTypes of the packets, in the order in which they came; of the file header when there were none
 * @param packets frames delivered
 * @param bytes their octets as captured
 * @param wireBytes their octets on the wire
 * @param firstNanos earliest capture time, nanoseconds since 1970
 * @param lastNanos latest capture time
 * @param truncated packets that the snap length cut
 * @param damage what was wrong, counted
 */
public record CaptureSummary(
        String file,
        Format format,
        List<LinkType> linkTypes,
        long packets,
        long bytes,
        long wireBytes,
        OptionalLong firstNanos,
        OptionalLong lastNanos,
        long truncated,
        Map<Damage, Long> damage) {

    public enum Format {
        PCAP("pcap"),
        PCAPNG("pcapng");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        /** As the report writes it. */
        public String label() {
            return label;
        }
    }

    public CaptureSummary {
        linkTypes = List.copyOf(linkTypes);
        damage = Map.copyOf(damage);
    }

    /** The reading ended before the file did, or the file ended inside a record. */
    public boolean incomplete() {
        return damage.keySet().stream().anyMatch(Damage::ends);
    }
}
