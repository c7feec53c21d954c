package org.dectwatch.collector.source.demo.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

/**
 * Both ends of one TLS 1.2 connection (RFC 5246) with ECDHE, RSA and AES-128-GCM: what each puts on the wire, in the order in
 * which it is asked for. The master secret comes from the seed instead of a key exchange.
 */
public final class TlsSession {
    private static final int HANDSHAKE = 22;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int APPLICATION_DATA = 23;
    private static final int ECDHE_RSA_AES128_GCM_SHA256 = 0xc02f;
    private static final int ECDHE_RSA_AES256_GCM_SHA384 = 0xc030;
    private static final int SECP256R1 = 23;
    private static final int RSA_PKCS1_SHA256 = 0x0401;

    private final Random random;
    private final byte[] clientRandom;
    private final byte[] serverRandom;
    private final byte[] master;
    private final Sealing client;
    private final Sealing server;
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

    public TlsSession(Random random) {
        this.random = random;
        clientRandom = chance(32);
        serverRandom = chance(32);
        master = chance(48);
        byte[] keys = Sealing.prf(master, "key expansion", Sealing.joined(serverRandom, clientRandom), 40);
        client = new Sealing(keys, 0, 32);
        server = new Sealing(keys, 16, 36);
    }

    /** What an NSS key log would hold of it. */
    public String keyLogLine() {
        HexFormat hex = HexFormat.of();
        return "CLIENT_RANDOM " + hex.formatHex(clientRandom) + " " + hex.formatHex(master);
    }

    /** @param host asked for in server_name (RFC 6066 3) */
    public byte[] clientHello(String host) {
        ByteBuffer extensions = ByteBuffer.allocate(256);
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        extension(extensions, 0, list(Sealing.joined(new byte[] {0}, list(name))));
        extension(extensions, 10, list(u16(SECP256R1)));
        extension(extensions, 11, new byte[] {1, 0});
        extension(extensions, 13, list(u16(RSA_PKCS1_SHA256)));
        extension(extensions, 23, new byte[0]);
        ByteBuffer body = ByteBuffer.allocate(512)
                .put(u16(0x0303))
                .put(clientRandom)
                .put((byte) 0)
                .put(list(Sealing.joined(u16(ECDHE_RSA_AES256_GCM_SHA384), u16(ECDHE_RSA_AES128_GCM_SHA256))))
                .put(new byte[] {1, 0})
                .put(list(taken(extensions)));
        return record(HANDSHAKE, message(1, taken(body)));
    }

    /** ServerHello, Certificate, ServerKeyExchange, ServerHelloDone: a record each. */
    public byte[] serverFlight(SimulatedChain chain) {
        ByteBuffer extensions = ByteBuffer.allocate(64);
        extension(extensions, 11, new byte[] {1, 0});
        extension(extensions, 23, new byte[0]);
        ByteBuffer hello = ByteBuffer.allocate(256)
                .put(u16(0x0303))
                .put(serverRandom)
                .put((byte) 32)
                .put(chance(32))
                .put(u16(ECDHE_RSA_AES128_GCM_SHA256))
                .put((byte) 0)
                .put(list(taken(extensions)));
        ByteArrayOutputStream certificates = new ByteArrayOutputStream();
        chain.certificates().forEach(der -> certificates.writeBytes(Sealing.joined(u24(der.length), der)));
        byte[] shown = certificates.toByteArray();
        byte[] exchange =
                Sealing.joined(new byte[] {3}, u16(SECP256R1), point(), u16(RSA_PKCS1_SHA256), list(chance(256)));
        return Sealing.joined(
                record(HANDSHAKE, message(2, taken(hello))),
                record(HANDSHAKE, message(11, Sealing.joined(u24(shown.length), shown))),
                record(HANDSHAKE, message(12, exchange)),
                record(HANDSHAKE, message(14, new byte[0])));
    }

    /** ClientKeyExchange, ChangeCipherSpec, Finished. */
    public byte[] clientFinish() {
        return Sealing.joined(
                record(HANDSHAKE, message(16, point())),
                record(CHANGE_CIPHER_SPEC, new byte[] {1}),
                sealed(client, HANDSHAKE, message(20, verifyData("client finished"))));
    }

    /** ChangeCipherSpec, Finished. */
    public byte[] serverFinish() {
        return Sealing.joined(
                record(CHANGE_CIPHER_SPEC, new byte[] {1}),
                sealed(server, HANDSHAKE, message(20, verifyData("server finished"))));
    }

    private byte[] verifyData(String label) {
        return Sealing.prf(master, label, Sealing.sha256(transcript.toByteArray()), 12);
    }

    /** Plaintext in one record; at most 16 KiB. */
    public byte[] data(boolean fromClient, byte[] plaintext) {
        return sealed(fromClient ? client : server, APPLICATION_DATA, plaintext);
    }

    /** A fatal alert in clear, during the handshake. */
    public static byte[] fatalAlert(int description) {
        return record(ALERT, new byte[] {2, (byte) description});
    }

    private static byte[] sealed(Sealing side, int type, byte[] plaintext) {
        return record(type, side.seal(type, plaintext));
    }

    private byte[] message(int type, byte[] body) {
        byte[] whole = Sealing.joined(new byte[] {(byte) type}, u24(body.length), body);
        transcript.writeBytes(whole);
        return whole;
    }

    private static byte[] record(int type, byte[] fragment) {
        return Sealing.joined(new byte[] {(byte) type}, u16(0x0303), u16(fragment.length), fragment);
    }

    /** An uncompressed point of a curve, as far as anybody can tell from its form. */
    private byte[] point() {
        return Sealing.joined(new byte[] {65, 4}, chance(64));
    }

    private byte[] chance(int octets) {
        byte[] bytes = new byte[octets];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void extension(ByteBuffer to, int type, byte[] content) {
        to.put(u16(type)).put(u16(content.length)).put(content);
    }

    private static byte[] list(byte[] content) {
        return Sealing.joined(u16(content.length), content);
    }

    private static byte[] u16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    private static byte[] u24(int value) {
        return new byte[] {(byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }
}
