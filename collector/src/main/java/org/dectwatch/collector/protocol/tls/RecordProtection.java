package org.dectwatch.collector.protocol.tls;

import java.security.GeneralSecurityException;
import org.dectwatch.collector.net.ByteView;

/** Opens the records of one direction under one set of keys. Not to be shared between threads. */
public abstract class RecordProtection {
    /** No hint: see {@link #nonceHint}. */
    public static final long NO_HINT = -1;

    /**
     * Tries to open a record as the one with this sequence number.
     *
     * @param out at least {@link TlsRecord#MAX_FRAGMENT} octets; garbage after a failure
     * @return octets of content, or -1 when it does not verify
     */
    public final int open(long sequence, TlsRecord record, byte[] out) {
        try {
            return decrypt(sequence, record, out);
        } catch (GeneralSecurityException doesNotVerify) {
            return -1;
        }
    }

    /** Type of the content of the record opened last. */
    public int contentType(TlsRecord record) {
        return record.type();
    }

    /**
     * A number written in clear in the record that most peers count up by one a record, or {@link #NO_HINT}: after a gap it tells
     * how many records were lost.
     */
    public long nonceHint(ByteView fragment) {
        return NO_HINT;
    }

    abstract int decrypt(long sequence, TlsRecord record, byte[] out) throws GeneralSecurityException;

    /** The array, or a larger one; the contents do not matter. */
    static byte[] room(byte[] array, int size) {
        return array.length >= size ? array : new byte[Math.min(Math.max(2 * size, 512), TlsRecord.MAX_FRAGMENT)];
    }

    static void putLong(byte[] target, int at, long value) {
        for (int i = 0; i < 8; i++) {
            target[at + i] = (byte) (value >>> (56 - 8 * i));
        }
    }

    /** The header that TLS 1.2 authenticates: sequence number, type, version, length (RFC 5246 6.2.3.3). */
    static void header12(byte[] target, long sequence, TlsRecord record, int length) {
        putLong(target, 0, sequence);
        target[8] = (byte) record.type();
        target[9] = (byte) (record.version() >>> 8);
        target[10] = (byte) record.version();
        target[11] = (byte) (length >>> 8);
        target[12] = (byte) length;
    }
}
