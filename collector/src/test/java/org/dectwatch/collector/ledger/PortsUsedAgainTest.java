package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
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
import org.junit.jupiter.api.Test;

/** A server that gives each handset a port of its own opens connection after connection between the same two ends. */
class PortsUsedAgainTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String DEVICE = "192.0.2.20:40001";
    private static final String PROXY = "198.51.100.1:5061";
    private static final String NAME = "sip.example.com";

    private final List<DomainEvent> events = new ArrayList<>();
    private final Ledger ledger = new Ledger(
            LedgerOptions.defaults(),
            new Site(
                    "test",
                    false,
                    List.of(new Site.Server(
                            "north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
                    List.of()));
    private long frames;

    private static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    private void tell(Observation.Body body, Instant at) {
        events.addAll(ledger.apply(new Observation(at, "eth0", Optional.of(new FrameRef("eth0", ++frames)), body)));
    }

    private TlsStory tell(TlsStory story) {
        tell(new Observation.Tls(story.told()), story.told().lastTime());
        return story;
    }

    private TlsStory connects(long number, double seconds) {
        return tell(tell(tell(TlsStory.syn(number, DEVICE, PROXY, at(seconds))).asks(NAME))
                .established());
    }

    private void registers(String user, int cseq, double seconds, boolean late) {
        SipText request = SipText.register(user, cseq).with("Contact: <sip:" + user + "@192.0.2.20>", "Expires: 600");
        sip(DEVICE, PROXY, request, seconds, late);
        SipText answer = request.answer(200).with("Contact: <sip:" + user + "@192.0.2.20>;expires=600");
        sip(PROXY, DEVICE, answer, seconds, late);
    }

    private void sip(String from, String to, SipText text, double seconds, boolean late) {
        Flow flow = new Flow(
                Transport.TLS,
                Endpoint.parse(from).orElseThrow(),
                Endpoint.parse(to).orElseThrow());
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        tell(
                new Observation.Sip(
                        flow,
                        SipSummarizer.summarize(SipParser.expectMessage(ByteView.of(bytes), false)),
                        Optional.empty(),
                        Twin.NONE,
                        -1,
                        late,
                        Optional.empty()),
                at(seconds));
    }

    private List<String> usersOf(long number) {
        TlsConnection connection = ledger.tlsConnections().stream()
                .filter(one -> one.id().connection() == number)
                .findFirst()
                .orElseThrow();
        return ledger.tls().users(connection).stream()
                .map(AddressOfRecord::user)
                .toList();
    }

    private int without() {
        return ledger.tls().target("north", NAME + ":5061").orElseThrow().outage().stream()
                .mapToInt(outage -> outage.without().orElse(0))
                .sum();
    }

    @Test
    void eachConnectionKeepsItsOwnUsers() {
        TlsStory first = connects(1, 0);
        registers("3001", 1, 1, false);
        tell(first.ends(at(5), Side.SERVER, CloseHow.RST));
        connects(2, 20);
        assertThat(usersOf(1)).containsExactly("3001");
        assertThat(usersOf(2)).isEmpty();
        registers("3002", 1, 21, false);
        assertThat(usersOf(1)).containsExactly("3001");
        assertThat(usersOf(2)).containsExactly("3002");
    }

    @Test
    void whatIsDecryptedLateBelongsToTheConnectionOfItsTime() {
        TlsStory first = connects(1, 0);
        tell(first.ends(at(5), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
        connects(2, 20);
        registers("3002", 1, 21, false);
        registers("3001", 1, 3, true);
        assertThat(usersOf(1)).containsExactly("3001");
        assertThat(usersOf(2)).containsExactly("3002");
    }

    @Test
    void whoIsBackOnTheSamePortIsNotWithoutAConnection() {
        TlsStory first = connects(1, 0);
        registers("3001", 1, 1, false);
        tell(first.ends(at(5), Side.SERVER, CloseHow.RST));
        assertThat(without()).isEqualTo(1);
        connects(2, 20);
        assertThat(without()).as("it has not registered again").isEqualTo(1);
        registers("3001", 2, 21, false);
        assertThat(without()).isZero();
    }

    @Test
    void anEndNoticedLateHitsNobodyOfTheConnectionThatCameAfter() {
        TlsStory first = connects(1, 0);
        connects(2, 20);
        registers("3001", 1, 21, false);
        tell(first.ends(at(30), Side.NETWORK, CloseHow.TIMEOUT));
        assertThat(events.stream()
                        .filter(DomainEvent.TlsConnectionLost.class::isInstance)
                        .map(DomainEvent.TlsConnectionLost.class::cast)
                        .flatMapToInt(lost -> lost.handsets().stream()))
                .isEmpty();
        assertThat(without()).isZero();
        assertThat(usersOf(2)).containsExactly("3001");
    }
}
