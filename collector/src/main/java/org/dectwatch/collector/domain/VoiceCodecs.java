package org.dectwatch.collector.domain;

import java.util.Locale;

/** Names of encodings, as rtpmap has them, in upper case. */
public final class VoiceCodecs {
    public static final String TELEPHONE_EVENT = "TELEPHONE-EVENT";

    private VoiceCodecs() {}

    public static String name(String encoding) {
        return encoding.toUpperCase(Locale.ROOT);
    }

    /** Neither digits nor comfort noise nor redundancy. */
    public static boolean isVoice(String encoding) {
        return switch (name(encoding)) {
            case TELEPHONE_EVENT, "CN", "RED", "ULPFEC" -> false;
            default -> true;
        };
    }

    /** Any rate, either packing (RFC 3551 4.5.4), and the older name of the 32 kbit/s one. */
    public static boolean isG726(String encoding) {
        String name = name(encoding);
        return name.startsWith("G726") || name.startsWith("AAL2-G726") || name.equals("G721");
    }
}
