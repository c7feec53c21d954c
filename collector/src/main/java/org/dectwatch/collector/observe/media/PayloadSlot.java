package org.dectwatch.collector.observe.media;

import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.StreamTotals.PayloadUse;
import org.dectwatch.collector.domain.StreamTotals.Role;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.protocol.rtp.StaticPayloads;
import org.jspecify.annotations.Nullable;

/** One payload type within one stream. */
final class PayloadSlot {
    final int type;
    private final long firstNanos;
    private final long firstOrdinal;
    private int version = -1;
    private @Nullable String codec;

    Role role = Role.MEDIA;
    /** Hz; 0 while unknown. */
    int clock;

    boolean inferred;
    /** Hz as tshark has it. */
    int tsharkClock;
    /** Octets for 8 ticks; 0 when not constant. */
    double octetRate;

    long packets;
    long lastNanos;
    int lastTimestamp;

    PayloadSlot(int type, long nanos, long ordinal) {
        this.type = type;
        this.firstNanos = nanos;
        this.firstOrdinal = ordinal;
        this.lastNanos = nanos;
    }

    /** Looks up what the type means, again whenever SDP said something new. */
    void resolve(Flow flow, ClockHints hints) {
        if (version == hints.version()) {
            return;
        }
        boolean fixed = version < 0 ? fixed() : StaticPayloads.clockRate(type) > 0;
        version = hints.version();
        if (fixed) {
            return;
        }
        ClockHints.Meaning meaning = hints.meaning(flow.source(), flow.destination(), type);
        if (meaning != null) {
            explain(meaning);
        }
        ClockHints.Meaning seen = hints.tsharkMeaning(flow.source(), flow.destination(), type);
        tsharkClock = seen == null || seen.isTelephoneEvent() || type < 96 ? 0 : seen.rate();
    }

    private boolean fixed() {
        int rate = StaticPayloads.clockRate(type);
        if (rate == 0) {
            return false;
        }
        codec = StaticPayloads.name(type).orElseThrow();
        clock = rate;
        tsharkClock = rate;
        octetRate = Codecs.octetsPerEightTicks(codec);
        role = StaticPayloads.isComfortNoise(type) ? Role.COMFORT_NOISE : Role.MEDIA;
        return true;
    }

    private void explain(ClockHints.Meaning meaning) {
        codec = meaning.codec();
        clock = meaning.rate();
        inferred = false;
        octetRate = Codecs.octetsPerEightTicks(codec);
        role = meaning.isTelephoneEvent()
                ? Role.TELEPHONE_EVENT
                : meaning.isComfortNoise() ? Role.COMFORT_NOISE : Role.MEDIA;
    }

    /**
     * Without SDP, short packets that keep their time stamp are telephone events: 4 octets, 8 or 14 with a tag. Taken for such
     * from the first on, until the time stamp moves with the second.
     */
    void judge(int length, int timestamp) {
        if (codec != null || type < 96 || packets > 1) {
            return;
        }
        boolean brief = length == 4 || length == 8 || length == 14;
        boolean moved = packets == 1 && timestamp != lastTimestamp;
        role = brief && !moved ? Role.TELEPHONE_EVENT : Role.MEDIA;
    }

    void infer(int rate) {
        clock = rate;
        inferred = true;
    }

    boolean explained() {
        return codec != null;
    }

    PayloadUse use(String source) {
        return new PayloadUse(
                type,
                role,
                Optional.ofNullable(codec),
                clock == 0 ? OptionalInt.empty() : OptionalInt.of(clock),
                inferred,
                packets,
                Times.instant(firstNanos),
                Times.instant(lastNanos),
                new FrameRef(source, firstOrdinal));
    }
}
