package org.dectwatch.collector.net;

import org.jspecify.annotations.Nullable;

/**
 * A link-layer header type by its number in the registry of tcpdump.org (LINKTYPE_…, as in pcap and pcapng files).
 *
 * @param number the registered number
 */
public record LinkType(int number) {
    public static final LinkType NULL = new LinkType(0);
    public static final LinkType ETHERNET = new LinkType(1);
    public static final LinkType PPP = new LinkType(9);
    public static final LinkType PPPOE = new LinkType(51);
    public static final LinkType RAW = new LinkType(101);
    public static final LinkType LOOP = new LinkType(108);
    public static final LinkType LINUX_SLL = new LinkType(113);
    public static final LinkType IPV4 = new LinkType(228);
    public static final LinkType IPV6 = new LinkType(229);
    public static final LinkType LINUX_SLL2 = new LinkType(276);

    /** What the labels of those begin with that this product does not decode. */
    public static final String NAMELESS = "LINKTYPE_";

    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkType that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** The name libpcap prints, such as {@code EN10MB}; the number for those this product does not decode. */
    public String label() {
        return switch (number) {
            case 0 -> "NULL";
            case 1 -> "EN10MB";
            case 9 -> "PPP";
            case 51 -> "PPP_ETHER";
            case 12, 14, 101 -> "RAW";
            case 108 -> "LOOP";
            case 113 -> "LINUX_SLL";
            case 228 -> "IPV4";
            case 229 -> "IPV6";
            case 276 -> "LINUX_SLL2";
            default -> NAMELESS + number;
        };
    }
}
