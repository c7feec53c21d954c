package org.dectwatch.collector.protocol.rtcp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All RTCP packets of one datagram.
 *
 * @param sender SSRC of the first packet
 * @param encrypted SRTCP: only the first header is in clear, so that all else is empty
 * @param senderInfo of an SR
 * @param reports of SR and RR
 * @param leaving SSRCs of BYE
 * @param voip of XR
 * @param referenceTime NTP time of XR block 4
 * @param delays of XR block 5
 * @param skipped packets that are not read: SDES, APP, feedback, unknown
 */
public record RtcpCompound(
        int sender,
        boolean encrypted,
        Optional<SenderInfo> senderInfo,
        List<ReportBlock> reports,
        List<Integer> leaving,
        List<VoipMetrics> voip,
        OptionalLong referenceTime,
        List<DelaySinceReport> delays,
        int skipped) {
    public RtcpCompound {
        reports = List.copyOf(reports);
        leaving = List.copyOf(leaving);
        voip = List.copyOf(voip);
        delays = List.copyOf(delays);
    }

    static RtcpCompound ofEncrypted(int sender) {
        return new RtcpCompound(
                sender, true, Optional.empty(), List.of(), List.of(), List.of(), OptionalLong.empty(), List.of(), 0);
    }
}
