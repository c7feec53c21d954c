package org.dectwatch.collector.source.push.trap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.snmp.SnmpSocket;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.options.SnmpUser;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** The socket, and the library behind it. Everything happens on the transport's thread. */
final class TrapListener {
    private static final Set<OID> USER_COUNTERS = Set.of(
            SnmpConstants.usmStatsUnknownUserNames,
            SnmpConstants.usmStatsWrongDigests,
            SnmpConstants.usmStatsDecryptionErrors,
            SnmpConstants.usmStatsUnsupportedSecLevels);
    private static final Set<OID> FORM_COUNTERS = Set.of(
            SnmpConstants.snmpInASNParseErrs,
            SnmpConstants.snmpInBadVersions,
            SnmpConstants.snmpInvalidMsgs,
            SnmpConstants.snmpUnknownSecurityModels);

    private final TrapIntake intake;
    private final LongSupplier epochNanos;
    private final Dispatcher dispatcher = new Dispatcher();
    private final SnmpSocket transport;

    /**
     * Opens the socket.
     *
     * @throws IOException when the address cannot be had
     */
    TrapListener(
            Endpoint listen,
            Size receiveBuffer,
            Collection<SnmpUser> users,
            OctetString engine,
            int boots,
            TrapIntake intake,
            LongSupplier epochNanos)
            throws IOException {
        this.intake = intake;
        this.epochNanos = epochNanos;
        transport = new SnmpSocket(
                new UdpAddress(listen.address().toInetAddress(), listen.port()), "traps-" + listen.port());
        transport.setReceiveBufferSize(receiveBuffer.asInt());
        CounterSupport counters = new CounterSupport();
        counters.addCounterListener(this::counted);
        dispatcher.addCounterListener(this::counted);
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm(users, engine, boots, counters)));
        dispatcher.addTransportMapping(transport);
        transport.addTransportListener(dispatcher);
        dispatcher.addCommandResponder(this::received);
    }

    private static USM usm(Collection<SnmpUser> users, OctetString engine, int boots, CounterSupport counters) {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        protocols.addPrivacyProtocol(new PrivAES192With3DESKeyExtension());
        protocols.addPrivacyProtocol(new PrivAES256With3DESKeyExtension());
        USM usm = new USM(protocols, engine, boots, counters);
        for (SnmpUser user : users) {
            usm.addUser(new UsmUser(
                    new OctetString(user.name()),
                    new OID(user.authentication().oid()),
                    new OctetString(user.authenticationSecret().reveal()),
                    new OID(user.privacy().oid()),
                    new OctetString(user.privacySecret().reveal())));
        }
        return usm;
    }

    void listen() throws IOException {
        transport.listen();
    }

    /** The port in use, also when the configured one is 0. */
    int port() {
        return transport.getListenAddress().getPort();
    }

    void close() throws IOException {
        transport.close();
    }

    private void counted(CounterEvent event) {
        if (USER_COUNTERS.contains(event.getOid())) {
            intake.refuse(TrapRefusal.USER);
        } else if (FORM_COUNTERS.contains(event.getOid())) {
            intake.refuse(TrapRefusal.MALFORMED);
        }
    }

    private <A extends Address> void received(CommandResponderEvent<A> event) {
        event.setProcessed(true);
        PDU pdu = event.getPDU();
        if (pdu == null) {
            return;
        }
        boolean byUser = event.getMessageProcessingModel() == MPv3.ID;
        TrapIntake.Signed signed = new TrapIntake.Signed(byUser, event.getSecurityName());
        if (intake.message(peer(event.getPeerAddress()), signed, pdu, epochNanos.getAsLong())) {
            acknowledge(event, pdu);
        }
    }

    /** RFC 3416 4.2.7: the same bindings, without an error. */
    private static <A extends Address> void acknowledge(CommandResponderEvent<A> event, PDU inform) {
        PDU response = (PDU) inform.clone();
        response.setType(PDU.RESPONSE);
        response.setErrorStatus(PDU.noError);
        response.setErrorIndex(0);
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            response,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (MessageException cannot) {
            // The sender says it again, and is answered then.
        }
    }

    private static IpAddress peer(Address address) {
        return IpAddress.of(((UdpAddress) address).getInetAddress());
    }

    /** Turns away who may not speak before a byte of the message is read: making keys for an engine is costly. */
    private final class Dispatcher extends MessageDispatcherImpl {
        @Override
        public <A extends Address> void processMessage(
                TransportMapping<? super A> from, A peer, ByteBuffer message, TransportStateReference state) {
            if (intake.admits(peer(peer), message.remaining(), epochNanos.getAsLong())) {
                super.processMessage(from, peer, message, state);
            }
        }

        @Override
        public <A extends Address> void processMessage(
                TransportMapping<? super A> from, A peer, BERInputStream message, TransportStateReference state) {
            try {
                super.processMessage(from, peer, message, state);
            } catch (RuntimeException broken) {
                // What a stranger sends must not end the thread that listens.
                intake.refuse(TrapRefusal.MALFORMED);
            }
        }
    }
}
