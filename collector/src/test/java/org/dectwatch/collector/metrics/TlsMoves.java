package org.dectwatch.collector.metrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipSummarizer;
import org.dectwatch.collector.testing.TlsStory;

/** TLS connections of dect-1, told to a real ledger. */
final class TlsMoves {
    static final Certificate LEAF = TlsStory.certificate(
            "sip.example.com", "CA", Facts.NOW.minus(Duration.ofDays(1)), Facts.NOW.plus(Duration.ofDays(12)));
    static final Certificate ISSUER = TlsStory.certificate(
            "CA", "Root", Facts.NOW.minus(Duration.ofDays(1)), Facts.NOW.plus(Duration.ofDays(900)));

    private static final Site SITE = new Site(
            "hq",
            false,
            Facts.SITE.servers(),
            List.of(new Site.KnownHandset(
                    "h", Optional.empty(), "u", Optional.empty(), Optional.empty(), Optional.of("dect-1"))));

    private final Ledger ledger = new Ledger(LedgerOptions.defaults(), SITE);
    private final Consumer<DomainEvent> metrics;

    TlsMoves(Consumer<DomainEvent> metrics) {
        this.metrics = metrics;
    }

    /** One is established, one refused for its certificate, one refused by the network, one dies; one stays. */
    LedgerView play() {
        TlsStory first = established(1);
        TlsStory hello = tell(syn(2).asks("sip.example.com"));
        tell(hello.shows(List.of(new CertificateFault(CertificateFault.Kind.WRONG_NAME, 0, "")), LEAF)
                .alert(Facts.NOW, Side.CLIENT, "bad_certificate"));
        tell(syn(3).fails(Facts.NOW, Side.SERVER, Reason.REFUSED));
        tell(first.ends(Facts.NOW, Side.SERVER, CloseHow.RST));
        established(4);
        registersOn("192.0.2.10:40004");
        return ledger;
    }

    private void registersOn(String device) {
        String register = "REGISTER sip:example.org SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.10;branch=z9hG4bK1\r\n"
                + "From: <sip:u@example.org>;tag=1\r\nTo: <sip:u@example.org>\r\nCall-ID: c\r\nCSeq: 1 REGISTER\r\n\r\n";
        Flow flow = new Flow(
                Transport.TLS,
                Endpoint.parse(device).orElseThrow(),
                Endpoint.parse("198.51.100.1:5061").orElseThrow());
        Observation.Sip sip = new Observation.Sip(
                flow,
                SipSummarizer.summarize(
                        SipParser.expectMessage(ByteView.of(register.getBytes(StandardCharsets.ISO_8859_1)), false)),
                Optional.empty(),
                Twin.NONE,
                -1,
                false,
                Optional.empty());
        ledger.apply(new Observation(Facts.NOW, "eth0", Optional.of(new FrameRef("eth0", 9)), sip));
    }

    private static TlsStory syn(int number) {
        return TlsStory.syn(number, "192.0.2.10:" + (40_000 + number), "198.51.100.1:5061", Facts.NOW);
    }

    private TlsStory established(int number) {
        return tell(
                tell(syn(number)).asks("sip.example.com").shows(LEAF, ISSUER).established());
    }

    private TlsStory tell(TlsStory story) {
        ledger.apply(new Observation(
                        story.told().lastTime(),
                        "eth0",
                        Optional.of(new FrameRef("eth0", 1)),
                        new Observation.Tls(story.told())))
                .forEach(metrics);
        return story;
    }
}
