package org.dectwatch.collector.protocol.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** The extensions of a hello (RFC 8446 4.2); of two with one number the first counts. Borrowed like the message. */
public final class Extensions {
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int ENCRYPT_THEN_MAC = 22;
    private static final int EXTENDED_MASTER_SECRET = 23;
    private static final int SESSION_TICKET = 35;
    private static final int PRE_SHARED_KEY = 41;
    private static final int EARLY_DATA = 42;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int MAX_NAME = 255;

    private final Map<Integer, ByteView> all = new LinkedHashMap<>();

    private Extensions() {}

    /** Reads the list, its length first; nothing at all is an empty list (RFC 5246 7.4.1.2). */
    static Extensions read(Fields fields) {
        Extensions extensions = new Extensions();
        if (!fields.atEnd()) {
            Fields list = new Fields(fields.vector16());
            while (!list.atEnd()) {
                extensions.all.putIfAbsent(list.u16(), list.vector16());
            }
        }
        return extensions;
    }

    /** EncryptedExtensions of TLS 1.3 (RFC 8446 4.3.1): what a ServerHello of TLS 1.2 says in clear. */
    public static Extensions encrypted(ByteView body) {
        return read(new Fields(body));
    }

    /** Numbers of the extensions, in their order. */
    public List<Integer> types() {
        return List.copyOf(all.keySet());
    }

    public boolean encryptThenMac() {
        return all.containsKey(ENCRYPT_THEN_MAC);
    }

    public boolean extendedMasterSecret() {
        return all.containsKey(EXTENDED_MASTER_SECRET);
    }

    public boolean preSharedKey() {
        return all.containsKey(PRE_SHARED_KEY);
    }

    public boolean earlyData() {
        return all.containsKey(EARLY_DATA);
    }

    /** The session ticket (RFC 5077) a client offers; empty for none, or one without octets. */
    public Optional<ByteView> sessionTicket() {
        return Optional.ofNullable(all.get(SESSION_TICKET)).filter(ticket -> !ticket.isEmpty());
    }

    /** The host name asked for (RFC 6066 3), printable ASCII only; what is none of that is no name. */
    public Optional<String> serverName() {
        ByteView extension = all.get(SERVER_NAME);
        if (extension == null || extension.isEmpty()) {
            return Optional.empty();
        }
        Fields list = new Fields(new Fields(extension).vector16());
        while (!list.atEnd()) {
            int type = list.u8();
            ByteView name = list.vector16();
            if (type == 0) {
                return printable(name);
            }
        }
        return Optional.empty();
    }

    /** Protocols (RFC 7301): those offered, or the one chosen. */
    public List<String> alpn() {
        ByteView extension = all.get(ALPN);
        List<String> names = new ArrayList<>();
        if (extension != null) {
            Fields list = new Fields(new Fields(extension).vector16());
            while (!list.atEnd()) {
                printable(list.vector8()).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Versions a client offers, best first (RFC 8446 4.2.1), without GREASE; empty when the extension is missing. */
    List<Integer> offeredVersions() {
        ByteView extension = all.get(SUPPORTED_VERSIONS);
        List<Integer> versions = new ArrayList<>();
        if (extension != null) {
            Fields list = new Fields(new Fields(extension).vector8());
            while (!list.atEnd()) {
                int version = list.u16();
                if (!TlsVersion.grease(version)) {
                    versions.add(version);
                }
            }
        }
        return versions;
    }

    /** The version a server chose, when it says so here. */
    Optional<Integer> chosenVersion() {
        ByteView extension = all.get(SUPPORTED_VERSIONS);
        if (extension == null) {
            return Optional.empty();
        }
        if (extension.length() != 2) {
            throw new Malformed(Malformed.Reason.TLS_HANDSHAKE, 0);
        }
        return Optional.of(extension.u16(0));
    }

    private static Optional<String> printable(ByteView name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return Optional.empty();
        }
        String text = name.latin1(0, name.length());
        boolean plain = text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return plain ? Optional.of(text) : Optional.empty();
    }
}
