package org.dectwatch.collector.protocol.sdp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Static payload types (RFC 3551 section 6, tables 4 and 5, and the IANA registry). Type 2 is marked reserved there since
 * RFC 3551 but is still G726-32 (G721) wherever it is used. G722 counts its time stamps at 8000 although it samples at 16000.
 */
public final class StaticPayloadTypes {
    private static final Codec[] ASSIGNED = {
        new Codec(0, "PCMU", 8000, 1),
        new Codec(2, "G726-32", 8000, 1),
        new Codec(3, "GSM", 8000, 1),
        new Codec(4, "G723", 8000, 1),
        new Codec(5, "DVI4", 8000, 1),
        new Codec(6, "DVI4", 16000, 1),
        new Codec(7, "LPC", 8000, 1),
        new Codec(8, "PCMA", 8000, 1),
        new Codec(9, "G722", 8000, 1),
        new Codec(10, "L16", 44100, 2),
        new Codec(11, "L16", 44100, 1),
        new Codec(12, "QCELP", 8000, 1),
        new Codec(13, "CN", 8000, 1),
        new Codec(14, "MPA", 90000, 1),
        new Codec(15, "G728", 8000, 1),
        new Codec(16, "DVI4", 11025, 1),
        new Codec(17, "DVI4", 22050, 1),
        new Codec(18, "G729", 8000, 1),
        new Codec(25, "CelB", 90000, 1),
        new Codec(26, "JPEG", 90000, 1),
        new Codec(28, "nv", 90000, 1),
        new Codec(31, "H261", 90000, 1),
        new Codec(32, "MPV", 90000, 1),
        new Codec(33, "MP2T", 90000, 1),
        new Codec(34, "H263", 90000, 1)
    };
    private static final @Nullable Codec[] TABLE = new Codec[128];

    static {
        for (Codec codec : ASSIGNED) {
            TABLE[codec.payloadType()] = codec;
        }
    }

    private StaticPayloadTypes() {}

    /** The static meaning; empty for dynamic, reserved and unassigned types. */
    public static Optional<Codec> codec(int payloadType) {
        return payloadType < 0 || payloadType >= TABLE.length
                ? Optional.empty()
                : Optional.ofNullable(TABLE[payloadType]);
    }
}
