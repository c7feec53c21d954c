package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.protocol.tls.Alert;
import org.dectwatch.collector.protocol.tls.ClientHello;
import org.dectwatch.collector.protocol.tls.ContentType;
import org.dectwatch.collector.protocol.tls.HandshakeMessage;
import org.dectwatch.collector.protocol.tls.NewSessionTicket;
import org.dectwatch.collector.protocol.tls.ServerHello;
import org.dectwatch.collector.protocol.tls.TlsRecord;

/** Follows the records of one connection: which are in clear, which are protected, and what they say about the handshake. */
final class RecordReader implements ConnectionDecryptor.Content {
    private final TlsCounters counters;
    private final HandshakeFacts handshake;
    private final SideFacts client;
    private final SideFacts server;
    private final Ending ending;
    private final DecryptedSink sink;
    private final long connection;
    private final SessionParameters session;
    private final ConnectionDecryptor decryptor;
    private final ConnectionInference inference = new ConnectionInference();
    private boolean lastFlightFromClient;
    private boolean decrypted;
    private boolean renegotiated;

    RecordReader(
            DecryptionRoom room,
            HandshakeFacts handshake,
            SideFacts client,
            SideFacts server,
            Ending ending,
            DecryptedSink sink,
            long connection) {
        counters = room.counters();
        this.handshake = handshake;
        this.client = client;
        this.server = server;
        this.ending = ending;
        this.sink = sink;
        this.connection = connection;
        session = new SessionParameters(room.keys(), room.memory());
        decryptor = new ConnectionDecryptor(room, session, this);
    }

    ConnectionDecryptor decryptor() {
        return decryptor;
    }

    ConnectionInference inference() {
        return inference;
    }

    boolean decrypted() {
        return decrypted;
    }

    boolean renegotiated() {
        return renegotiated;
    }

    void record(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage) {
        SideFacts side = fromClient ? client : server;
        side.records++;
        ending.goesOn(fromClient ? Side.CLIENT : Side.SERVER);
        switch (record.type()) {
            case ContentType.CHANGE_CIPHER_SPEC -> changeCipherSpec(fromClient, side, record, flow, carriage);
            case ContentType.HANDSHAKE -> handshake(fromClient, side, record, flow, carriage);
            case ContentType.ALERT -> alert(fromClient, side, record, flow, carriage);
            case ContentType.APPLICATION_DATA -> applicationData(fromClient, side, record, flow, carriage);
            default -> {
                // A heartbeat says nothing here; protected ones count in the sequence.
                protectedRecord(fromClient, record, flow, carriage);
            }
        }
    }

    void lost(boolean fromClient, long octets, boolean one, Flow flow, Carriage carriage) {
        inference.lost();
        decryptor.lost(fromClient, octets, one, flow, carriage);
    }

    private void changeCipherSpec(boolean fromClient, SideFacts side, TlsRecord record, Flow flow, Carriage carriage) {
        if (handshake.tls13() || handshake.mayStayClear()) {
            // TLS 1.3 sends it for the sake of middleboxes, before or after its ServerHello (RFC 8446 D.4).
            return;
        }
        if (!fromClient && !side.protectedNow && side.missing == 0) {
            handshake.abbreviated();
        }
        side.protectedNow = true;
        if (readable(fromClient)) {
            decryptor.record(fromClient, record, flow, carriage);
        }
    }

    private void handshake(boolean fromClient, SideFacts side, TlsRecord record, Flow flow, Carriage carriage) {
        if (!side.protectedNow) {
            try {
                side.messages.feed(record.fragment(), message -> message(fromClient, side, message, carriage));
                return;
            } catch (Malformed notInClear) {
                side.messages.reset();
                if (!side.holes()) {
                    counters.malformedRecords++;
                    return;
                }
                // The ChangeCipherSpec was lost, and this is what followed it.
                side.protectedNow = true;
            }
        }
        if (side.finished) {
            // The server may only have asked for it (HelloRequest), and in vain.
            renegotiated |= fromClient && client.finished && server.finished;
        } else if (!handshake.tls13()) {
            side.finishedAt(carriage.timeNanos());
        }
        protectedRecord(fromClient, record, flow, carriage);
    }

    private void alert(boolean fromClient, SideFacts side, TlsRecord record, Flow flow, Carriage carriage) {
        if (!side.protectedNow && record.fragment().length() == 2) {
            try {
                said(fromClient, Alert.parse(record.fragment()), carriage);
            } catch (Malformed noAlert) {
                counters.malformedRecords++;
            }
            return;
        }
        side.protectedAlert = true;
        ending.presume(fromClient ? Side.CLIENT : Side.SERVER, carriage.time());
        protectedRecord(fromClient, record, flow, carriage);
    }

    private void applicationData(boolean fromClient, SideFacts side, TlsRecord record, Flow flow, Carriage carriage) {
        side.applicationRecords++;
        inference.record(fromClient, record.fragment().length(), carriage.timeNanos());
        if (handshake.tls13()) {
            countFlight(fromClient, side, carriage);
        } else {
            side.protectedNow = true;
        }
        protectedRecord(fromClient, record, flow, carriage);
    }

    private void countFlight(boolean fromClient, SideFacts side, Carriage carriage) {
        if (side.flights == 0 && !side.holes()) {
            side.firstFlightAt = carriage.timeNanos();
        }
        if (side.flights == 0 || lastFlightFromClient != fromClient) {
            side.flights++;
        }
        lastFlightFromClient = fromClient;
    }

    private void protectedRecord(boolean fromClient, TlsRecord record, Flow flow, Carriage carriage) {
        if (readable(fromClient)) {
            decryptor.record(fromClient, record, flow, carriage);
        }
    }

    private boolean readable(boolean fromClient) {
        return session.openable() || decryptor.side(fromClient).opened();
    }

    private void message(boolean fromClient, SideFacts side, HandshakeMessage message, Carriage carriage) {
        boolean hello =
                message.type() == HandshakeMessage.CLIENT_HELLO || message.type() == HandshakeMessage.SERVER_HELLO;
        if (hello && side.finished) {
            renegotiated |= !handshake.tls13() && client.finished && server.finished;
        }
        switch (message.type()) {
            case HandshakeMessage.CLIENT_HELLO -> clientHello(side, message, carriage);
            case HandshakeMessage.SERVER_HELLO -> serverHello(message);
            case HandshakeMessage.CERTIFICATE -> {
                if (!renegotiated) {
                    handshake.certificate(fromClient, message.body(), carriage.time());
                }
            }
            case HandshakeMessage.ENCRYPTED_EXTENSIONS -> handshake.encryptedExtensions(message.body());
            case HandshakeMessage.CERTIFICATE_REQUEST -> handshake.certificateRequest();
            case HandshakeMessage.SERVER_HELLO_DONE -> side.flightDone = true;
            case HandshakeMessage.NEW_SESSION_TICKET -> {
                if (!handshake.tls13()) {
                    session.ticket(NewSessionTicket.ticket12(message.body()));
                }
            }
            case HandshakeMessage.FINISHED -> finished(fromClient, side, carriage);
            case HandshakeMessage.KEY_UPDATE -> {
                if (handshake.tls13()) {
                    decryptor.side(fromClient).keyUpdate();
                }
            }
            default -> {
                // Key exchange, verification and status change nothing that is told here.
            }
        }
    }

    private void clientHello(SideFacts side, HandshakeMessage message, Carriage carriage) {
        ClientHello hello = ClientHello.parse(ByteView.of(message.body().copy()));
        side.helloSeen = true;
        handshake.clientHello(hello, carriage.timeNanos());
        session.client(hello);
    }

    private void serverHello(HandshakeMessage message) {
        ServerHello hello = ServerHello.parse(ByteView.of(message.body().copy()));
        handshake.serverHello(hello);
        if (!hello.retry()) {
            session.server(hello);
            inference.chosen(hello.version(), hello.suite());
        }
    }

    /** Decrypted, so that it is TLS 1.3 or already known. */
    private void finished(boolean fromClient, SideFacts side, Carriage carriage) {
        if (handshake.tls13()) {
            side.flightDone |= !fromClient;
            side.finishedAt(carriage.timeNanos());
            decryptor.side(fromClient).finished();
        }
    }

    private void said(boolean fromClient, Alert alert, Carriage carriage) {
        SideFacts side = fromClient ? client : server;
        Side by = fromClient ? Side.CLIENT : Side.SERVER;
        if (alert.fatal()) {
            if (side.fatal.isEmpty()) {
                side.fatal = Optional.of(alert);
                side.fatalAt = carriage.timeNanos();
            }
            ending.sign(by, CloseHow.FATAL_ALERT, carriage.time());
        } else if (alert.closeNotify()) {
            ending.sign(by, CloseHow.CLOSE_NOTIFY, carriage.time());
        }
    }

    @Override
    public void content(boolean fromClient, int type, ByteView bytes, Flow flow, Carriage carriage, boolean late) {
        SideFacts side = fromClient ? client : server;
        if (type == ContentType.APPLICATION_DATA) {
            decrypted = true;
            sink.plaintext(flow.over(Transport.TLS), carriage, connection, bytes, late);
            return;
        }
        try {
            if (type == ContentType.HANDSHAKE) {
                side.inner.feed(bytes, message -> message(fromClient, side, message, carriage));
            } else if (type == ContentType.ALERT) {
                side.protectedAlert = false;
                ending.goesOn(fromClient ? Side.CLIENT : Side.SERVER);
                said(fromClient, Alert.parse(bytes), carriage);
            }
        } catch (Malformed insideProtection) {
            counters.malformedRecords++;
        }
    }

    @Override
    public void unreadable(boolean fromClient, long octets, Flow flow, Carriage carriage, boolean late) {
        SideFacts side = fromClient ? client : server;
        side.inner.reset();
        if (decrypted) {
            sink.gap(flow.over(Transport.TLS), carriage, connection, octets, late);
        }
    }
}
