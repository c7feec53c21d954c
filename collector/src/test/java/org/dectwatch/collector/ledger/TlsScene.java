package org.dectwatch.collector.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.DomainEvent.TlsConnectionLost;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipSummarizer;
import org.dectwatch.collector.testing.TlsStory;

/** A ledger that is told of TLS connections and of what is read on them, for tests. */
final class TlsScene {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final String PROXY = "198.51.100.1:5061";
    static final String NAME = "sip.example.com";
    static final String TARGET = NAME + ":5061";

    final List<DomainEvent> events = new ArrayList<>();
    final Ledger ledger;
    private long frames;

    /** A site whose one server has so many handsets on its list. */
    TlsScene(int handsets) {
        this(LedgerOptions.defaults(), site(handsets));
    }

    TlsScene(LedgerOptions options, Site site) {
        ledger = new Ledger(options, site);
    }

    /** One server called north, with so many handsets on its list. */
    static Site site(int handsets) {
        Site.Server north =
                new Site.Server("north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()));
        List<Site.KnownHandset> list = IntStream.range(1, handsets + 1)
                .mapToObj(n -> new Site.KnownHandset(
                        "id" + n,
                        Optional.empty(),
                        "300" + n,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("north")))
                .toList();
        return new Site("test", false, List.of(north), list);
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    static TlsStory syn(int number, double seconds) {
        return TlsStory.syn(number, "192.0.2.20:" + (40_000 + number), PROXY, at(seconds));
    }

    void tell(Observation.Body body, Instant at) {
        events.addAll(ledger.apply(new Observation(at, "eth0", Optional.of(new FrameRef("eth0", ++frames)), body)));
    }

    TlsStory tell(TlsStory story) {
        tell(new Observation.Tls(story.told()), story.told().lastTime());
        return story;
    }

    /** SYN, hello, established. */
    TlsStory connects(int number, double seconds) {
        TlsStory syn = tell(syn(number, seconds));
        TlsStory hello = tell(syn.asks(NAME));
        return tell(hello.established());
    }

    /** A REGISTER and its 200, both read on the connection of that number. */
    void registers(int connection, String user, int cseq, double seconds) {
        SipText request = SipText.register(user, cseq).with("Contact: <sip:" + user + "@192.0.2.20>", "Expires: 600");
        String device = "192.0.2.20:" + (40_000 + connection);
        sip(device, PROXY, request, seconds);
        sip(PROXY, device, request.answer(200).with("Contact: <sip:" + user + "@192.0.2.20>;expires=600"), seconds);
    }

    void sip(String from, String to, SipText text, double seconds) {
        sip(Transport.TLS, from, to, text, seconds);
    }

    void sip(Transport transport, String from, String to, SipText text, double seconds) {
        Flow flow = new Flow(
                transport,
                Endpoint.parse(from).orElseThrow(),
                Endpoint.parse(to).orElseThrow());
        tell(
                new Observation.Sip(
                        flow,
                        SipSummarizer.summarize(SipParser.expectMessage(
                                ByteView.of(text.toString().getBytes(StandardCharsets.ISO_8859_1)), false)),
                        Optional.empty(),
                        Twin.NONE,
                        -1,
                        false,
                        Optional.empty()),
                at(seconds));
    }

    TlsTarget target() {
        return ledger.tls().target("north", TARGET).orElseThrow();
    }

    TlsOfServer north() {
        return ledger.tls().server("north");
    }

    TlsRide ride(String user) {
        return ledger.tls().ride(handset(user)).orElseThrow();
    }

    Handset handset(String user) {
        return ledger.handsets().stream()
                .filter(h -> h.id().equals("id" + user.substring(3)))
                .findFirst()
                .orElseThrow();
    }

    List<TlsConnectionLost> lost() {
        return events.stream()
                .filter(TlsConnectionLost.class::isInstance)
                .map(TlsConnectionLost.class::cast)
                .toList();
    }
}
