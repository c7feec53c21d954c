package org.dectwatch.collector.protocol.rtp;

import java.util.Optional;

/** Static payload types of RFC 3551 section 6, with the names that rtpmap uses. */
public final class StaticPayloads {
    /** Comfort noise (RFC 3389) and the number it had before. */
    public static final int COMFORT_NOISE = 13;

    public static final int COMFORT_NOISE_OLD = 19;

    private static final String[] NAMES = new String[35];
    private static final int[] RATES = new int[35];

    static {
        put(0, "PCMU", 8000);
        // Reserved today; 1016 in RFC 1890. Wireshark still gives it a clock.
        put(1, "1016", 8000);
        // Reserved today (was G721); the interop guide's devices send G726-32 under it.
        put(2, "G726-32", 8000);
        put(3, "GSM", 8000);
        put(4, "G723", 8000);
        put(5, "DVI4", 8000);
        put(6, "DVI4", 16000);
        put(7, "LPC", 8000);
        put(8, "PCMA", 8000);
        // 8000 by RFC 3551 section 4.5.2, though it samples at 16000.
        put(9, "G722", 8000);
        put(10, "L16", 44100);
        put(11, "L16", 44100);
        put(12, "QCELP", 8000);
        put(13, "CN", 8000);
        put(14, "MPA", 90000);
        put(15, "G728", 8000);
        put(16, "DVI4", 11025);
        put(17, "DVI4", 22050);
        put(18, "G729", 8000);
        put(19, "CN", 8000);
        put(25, "CELB", 90000);
        put(26, "JPEG", 90000);
        put(28, "NV", 90000);
        put(31, "H261", 90000);
        put(32, "MPV", 90000);
        put(33, "MP2T", 90000);
        put(34, "H263", 90000);
    }

    private StaticPayloads() {}

    private static void put(int type, String name, int rate) {
        NAMES[type] = name;
        RATES[type] = rate;
    }

    /** The codec's name, for a type that has a fixed one. */
    public static Optional<String> name(int type) {
        return type >= 0 && type < NAMES.length ? Optional.ofNullable(NAMES[type]) : Optional.empty();
    }

    /** Clock rate in Hz; 0 for a type that has no fixed one. */
    public static int clockRate(int type) {
        return type >= 0 && type < RATES.length ? RATES[type] : 0;
    }

    public static boolean isComfortNoise(int type) {
        return type == COMFORT_NOISE || type == COMFORT_NOISE_OLD;
    }
}
