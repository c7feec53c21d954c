package org.dectwatch.collector.observe.tls;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;

/** Where plaintext goes, on the capture thread. Flows say {@link org.dectwatch.collector.net.Transport#TLS}. */
public interface DecryptedSink {
    /**
     * The next octets of one direction, in order.
     *
     * @param carriage of the frame that completed the record: its own time, also when it is decrypted late
     * @param bytes borrowed, valid during the call only
     * @param late keys came after the data: what is said here is older than what may have been seen since
     */
    void plaintext(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late);

    /**
     * Something of this direction cannot be read: never captured, let go before keys came, or it does not verify.
     *
     * @param missing octets of ciphertext, as far as known; 1 at least
     */
    void gap(Flow flow, Carriage carriage, long connection, long missing, boolean late);

    /** For those who only watch handshakes. */
    static DecryptedSink none() {
        return new DecryptedSink() {
            @Override
            public void plaintext(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late) {}

            @Override
            public void gap(Flow flow, Carriage carriage, long connection, long missing, boolean late) {}
        };
    }
}
