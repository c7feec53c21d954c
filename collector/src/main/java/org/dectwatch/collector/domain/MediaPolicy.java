package org.dectwatch.collector.domain;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** What the site wants of its media. The defaults are those of the interoperability guide for Webex Calling. */
public record MediaPolicy(
        @Setting(
                help = "Codecs that the IP-DECT servers may offer and calls may use, best first, as rtpmap names them.",
                range = "1..32",
                example = "[PCMU, PCMA]")
        List<String> codecs,

        @Setting(help = "Sound in one packet.", range = "10..60", unit = "ms")
        int ptimeMs,

        @Setting(
                help =
                        "Whether media is enciphered: `off`, `optional` (offered, and clear media is accepted) or `required`"
                                + " (clear media is an alarm).")
        Encryption srtp,

        @Setting(help = "Whether offers of SDES keys may limit their lifetime.")
        boolean srtpLifetime,

        @Setting(help = "Whether offers of SDES keys may name a master key identifier (MKI).")
        boolean srtpMki,

        @Setting(
                help = "Differentiated services code point of media; 46 is EF, which a server calls TOS 184. A key"
                        + " without value (`dscp:`) means that nobody looks; so it does for the three below.",
                range = "0..63")
        Optional<Integer> dscp,

        @Setting(help = "802.1p priority of media, where its frames are tagged.", range = "0..7")
        Optional<Integer> vlanPriority,

        @Setting(
                help =
                        "Code point of signalling; 24 is CS3, which a server calls TOS 96. The guide gives none; this one is"
                                + " from an export of a server, and unverified on a real device.",
                range = "0..63")
        Optional<Integer> signallingDscp,

        @Setting(help = "802.1p priority of signalling, where its frames are tagged.", range = "0..7")
        Optional<Integer> signallingVlanPriority,

        @Setting(help = "Lowest UDP port at which the servers want RTP.", range = "1..65535")
        int firstPort,

        @Setting(help = "Highest UDP port at which the servers want RTP.", range = "1..65535")
        int lastPort,

        @Setting(help = "Payload type of telephone events (RFC 4733) in offers of the servers.", range = "96..127")
        int dtmfPayloadType,

        @Setting(help = "From this loss on, a stream is poor.", range = "0.1..100", unit = "percent")
        double poorLossPercent,

        @Setting(
                help = "From this mean interarrival jitter (RFC 3550) on, a stream is poor.",
                range = "1..1000",
                unit = "ms")
        double poorJitterMs,

        @Setting(help = "Below this mean opinion score (G.107) a stream is poor.", range = "1..4.5")
        double poorMos,

        @Setting(
                help =
                        "Whether receivers conceal lost packets, as IP-DECT handsets do: the robustness (Bpl) of G.711 in"
                                + " each opinion score is then 25.1 instead of 4.3.")
        boolean concealment) {
    public enum Encryption {
        OFF,
        OPTIONAL,
        REQUIRED
    }

    public MediaPolicy {
        codecs = codecs.stream().map(VoiceCodecs::name).toList();
        Ranges.check(
                MediaPolicy.class,
                codecs,
                ptimeMs,
                srtp,
                srtpLifetime,
                srtpMki,
                dscp,
                vlanPriority,
                signallingDscp,
                signallingVlanPriority,
                firstPort,
                lastPort,
                dtmfPayloadType,
                poorLossPercent,
                poorJitterMs,
                poorMos,
                concealment);
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("codecs needs one at least");
        }
        if (lastPort < firstPort) {
            throw new IllegalArgumentException("lastPort must not be below firstPort");
        }
    }

    /**
     * Of the guide: PCMU then PCMA and no others, 20 ms, SRTP enabled and not required, no lifetime, no MKI, TOS 184, priority 5,
     * ports from 58000, telephone events on 96. Limits of quality: 3 % of loss is heard in spite of concealment; 30 ms of mean
     * jitter is more than the packet a jitter buffer usually holds in reserve; below 3.6 (R = 70) many users are dissatisfied
     * (G.107 annex B).
     */
    public static MediaPolicy defaults() {
        return new MediaPolicy(
                List.of("PCMU", "PCMA"),
                20,
                Encryption.OPTIONAL,
                false,
                false,
                Optional.of(46),
                Optional.of(5),
                Optional.of(24),
                Optional.empty(),
                58_000,
                65_535,
                96,
                3,
                30,
                3.6,
                true);
    }
}
