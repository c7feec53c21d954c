package org.dectwatch.collector.source.pcap;

import java.util.Optional;
import org.dectwatch.collector.net.LinkType;

/** One of the two file formats, behind its header. */
interface RecordFormat {
    /** The longest packet taken when the file does not announce a larger snap length: what libpcap and Wireshark allow. */
    int LONGEST_PACKET = 256 << 10;

    /** The longest ever taken, whatever a file announces. */
    int LONGEST_ANNOUNCED = 1 << 20;

    /**
     * Moves to the next packet.
     *
     * @return false at the end; when that is not where a record ends, the cursor has counted why
     */
    boolean next(RecordCursor cursor);

    /** The link type that a header announces, packets or none. */
    Optional<LinkType> headerLink();

    CaptureSummary.Format format();

    /** What a snap length means for the longest packet: 0 and absurd values mean "no limit". */
    static int longest(long snapLength) {
        return (int) Math.min(Math.max(snapLength, LONGEST_PACKET), LONGEST_ANNOUNCED);
    }
}
