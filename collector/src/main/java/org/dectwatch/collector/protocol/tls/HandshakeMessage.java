package org.dectwatch.collector.protocol.tls;

import org.dectwatch.collector.net.ByteView;

/**
 * One handshake message (RFC 8446 4).
 *
 * @param type one of the constants here, or another registered number
 * @param body what follows the four octets of header; borrowed
 */
public record HandshakeMessage(int type, ByteView body) {
    public static final int HELLO_REQUEST = 0;
    public static final int CLIENT_HELLO = 1;
    public static final int SERVER_HELLO = 2;
    public static final int NEW_SESSION_TICKET = 4;
    public static final int END_OF_EARLY_DATA = 5;
    public static final int ENCRYPTED_EXTENSIONS = 8;
    public static final int CERTIFICATE = 11;
    public static final int SERVER_KEY_EXCHANGE = 12;
    public static final int CERTIFICATE_REQUEST = 13;
    public static final int SERVER_HELLO_DONE = 14;
    public static final int CERTIFICATE_VERIFY = 15;
    public static final int CLIENT_KEY_EXCHANGE = 16;
    public static final int FINISHED = 20;
    public static final int CERTIFICATE_STATUS = 22;
    public static final int KEY_UPDATE = 24;

    static boolean known(int type) {
        return switch (type) {
            case HELLO_REQUEST, CLIENT_HELLO, SERVER_HELLO, NEW_SESSION_TICKET, END_OF_EARLY_DATA -> true;
            case ENCRYPTED_EXTENSIONS, CERTIFICATE, SERVER_KEY_EXCHANGE, CERTIFICATE_REQUEST, SERVER_HELLO_DONE -> true;
            case CERTIFICATE_VERIFY, CLIENT_KEY_EXCHANGE, FINISHED, CERTIFICATE_STATUS, KEY_UPDATE -> true;
            case 21, 23, 25, 67 -> true; // certificate_url, supplemental_data, compressed_certificate, next_protocol
            default -> false;
        };
    }
}
