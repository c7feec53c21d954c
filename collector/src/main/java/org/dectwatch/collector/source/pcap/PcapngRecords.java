package org.dectwatch.collector.source.pcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.net.LinkType;

/**
 * The block format (draft-ietf-opsawg-pcapng): sections, each with its own byte order and its own interfaces. Reads Enhanced,
 * Simple and the obsolete Packet Blocks, Interface Descriptions and Decryption Secrets; every other block is skipped.
 */
final class PcapngRecords implements RecordFormat {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int SECRETS = 10;
    private static final int TLS_KEY_LOG = 0x544c534b;

    private static final int SHORTEST_BLOCK = 12;
    private static final int MOST_INTERFACES = 65_536;
    private static final int LARGEST_SECRETS = 16 << 20;

    private final CaptureInput input;
    private final Consumer<byte[]> tlsSecrets;
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private Optional<LinkType> lastDescribed = Optional.empty();

    private PcapngRecords(CaptureInput input, Consumer<byte[]> tlsSecrets) {
        this.input = input;
        this.tlsSecrets = tlsSecrets;
    }

    /**
     * Looks at the first section header; nothing moves.
     *
     * @param tlsSecrets gets an own copy of each key log in the file
     * @return empty when this is another format
     */
    static Optional<RecordFormat> open(CaptureInput input, String file, Consumer<byte[]> tlsSecrets)
            throws CaptureUnreadable {
        if (!input.has(4) || input.i32(0) != SECTION_HEADER) {
            return Optional.empty();
        }
        if (!input.has(28)) {
            throw new CaptureUnreadable(file, "is a pcapng file cut inside its header: nothing in it can be read.");
        }
        if (!setByteOrder(input)) {
            throw new CaptureUnreadable(file, "begins like a pcapng file, but its byte-order mark is not valid.");
        }
        if (input.u16(12) != 1) {
            throw new CaptureUnreadable(
                    file,
                    "is a pcapng file of version " + input.u16(12) + "." + input.u16(14) + ", which is not known.");
        }
        return Optional.of(new PcapngRecords(input, tlsSecrets));
    }

    private static boolean setByteOrder(CaptureInput input) {
        input.bigEndian(false);
        int magic = input.i32(8);
        input.bigEndian(magic != BYTE_ORDER_MAGIC);
        return magic == BYTE_ORDER_MAGIC || Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC;
    }

    @Override
    public boolean next(RecordCursor cursor) {
        while (true) {
            if (!input.has(SHORTEST_BLOCK)) {
                return input.ended(cursor);
            }
            int type = input.i32(0);
            if (type == SECTION_HEADER && !beginSection(cursor)) {
                return false;
            }
            long length = input.u32(4);
            if (swapped(type, length) || !plausible(length)) {
                return cursor.end(swapped(type, length) ? Damage.BYTE_ORDER : Damage.LENGTH);
            }
            switch (type) {
                case ENHANCED_PACKET, OLD_PACKET, SIMPLE_PACKET, INTERFACE -> {
                    if (!whole(length, cursor)) {
                        return false;
                    }
                    boolean packet =
                            type == INTERFACE ? describe((int) length, cursor) : packet(type, (int) length, cursor);
                    input.advance((int) length);
                    if (packet) {
                        return true;
                    }
                }
                case SECRETS -> {
                    if (!secrets(length, cursor)) {
                        return false;
                    }
                }
                default -> {
                    if (!skip(length - 4, length, cursor)) {
                        return false;
                    }
                }
            }
        }
    }

    /** Only a block that is skipped may be longer than the buffer can become, and even that is bounded by 2 GiB. */
    private static boolean plausible(long length) {
        return length >= SHORTEST_BLOCK && length % 4 == 0 && length <= Integer.MAX_VALUE;
    }

    /** Read the other way round this would be a block that is known, of a length that makes sense; as it stands it is neither. */
    private static boolean swapped(int type, long length) {
        int other = Integer.reverseBytes(type);
        long otherLength = Integer.reverseBytes((int) length) & 0xffffffffL;
        boolean known = other > 0 && other <= SECRETS;
        return known
                && length > CaptureInput.MAX_NEEDED
                && plausible(otherLength)
                && otherLength <= CaptureInput.MAX_NEEDED;
    }

    private boolean beginSection(RecordCursor cursor) {
        if (!input.has(28)) {
            return input.cut(cursor);
        }
        if (!setByteOrder(input) || input.u16(12) != 1 || input.u32(4) < 28) {
            return cursor.end(Damage.SECTION);
        }
        interfaces.clear();
        return true;
    }

    /** The whole block is in the buffer, and its two lengths agree. */
    private boolean whole(long length, RecordCursor cursor) {
        if (length > CaptureInput.MAX_NEEDED) {
            return cursor.end(Damage.LENGTH);
        }
        if (!input.has((int) length)) {
            return input.cut(cursor);
        }
        return input.u32((int) length - 4) == length || cursor.end(Damage.LENGTH);
    }

    /** Moves over what is left of a block, and checks that its second length agrees with the first. */
    private boolean skip(long left, long length, RecordCursor cursor) {
        if (!input.skip(left) || !input.has(4)) {
            return input.cut(cursor);
        }
        if (input.u32(0) != length) {
            return cursor.end(Damage.LENGTH);
        }
        input.advance(4);
        return true;
    }

    /** Answers false: this is no packet. */
    private boolean describe(int length, RecordCursor cursor) {
        if (length < 20 || interfaces.size() == MOST_INTERFACES) {
            cursor.count(Damage.INTERFACE);
            return false;
        }
        PcapngInterface described = PcapngInterface.read(input, length);
        interfaces.add(described);
        lastDescribed = Optional.of(described.link());
        return false;
    }

    private boolean packet(int type, int length, RecordCursor cursor) {
        int fixed = type == SIMPLE_PACKET ? 12 : 28;
        if (length < fixed + 4) {
            return cursor.end(Damage.PACKET);
        }
        long number = type == ENHANCED_PACKET ? input.u32(8) : type == OLD_PACKET ? input.u16(8) : 0;
        if (number >= interfaces.size()) {
            return cursor.end(Damage.INTERFACE);
        }
        PcapngInterface from = interfaces.get((int) number);
        int room = length - fixed - 4;
        long original = type == SIMPLE_PACKET ? input.u32(8) : input.u32(24);
        long captured = type == SIMPLE_PACKET ? simpleLength(original, from) : input.u32(20);
        if (captured > room || captured > RecordFormat.longest(from.snapLength())) {
            return cursor.end(Damage.PACKET);
        }
        int wire = (int) Math.min(original, Integer.MAX_VALUE);
        input.show(cursor.bytes, fixed, (int) captured);
        if (type == SIMPLE_PACKET) {
            cursor.setUntimed(from.link(), wire);
        } else {
            long units = input.u32(12) << 32 | input.u32(16);
            long nanos = cursor.plausible(from.time().nanos(units));
            cursor.set(nanos, from.link(), wire);
        }
        return true;
    }

    /** A Simple Packet Block tells the wire length only; what was captured follows from the snap length. */
    private static long simpleLength(long original, PcapngInterface from) {
        return from.snapLength() == 0 ? original : Math.min(original, from.snapLength());
    }

    private boolean secrets(long length, RecordCursor cursor) {
        if (length < 20 || length > LARGEST_SECRETS) {
            cursor.count(Damage.SECRETS);
            return skip(length - 4, length, cursor);
        }
        if (!input.has(16)) {
            return input.cut(cursor);
        }
        int kind = input.i32(8);
        long size = input.u32(12);
        if (kind != TLS_KEY_LOG || size > length - 20) {
            if (kind == TLS_KEY_LOG) {
                cursor.count(Damage.SECRETS);
            }
            return skip(length - 4, length, cursor);
        }
        input.advance(16);
        Optional<byte[]> log = input.take((int) size);
        if (log.isEmpty()) {
            return input.cut(cursor);
        }
        if (!skip(length - 20 - size, length, cursor)) {
            return false;
        }
        tlsSecrets.accept(log.orElseThrow());
        return true;
    }

    @Override
    public Optional<LinkType> headerLink() {
        return lastDescribed;
    }

    @Override
    public CaptureSummary.Format format() {
        return CaptureSummary.Format.PCAPNG;
    }
}
