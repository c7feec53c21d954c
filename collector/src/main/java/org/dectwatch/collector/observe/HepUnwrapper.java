package org.dectwatch.collector.observe;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.net.Flow;
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

    /** A report found in a capture. */
    void unwrap(Segment.Datagram datagram) {
        HepContent.reported(parser.expect(datagram.payload()), datagram.carriage())
                .ifPresent(reported -> read(reported, Optional.of(datagram.flow())));
    }

    /** A report received. */
    void read(Segment.Reported reported) {
        read(reported, Optional.empty());
    }

    private void read(Segment.Reported reported, Optional<Flow> carrier) {
        Optional<Instant> sentAt = reported.sentNanos().isPresent()
                ? Optional.of(Times.instant(reported.sentNanos().getAsLong()))
                : Optional.empty();
        sip.told(
                SipParser.expectMessage(reported.payload(), reported.carriage().truncated()),
                reported.flow(),
                reported.carriage(),
                carrier,
                sentAt);
    }
}
