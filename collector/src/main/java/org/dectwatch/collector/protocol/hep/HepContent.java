package org.dectwatch.collector.protocol.hep;

import java.util.Optional;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Segment;

/** From a HEP packet to what it reports, the same for packets received and packets found in a capture. */
public final class HepContent {
    private HepContent() {}

    /**
     * The SIP message that the packet reports; empty for other content and for a packet that does not say on which flow it was.
     *
     * @param carriage of the report: its time is when the report came
     */
    public static Optional<Segment.Reported> reported(HepPacket packet, Carriage carriage) {
        return packet.type() == HepType.SIP
                ? packet.flow().map(flow -> new Segment.Reported(flow, carriage, packet.sentNanos(), packet.payload()))
                : Optional.empty();
    }
}
