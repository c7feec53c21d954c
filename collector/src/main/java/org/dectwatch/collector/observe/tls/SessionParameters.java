package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.tls.ClientHello;
import org.dectwatch.collector.protocol.tls.ClientRandom;
import org.dectwatch.collector.protocol.tls.RecordProtection;
import org.dectwatch.collector.protocol.tls.ServerHello;
import org.dectwatch.collector.protocol.tls.SessionKeys;
import org.dectwatch.collector.protocol.tls.TlsSecrets;
import org.dectwatch.collector.protocol.tls.TlsSecrets.Kind;
import org.dectwatch.collector.protocol.tls.TlsVersion;

/** The two hellos of a handshake, and the keys that the key ring has for it. */
final class SessionParameters {
    private final KeyRing keys;
    private final SessionMemory memory;
    private Optional<ClientHello> client = Optional.empty();
    private Optional<ServerHello> server = Optional.empty();
    private int edition;
    private boolean openable;

    SessionParameters(KeyRing keys, SessionMemory memory) {
        this.keys = keys;
        this.memory = memory;
    }

    /** Changes with every hello: what keys belong to it must be asked again. */
    int edition() {
        return edition;
    }

    /** Both must stand on bytes of their own: they are kept. */
    void client(ClientHello hello) {
        client = Optional.of(hello);
        server = Optional.empty();
        openable = false;
        edition++;
    }

    void server(ServerHello hello) {
        server = Optional.of(hello);
        edition++;
        openable = client.isPresent() && SessionKeys.supported(hello.version(), hello.suite());
        client.ifPresent(asked -> memory.remember(hello.sessionId(), origin(asked, hello)));
    }

    /** A ticket of TLS 1.2 that continues this session later. */
    void ticket(ByteView ticket) {
        if (client.isPresent() && server.isPresent()) {
            memory.remember(ticket, origin(client.get(), server.get()));
        }
    }

    boolean tls13() {
        return server.isPresent() && server.get().version() == TlsVersion.TLS_1_3;
    }

    /** Whether keys would help: both hellos are known and the suite is one of ours. */
    boolean openable() {
        return openable;
    }

    boolean earlyData() {
        return client.isPresent() && client.get().extensions().earlyData();
    }

    Optional<RecordProtection> keys12(boolean fromClient) {
        if (!openable()) {
            return Optional.empty();
        }
        ClientHello asked = client.orElseThrow();
        ServerHello answered = server.orElseThrow();
        Optional<TlsSecrets> secrets = keys.find(asked.random());
        if (secrets.isEmpty()) {
            secrets = keys.find(origin(asked, answered));
        }
        return secrets.flatMap(found -> SessionKeys.tls12(found, asked.random(), answered, fromClient));
    }

    Optional<RecordProtection> keys13(Kind kind, int generation) {
        if (!openable()) {
            return Optional.empty();
        }
        int suite = server.orElseThrow().suite();
        return keys.find(client.orElseThrow().random())
                .flatMap(secrets -> SessionKeys.tls13(secrets, kind, suite, generation));
    }

    /** The full handshake whose master secret is in use: this one, unless it resumes another. */
    private ClientRandom origin(ClientHello asked, ServerHello answered) {
        boolean echoed = !asked.sessionId().isEmpty() && asked.sessionId().equals(answered.sessionId());
        if (echoed || answered.sessionId().isEmpty()) {
            Optional<ByteView> ticket = asked.extensions().sessionTicket();
            return ticket.flatMap(memory::origin)
                    .or(() -> echoed ? memory.origin(asked.sessionId()) : Optional.empty())
                    .orElse(asked.random());
        }
        return asked.random();
    }
}
