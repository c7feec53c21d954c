package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.net.ByteView;

/** What one direction of a connection brings forth, in order. */
interface HalfSink {
    void data(ByteView bytes);

    void gap(long missing);

    /** All bytes before the FIN have been told. Once. */
    void fin();
}
