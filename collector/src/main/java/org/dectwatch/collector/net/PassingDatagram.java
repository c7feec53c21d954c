package org.dectwatch.collector.net;

/**
 * A UDP datagram as it passes by: one object, filled anew for each, so that counting media costs no garbage. Whoever lends it
 * fills it again after the call; who wants to keep what it says calls {@link #segment}, and copies the payload.
 */
public final class PassingDatagram {
    private static final KnownFlow NOWHERE =
            new KnownFlow(new Flow(Transport.UDP, new Endpoint(IpAddress.v4(0), 0), new Endpoint(IpAddress.v4(0), 0)));

    private final ByteView payload = ByteView.movable();
    private KnownFlow flow = NOWHERE;
    private long timeNanos;
    private String source = "";
    private long ordinal;
    private int dscp = -1;
    private int vlanPriority = -1;
    private boolean truncated;
    private Twin twin = Twin.NONE;

    /** Time, source and number of the frame, as in {@link Carriage}. */
    public void came(long timeNanos, String source, long ordinal) {
        this.timeNanos = timeNanos;
        this.source = source;
        this.ordinal = ordinal;
    }

    /** What the headers said, as in {@link Carriage}. */
    public void marked(int dscp, int vlanPriority, boolean truncated, Twin twin) {
        this.dscp = dscp;
        this.vlanPriority = vlanPriority;
        this.truncated = truncated;
        this.twin = twin;
    }

    /** What it carries and where it goes; the octets are borrowed. */
    public void carries(KnownFlow flow, ByteView bytes, int from, int count) {
        this.flow = flow;
        payload.moveTo(bytes, from, count);
    }

    /** All at once, from values. */
    public void of(Flow flow, Carriage carriage, ByteView bytes) {
        came(carriage.timeNanos(), carriage.source(), carriage.ordinal());
        marked(carriage.dscp(), carriage.vlanPriority(), carriage.truncated(), carriage.twin());
        carries(new KnownFlow(flow), bytes, 0, bytes.length());
    }

    public Flow flow() {
        return flow.flow();
    }

    /** The same as {@code flow().source().port()}, without a look at the flow. */
    public int sourcePort() {
        return flow.sourcePort();
    }

    /** The flow with its peg. */
    public KnownFlow knownFlow() {
        return flow;
    }

    /** Borrowed; it shows another datagram's octets after the call. */
    public ByteView payload() {
        return payload;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public String source() {
        return source;
    }

    public long ordinal() {
        return ordinal;
    }

    public int dscp() {
        return dscp;
    }

    public int vlanPriority() {
        return vlanPriority;
    }

    public boolean truncated() {
        return truncated;
    }

    public Twin twin() {
        return twin;
    }

    /** How it came, to keep. */
    public Carriage carriage() {
        return new Carriage(timeNanos, source, ordinal, dscp, vlanPriority, truncated, twin);
    }

    /** The same as a value; the payload is still borrowed, but is not moved any more. */
    public Segment.Datagram segment() {
        return new Segment.Datagram(flow(), carriage(), payload.from(0));
    }
}
