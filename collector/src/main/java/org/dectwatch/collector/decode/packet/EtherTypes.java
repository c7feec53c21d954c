package org.dectwatch.collector.decode.packet;

/** EtherTypes (IEEE 802 Numbers), those that decoding knows. */
public final class EtherTypes {
    public static final int IPV4 = 0x0800;
    public static final int TRANSPARENT_BRIDGING = 0x6558;
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86dd;
    public static final int PPP = 0x880b;
    public static final int MPLS = 0x8847;
    public static final int MPLS_UPSTREAM = 0x8848;
    public static final int PPPOE_SESSION = 0x8864;
    public static final int SERVICE_VLAN = 0x88a8;
    public static final int ERSPAN_II = 0x88be;
    public static final int VN_TAG = 0x8926;
    public static final int OLD_QINQ = 0x9100;
    public static final int ERSPAN_III = 0x22eb;
    /** Values below are lengths of IEEE 802.3 frames. */
    public static final int FIRST = 0x0600;

    private EtherTypes() {}
}
