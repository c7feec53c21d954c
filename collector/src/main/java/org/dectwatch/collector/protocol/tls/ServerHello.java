package org.dectwatch.collector.protocol.tls;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/**
 * ServerHello or HelloRetryRequest (RFC 8446 4.1.3, 4.1.4; RFC 5246 7.4.1.3). Session id and extensions are borrowed.
 *
 * @param version the version chosen, from supported_versions when it is there
 * @param retry it is a HelloRetryRequest: another ClientHello is wanted
 */
public record ServerHello(
        int version, ClientRandom random, ByteView sessionId, int suite, Extensions extensions, boolean retry) {
    /** SHA-256 of "HelloRetryRequest" (RFC 8446 4.1.3). */
    private static final ClientRandom RETRY =
            new ClientRandom(0xCF21AD74E59A6111L, 0xBE1D8C021E65B891L, 0xC2A211167ABB8C5EL, 0x079E09E2C8A8339CL);

    public static ServerHello parse(ByteView body) {
        Fields fields = new Fields(body);
        int legacyVersion = fields.u16();
        ClientRandom random = ClientRandom.at(fields.fixed(ClientRandom.LENGTH), 0);
        ByteView sessionId = fields.vector8();
        int suite = fields.u16();
        fields.u8();
        if (legacyVersion >>> 8 != 3 || sessionId.length() > 32) {
            throw new Malformed(Malformed.Reason.TLS_HANDSHAKE, 0);
        }
        Extensions extensions = Extensions.read(fields);
        int version = extensions.chosenVersion().orElse(legacyVersion);
        return new ServerHello(version, random, sessionId, suite, extensions, random.equals(RETRY));
    }
}
