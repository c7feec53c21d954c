package org.dectwatch.collector.protocol.tls;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** The Certificate message: DER certificates, leaf first, borrowed. */
public final class CertificateMessage {
    /** Longer chains are not served by anyone honest. */
    private static final int MAX_CHAIN = 16;

    private CertificateMessage() {}

    /** RFC 5246 7.4.2. */
    public static List<ByteView> parse12(ByteView body) {
        Fields list = new Fields(new Fields(body).vector24());
        List<ByteView> chain = new ArrayList<>();
        while (!list.atEnd()) {
            add(chain, list.vector24());
        }
        return chain;
    }

    /** RFC 8446 4.4.2: a context first, and extensions after each certificate. */
    public static List<ByteView> parse13(ByteView body) {
        Fields fields = new Fields(body);
        fields.vector8();
        Fields list = new Fields(fields.vector24());
        List<ByteView> chain = new ArrayList<>();
        while (!list.atEnd()) {
            add(chain, list.vector24());
            list.vector16();
        }
        return chain;
    }

    private static void add(List<ByteView> chain, ByteView der) {
        if (chain.size() == MAX_CHAIN) {
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, MAX_CHAIN);
        }
        chain.add(der);
    }
}
