package org.dectwatch.collector.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.protocol.hep.HepPacket;
import org.dectwatch.collector.protocol.hep.HepParser;
import org.dectwatch.collector.protocol.hep.HepType;
import org.dectwatch.collector.protocol.sip.SipParser;

/** HEPv3 found inside a capture: its content, addresses, time and transport are the inner ones. */
final class HepUnwrapper {
    private final HepParser parser = new HepParser(Optional.empty());
    private final SipReader sip;

    HepUnwrapper(SipReader sip) {
        this.sip = sip;
    }

    void unwrap(ByteView bytes, Carriage carriage) {
        HepPacket packet = parser.expect(bytes);
        if (packet.type() == HepType.SIP && packet.flow().isPresent()) {
            sip.read(
                    SipParser.expectMessage(packet.payload(), carriage.truncated()),
                    packet.flow().get(),
                    carriage,
                    false,
                    sentAt(packet.sentNanos()));
        }
    }

    private static Optional<Instant> sentAt(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Times.instant(nanos.getAsLong())) : Optional.empty();
    }
}
