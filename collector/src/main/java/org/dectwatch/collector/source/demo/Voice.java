package org.dectwatch.collector.source.demo;

import java.util.Random;

/** Something like speech, 20 ms at a time: a hum whose pitch and loudness wander, from one second made once. */
final class Voice {
    static final int SAMPLES = 160;

    private static final int LENGTH = 8000;
    private static final byte[] MU_LAW = new byte[LENGTH];
    private static final byte[] A_LAW = new byte[LENGTH];
    private static final byte[] ADPCM = new byte[LENGTH / 2];

    static {
        Random random = new Random(711);
        for (int i = 0; i < LENGTH; i++) {
            double time = i / 8000.0;
            double loud = 0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * time);
            double tone = Math.sin(2 * Math.PI * 180 * time) + 0.5 * Math.sin(2 * Math.PI * 720 * time);
            int sample = (int) (2500 * loud * tone + 60 * random.nextGaussian());
            MU_LAW[i] = muLaw(sample);
            A_LAW[i] = aLaw(sample);
        }
        for (int i = 0; i < ADPCM.length; i++) {
            ADPCM[i] = (byte) (codeWord(random) << 4 | codeWord(random));
        }
    }

    private Voice() {}

    /** Copies the payload of a packet: 160 octets, of G.726 at 32 kbit/s 80. */
    static void copy(int payloadType, long packet, byte[] into, int at) {
        byte[] from = payloadType == Sdp.G726 ? ADPCM : payloadType == Sdp.PCMA ? A_LAW : MU_LAW;
        int length = octets(payloadType);
        System.arraycopy(from, (int) (packet * length % from.length), into, at, length);
    }

    static int octets(int payloadType) {
        return payloadType == Sdp.G726 ? SAMPLES / 2 : SAMPLES;
    }

    /** Small differences are far more frequent than large ones, of either sign (code words 1 and up, 14 and down). */
    private static int codeWord(Random random) {
        int size = Math.min(6, (int) Math.abs(2.2 * random.nextGaussian()));
        return random.nextBoolean() ? 1 + size : 14 - size;
    }

    /** ITU-T G.711, 16 bits linear to mu-law. */
    private static byte muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude >> 7);
        int mantissa = magnitude >> exponent + 3 & 0x0f;
        return (byte) ~((sample < 0 ? 0x80 : 0) | exponent << 4 | mantissa);
    }

    /** ITU-T G.711, 16 bits linear to A-law, even bits inverted. */
    private static byte aLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_767) >> 3;
        int exponent = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude));
        int mantissa = magnitude >> Math.max(1, exponent) & 0x0f;
        return (byte) (((sample < 0 ? 0 : 0x80) | exponent << 4 | mantissa) ^ 0x55);
    }
}
