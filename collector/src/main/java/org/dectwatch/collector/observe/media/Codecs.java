package org.dectwatch.collector.observe.media;

/** What codecs of constant rate need, to compare with what is sent. */
final class Codecs {
    private Codecs() {}

    /** Octets for 8 ticks of the RTP clock; 0 for codecs of variable rate and unknown ones. */
    static double octetsPerEightTicks(String codec) {
        return switch (codec) {
            case "PCMU", "PCMA", "G722" -> 8;
            case "L16" -> 16;
            case "G726-16" -> 2;
            case "G726-24" -> 3;
            case "G726-32" -> 4;
            case "G726-40" -> 5;
            case "G729" -> 1;
            case "GSM" -> 33 / 20.0;
            default -> 0;
        };
    }
}
