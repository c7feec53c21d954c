package org.dectwatch.collector.observe.tls;

/** What a tracker has done so far; read on its own thread, or a moment stale on another. */
public final class TlsCounters {
    volatile long evicted;
    volatile long malformedRecords;
    volatile long malformedCertificates;
    volatile long decryptedRecords;
    volatile long failedRecords;
    volatile long gaveUp;
    volatile long givenUpRecords;
    volatile long heldBytes;
    volatile long droppedRecords;

    /** Connections let go to make room. */
    public long evicted() {
        return evicted;
    }

    /** Places where no record or no handshake message could begin. */
    public long malformedRecords() {
        return malformedRecords;
    }

    /** Certificates that could not be read. */
    public long malformedCertificates() {
        return malformedCertificates;
    }

    public long decryptedRecords() {
        return decryptedRecords;
    }

    /** Records that did not verify under the keys at hand. */
    public long failedRecords() {
        return failedRecords;
    }

    /** Directions in which decryption was given up for good. */
    public long gaveUp() {
        return gaveUp;
    }

    /** Records that came in such a direction afterwards: nobody tried them. */
    public long givenUpRecords() {
        return givenUpRecords;
    }

    /** Octets of ciphertext that wait for keys now. */
    public long heldBytes() {
        return heldBytes;
    }

    /** Records let go before their keys came. */
    public long droppedRecords() {
        return droppedRecords;
    }
}
