package org.dectwatch.collector.domain;

import java.util.Locale;

/** Names of encodings, as rtpmap has them, in upper case. */
public final class VoiceCodecs {
    public static final String TELEPHONE_EVENT = "TELEPHONE-EVENT";

    private VoiceCodecs() {}

    public static String name(String encoding) {
        return encoding.toUpperCase(Locale.ROOT);
    }

    /**
     * Neither digits nor comfort noise nor redundancy.
     *
     * @param encoding upper case
     */
    public static boolean isVoice(String encoding) {
        return switch (encoding) {
            case TELEPHONE_EVENT, "CN", "RED", "ULPFEC" -> false;
            default -> true;
        };
    }

    /**
     * Any rate, either packing (RFC 3551 4.5.4), and the older name of the 32 kbit/s one.
     *
     * @param encoding upper case
     */
    public static boolean isG726(String encoding) {
        return encoding.startsWith("G726") || encoding.startsWith("AAL2-G726") || encoding.equals("G721");
    }
}
