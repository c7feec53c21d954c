package org.dectwatch.collector.protocol.tls;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/**
 * ClientHello (RFC 8446 4.1.2, RFC 5246 7.4.1.2). Session id and extensions are borrowed.
 *
 * @param legacyVersion the version field, which says 1.2 when the truth is in supported_versions
 * @param suites code points in the client's order, GREASE and signalling values left out
 */
public record ClientHello(
        int legacyVersion, ClientRandom random, ByteView sessionId, List<Integer> suites, Extensions extensions) {
    public static ClientHello parse(ByteView body) {
        Fields fields = new Fields(body);
        int version = fields.u16();
        ClientRandom random = ClientRandom.at(fields.fixed(ClientRandom.LENGTH), 0);
        ByteView sessionId = fields.vector8();
        Fields list = new Fields(fields.vector16());
        List<Integer> suites = new ArrayList<>();
        while (!list.atEnd()) {
            int suite = list.u16();
            if (!CipherSuite.signal(suite)) {
                suites.add(suite);
            }
        }
        fields.vector8();
        if (version >>> 8 != 3 || sessionId.length() > 32) {
            throw new Malformed(Malformed.Reason.TLS_HANDSHAKE, 0);
        }
        return new ClientHello(version, random, sessionId, List.copyOf(suites), Extensions.read(fields));
    }

    /** Versions offered, best first: those of the extension, else the one of the version field. */
    public List<Integer> versions() {
        List<Integer> offered = extensions.offeredVersions();
        if (offered.isEmpty()) {
            // Only the highest is said; whether lower ones would do is not.
            return List.of(Math.min(legacyVersion, TlsVersion.TLS_1_2));
        }
        return List.copyOf(offered);
    }
}
