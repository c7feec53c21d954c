package org.dectwatch.collector.observe.tls;

import org.dectwatch.collector.protocol.tls.TlsRecord;

/** What all connections of one tracker share to decrypt. */
record DecryptionRoom(
        KeyRing keys,
        SessionMemory memory,
        HeldCiphertext store,
        TlsCounters counters,
        byte[] scratch,
        int heldPerConnection) {
    static DecryptionRoom of(TlsOptions options, KeyRing keys, TlsCounters counters) {
        return new DecryptionRoom(
                keys,
                new SessionMemory(),
                new HeldCiphertext(options.heldInAll().bytes(), counters),
                counters,
                new byte[TlsRecord.MAX_FRAGMENT],
                options.heldPerConnection().asInt());
    }
}
