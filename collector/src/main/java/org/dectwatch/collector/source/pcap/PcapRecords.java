package org.dectwatch.collector.source.pcap;

import java.util.Optional;
import org.dectwatch.collector.net.LinkType;

/**
 * The classic format (draft-ietf-opsawg-pcap): a 24-octet header, then records of 16 octets and a packet. Also with
 * nanoseconds, and Kuznetzov's variant with 8 more octets a record.
 */
final class PcapRecords implements RecordFormat {
    private static final int FILE_HEADER = 24;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int KUZNETZOV = 0xa1b2cd34;

    private final CaptureInput input;
    private final LinkType link;
    private final int longest;
    private final int recordHeader;
    private final int nanosPerUnit;

    private PcapRecords(CaptureInput input, int magic) {
        this.input = input;
        this.nanosPerUnit = magic == NANOSECONDS ? 1 : 1000;
        this.recordHeader = magic == KUZNETZOV ? 24 : 16;
        this.longest = RecordFormat.longest(input.u32(16));
        // The upper half tells the length of the frame check sequence, which decoding does not need.
        this.link = new LinkType(input.i32(20) & 0xffff);
        input.advance(FILE_HEADER);
    }

    /**
     * Reads the file header.
     *
     * @return empty when this is another format; nothing has moved then
     */
    static Optional<RecordFormat> open(CaptureInput input, String file) throws CaptureUnreadable {
        if (!input.has(4)) {
            return Optional.empty();
        }
        input.bigEndian(false);
        int magic = input.i32(0);
        if (!known(magic)) {
            magic = Integer.reverseBytes(magic);
            input.bigEndian(true);
        }
        if (!known(magic)) {
            return Optional.empty();
        }
        if (!input.has(FILE_HEADER)) {
            throw new CaptureUnreadable(file, "is a pcap file cut inside its header: nothing in it can be read.");
        }
        if (input.u16(4) != 2) {
            throw new CaptureUnreadable(
                    file, "is a pcap file of version " + input.u16(4) + "." + input.u16(6) + ", which is not known.");
        }
        return Optional.of(new PcapRecords(input, magic));
    }

    private static boolean known(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS || magic == KUZNETZOV;
    }

    @Override
    public boolean next(RecordCursor cursor) {
        if (!input.has(recordHeader)) {
            return input.ended(cursor);
        }
        int captured = input.i32(8);
        if (captured < 0 || captured > longest) {
            return cursor.end(swapped(captured) ? Damage.BYTE_ORDER : Damage.LENGTH);
        }
        if (!input.has(recordHeader + captured)) {
            return input.cut(cursor);
        }
        long nanos = cursor.plausible(input.u32(0) * 1_000_000_000L + input.u32(4) * nanosPerUnit);
        input.show(cursor.bytes, recordHeader, captured);
        cursor.set(nanos, link, clamp(input.i32(12)));
        input.advance(recordHeader + captured);
        return true;
    }

    /** Both lengths make sense when read the other way round. */
    private boolean swapped(int captured) {
        int other = Integer.reverseBytes(captured);
        int original = Integer.reverseBytes(input.i32(12));
        return other >= 0 && other <= longest && original >= other && original <= LONGEST_ANNOUNCED;
    }

    private static int clamp(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }

    @Override
    public Optional<LinkType> headerLink() {
        return Optional.of(link);
    }

    @Override
    public CaptureSummary.Format format() {
        return CaptureSummary.Format.PCAP;
    }
}
