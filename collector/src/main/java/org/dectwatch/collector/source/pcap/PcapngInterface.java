package org.dectwatch.collector.source.pcap;

import org.dectwatch.collector.net.LinkType;

/**
 * An interface as a pcapng section describes it.
 *
 * @param snapLength unsigned; 0 is no limit
 */
record PcapngInterface(LinkType link, long snapLength, TimeResolution time) {
    private static final int FIXED = 16;
    private static final int OPTION_TSRESOL = 9;
    private static final int OPTION_TSOFFSET = 14;

    /** Reads the Interface Description Block of {@code length} octets at the input's position. Bad options are left out. */
    static PcapngInterface read(CaptureInput input, int length) {
        TimeResolution time = TimeResolution.MICROSECONDS;
        int end = length - 4;
        int at = FIXED;
        while (at + 4 <= end) {
            int code = input.u16(at);
            int size = input.u16(at + 2);
            int value = at + 4;
            if (code == 0 || value + size > end) {
                break;
            }
            if (code == OPTION_TSRESOL && size >= 1) {
                time = time.resolution(input.u8(value));
            } else if (code == OPTION_TSOFFSET && size >= 8) {
                time = time.offset(input.i64(value));
            }
            at = value + (size + 3) / 4 * 4;
        }
        return new PcapngInterface(new LinkType(input.u16(8)), input.u32(12), time);
    }
}
