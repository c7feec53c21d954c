package org.dectwatch.collector.protocol.tls;

import org.dectwatch.collector.net.ByteView;

/** NewSessionTicket of TLS 1.2 and below (RFC 5077 3.3). */
public final class NewSessionTicket {
    private NewSessionTicket() {}

    /** The ticket, borrowed; may be empty: the server changed its mind. */
    public static ByteView ticket12(ByteView body) {
        Fields fields = new Fields(body);
        fields.fixed(4);
        return fields.vector16();
    }
}
