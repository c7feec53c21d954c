package org.dectwatch.collector.health.rules.media;

import java.util.List;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.health.Evidence;

/** The marking of one stream changes: from packet to packet, or between two points of capture. */
final class MarkingChanged {
    private MarkingChanged() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                List<Integer> dscp = stream.totals().dscp();
                List<Integer> priorities = stream.totals().vlanPriorities();
                judged |= !dscp.isEmpty();
                if (dscp.size() > 1 || priorities.size() > 1) {
                    String seen = dscp.size() > 1 ? "DSCP " + dscp : "802.1p priority " + priorities;
                    return told(
                            file,
                            "Packets of " + file.who(direction.by()) + " bear different markings within one stream: "
                                    + seen + ".",
                            stream,
                            List.of(CaseFile.firstOf(stream, "first packet of the stream")));
                }
                MediaStream other = firstSeen(direction, stream);
                if (!other.totals().dscp().equals(dscp) && !dscp.isEmpty()) {
                    return told(
                            file,
                            "On its way the stream of " + file.who(direction.by()) + " is marked anew: DSCP "
                                    + other.totals().dscp() + " at " + other.capture() + ", " + dscp + " at "
                                    + stream.capture() + ".",
                            stream,
                            List.of(
                                    CaseFile.firstOf(
                                            other, "DSCP " + other.totals().dscp()),
                                    CaseFile.firstOf(stream, "DSCP " + dscp)));
                }
            }
        }
        return Assessment.clean(judged);
    }

    /** The same stream at the point of capture that saw it first. */
    private static MediaStream firstSeen(MediaDirection direction, MediaStream stream) {
        for (MediaStream one : direction.streams()) {
            if (one.key().equals(stream.key())) {
                return one;
            }
        }
        return stream;
    }

    private static Assessment told(CaseFile file, String why, MediaStream stream, List<Evidence> evidence) {
        return file.fault(
                stream.firstTime(),
                why,
                "Some device on the way rewrites the marking, or only part of the packets pass through it (two paths, a policer):"
                        + " compare the trust settings and policies of the switches and routers between.",
                evidence);
    }
}
