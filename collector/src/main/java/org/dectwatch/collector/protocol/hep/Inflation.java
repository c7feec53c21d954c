package org.dectwatch.collector.protocol.hep;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;

/** Chunk 16: payload compressed with zlib, or with raw deflate, or with gzip's header in front. */
final class Inflation {
    /** Longest payload that is unpacked, octets. */
    static final int LIMIT = 256 * 1024;

    private static final int GZIP_HEADER = 10;

    private Inflation() {}

    static ByteView expect(ByteView packed, int offset) {
        boolean gzip = packed.length() > GZIP_HEADER && packed.u16(0) == 0x1f8b && packed.u8(3) == 0;
        boolean zlib = packed.length() >= 2 && (packed.u8(0) & 0xf) == 8 && packed.u16(0) % 31 == 0;
        byte[] input = packed.from(gzip ? GZIP_HEADER : 0).copy();
        Inflater inflater = new Inflater(!zlib);
        try {
            inflater.setInput(input);
            return unpack(inflater, offset);
        } catch (DataFormatException noDeflate) {
            throw new Malformed(Reason.HEP_CHUNK, offset);
        } finally {
            inflater.end();
        }
    }

    private static ByteView unpack(Inflater inflater, int offset) throws DataFormatException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] block = new byte[4096];
        while (!inflater.finished()) {
            int count = inflater.inflate(block);
            plain.write(block, 0, count);
            if (count == 0 && !inflater.finished() || plain.size() > LIMIT) {
                throw new Malformed(Reason.HEP_CHUNK, offset);
            }
        }
        return ByteView.of(plain.toByteArray());
    }
}
