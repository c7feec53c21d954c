package org.dectwatch.collector.protocol.hep;

import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.jspecify.annotations.Nullable;

/** Chunks 2 to 8: where the content travelled. */
final class InnerFlow {
    private OptionalInt protocol = OptionalInt.empty();
    private @Nullable IpAddress source;
    private @Nullable IpAddress destination;
    private OptionalInt sourcePort = OptionalInt.empty();
    private OptionalInt destinationPort = OptionalInt.empty();

    void protocol(int number) {
        protocol = OptionalInt.of(number);
    }

    OptionalInt protocol() {
        return protocol;
    }

    void source(IpAddress address) {
        source = address;
    }

    void destination(IpAddress address) {
        destination = address;
    }

    void sourcePort(int port) {
        sourcePort = OptionalInt.of(port);
    }

    void destinationPort(int port) {
        destinationPort = OptionalInt.of(port);
    }

    /** Empty when something is missing or the protocol carries no SIP. */
    Optional<Flow> flow() {
        IpAddress from = source;
        IpAddress to = destination;
        Optional<Transport> transport = transport();
        if (from == null || to == null || transport.isEmpty() || sourcePort.isEmpty() || destinationPort.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Flow(
                transport.get(),
                new Endpoint(from, sourcePort.getAsInt()),
                new Endpoint(to, destinationPort.getAsInt())));
    }

    /** 22 is IDP, long dead: Kamailio and others write it for TLS. */
    private Optional<Transport> transport() {
        return switch (protocol.orElse(-1)) {
            case 6 -> Optional.of(Transport.TCP);
            case 17 -> Optional.of(Transport.UDP);
            case 22 -> Optional.of(Transport.TLS);
            case 132 -> Optional.of(Transport.SCTP);
            default -> Optional.empty();
        };
    }
}
