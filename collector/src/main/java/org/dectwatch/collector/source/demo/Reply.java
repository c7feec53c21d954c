package org.dectwatch.collector.source.demo;

/**
 * A SIP answer on its way to a server.
 *
 * @param nonce of a challenge; else empty
 * @param seconds granted by a 200, to wait by a 503; else 0
 */
record Reply(int status, byte[] bytes, String nonce, int seconds) {
    static Reply of(int status, SipText text) {
        return new Reply(status, text.bytes(), "", 0);
    }
}
