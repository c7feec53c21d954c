package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.net.FrameRef;

/**
 * A stream since its first packet, counted by sequence number.
 *
 * @param payloadTypes in order of appearance
 * @param dscp the code points seen, ascending
 * @param vlanPriorities the 802.1p priorities seen, ascending
 * @param dtmf RFC 4733 events
 * @param tshark what tshark 4.0.x would print; empty when it would not list the stream
 */
public record StreamTotals(
        Span span,
        Counts counts,
        List<PayloadUse> payloadTypes,
        Timing timing,
        LossPattern lossPattern,
        Silences silences,
        Payload payload,
        List<Integer> dscp,
        List<Integer> vlanPriorities,
        Dtmf dtmf,
        Optional<TsharkNumbers> tshark) {
    public StreamTotals {
        payloadTypes = List.copyOf(payloadTypes);
        dscp = List.copyOf(dscp);
        vlanPriorities = List.copyOf(vlanPriorities);
    }

    /** First and last packet, duplicates included. */
    public record Span(Instant firstTime, Instant lastTime, FrameRef firstFrame, FrameRef lastFrame) {}

    /**
     * Packets by sequence number.
     *
     * @param unique distinct packets
     * @param duplicates copies of a packet already seen that are no twins (another frame, or later than 10 ms)
     * @param networkTwins byte-equal copies within 10 ms that the verdict at that time put down to the network
     * @param mirrorTwins the same, put down to the mirror port
     * @param reordered first arrivals below the highest sequence number seen
     * @param restarts jumps of 3000 or more that a second packet confirmed (RFC 3550 A.1)
     * @param strays packets after such a jump that no second packet confirmed; part of {@code unique}, not of {@code lost}
     * @param lost sequence numbers between the lowest and the highest seen that never came, summed over restarts
     */
    public record Counts(
            long unique,
            long duplicates,
            long networkTwins,
            long mirrorTwins,
            long reordered,
            long restarts,
            long strays,
            long lost) {
        /** Unique packets and copies the network made, by the verdicts of their time: for live use. */
        public long packets() {
            return unique + duplicates + networkTwins;
        }

        /** The same under one verdict for the whole capture: the mirror's twins are left out, the network's count. */
        public long packets(boolean twinsAreTheMirrors) {
            return unique + duplicates(twinsAreTheMirrors);
        }

        /** Copies under one verdict for the whole capture. */
        public long duplicates(boolean twinsAreTheMirrors) {
            return twinsAreTheMirrors ? duplicates : duplicates + networkTwins + mirrorTwins;
        }

        /** 0..100: lost of the expected; 0 when nothing was expected. */
        public double lossPercent() {
            long expected = unique - strays + lost;
            return expected <= 0 ? 0 : 100.0 * lost / expected;
        }
    }

    /**
     * One payload type.
     *
     * @param type 0..127
     * @param role what it is for; that of a dynamic type nobody explained is judged by its packets
     * @param codec name as in rtpmap, upper case: from SDP seen in clear or the static table of RFC 3551; empty for a dynamic
     *     type nobody explained
     * @param clockRate Hz; empty while unknown
     * @param clockInferred the rate was estimated from time stamps
     * @param packets unique packets that bore it
     */
    public record PayloadUse(
            int type,
            Role role,
            Optional<String> codec,
            OptionalInt clockRate,
            boolean clockInferred,
            long packets,
            Instant firstTime,
            Instant lastTime,
            FrameRef firstFrame) {}

    /** What a payload type is for. */
    public enum Role {
        MEDIA,
        TELEPHONE_EVENT,
        COMFORT_NOISE
    }

    /**
     * Milliseconds; empty while the clock rate is unknown or too few packets came. Duplicates, DTMF, comfort noise and silences
     * are left out.
     *
     * @param jitterMs RFC 3550 A.8, after the last packet
     * @param ptimeMs the commonest time between two packets by their time stamps
     * @param timestampJumps time stamps that leapt away from the clock by more than a second without a silence
     * @param driftPpm the sender's clock against the capture's, least squares; empty below 10 s. Positive: the sender is fast
     */
    public record Timing(
            OptionalDouble meanDeltaMs,
            OptionalDouble maxDeltaMs,
            OptionalDouble jitterMs,
            OptionalDouble meanJitterMs,
            OptionalDouble maxJitterMs,
            OptionalDouble ptimeMs,
            OptionalDouble driftPpm,
            long timestampJumps) {
        public static final Timing UNKNOWN = new Timing(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0);
    }

    /**
     * Times without a packet that were longer than the limit (500 ms by default).
     *
     * @param pauses no number is missing and the time stamp went on, or a marker begins anew: hold or silence suppression
     * @param stalls no number is missing, but the time stamp stood still: the sender stopped
     * @param outages numbers are missing: packets were sent and did not arrive
     * @param longestMs the longest of them; 0 without any
     * @param totalMs their sum
     */
    public record Silences(int pauses, int stalls, int outages, double longestMs, double totalMs) {
        public static final Silences NONE = new Silences(0, 0, 0, 0, 0);
    }

    /**
     * The payload behind the RTP header, DTMF and comfort noise left out.
     *
     * @param octets all of it
     * @param minLength shortest, octets; -1 when there was none
     * @param maxLength longest, octets; -1 when there was none
     * @param commonLength the commonest length; -1 when there was none
     */
    public record Payload(Encryption encryption, long octets, int minLength, int maxLength, int commonLength) {}

    /** What the bytes look like: the payload itself is never kept. */
    public enum Encryption {
        CLEAR,
        SRTP,
        UNKNOWN
    }

    /**
     * RFC 4733 events.
     *
     * @param events how many began
     * @param digits which, in order; only in a last interval and only where the options ask for them: people type PINs
     * @param shortestMs the shortest tone, by its last packet seen; empty when none could be read
     * @param longestMs the longest
     */
    public record Dtmf(int events, Optional<DtmfDigits> digits, OptionalInt shortestMs, OptionalInt longestMs) {
        public static final Dtmf NONE = new Dtmf(0, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Digits that do not show themselves in logs. */
    public record DtmfDigits(String digits) {
        @Override
        public String toString() {
            return "DtmfDigits[" + digits.length() + "]";
        }
    }
}
