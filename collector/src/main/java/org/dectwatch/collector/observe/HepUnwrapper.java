package org.dectwatch.collector.observe;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.protocol.hep.HepContent;
import org.dectwatch.collector.protocol.hep.HepParser;
import org.dectwatch.collector.protocol.sip.SipParser;

/** What HEP peers report, found inside a capture or received: content, addresses, sending time and transport are the inner ones. */
final class HepUnwrapper {
    private final HepParser parser = new HepParser(Optional.empty());
    private final SipReader sip;

    HepUnwrapper(SipReader sip) {
        this.sip = sip;
    }

    void unwrap(ByteView bytes, Carriage carriage) {
        HepContent.reported(parser.expect(bytes), carriage).ifPresent(this::read);
    }

    void read(Segment.Reported reported) {
        Optional<Instant> sentAt = reported.sentNanos().isPresent()
                ? Optional.of(Times.instant(reported.sentNanos().getAsLong()))
                : Optional.empty();
        sip.read(
                SipParser.expectMessage(reported.payload(), reported.carriage().truncated()),
                reported.flow(),
                reported.carriage(),
                false,
                sentAt);
    }
}
