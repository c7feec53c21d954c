package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OutboundView;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.domain.ToldView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/** A small hospital, written by hand: what the ledger could say of it. Lists may be changed by a test. */
public final class SampleLedger implements LedgerView {
    public static final Instant NOW = Instant.parse("2026-03-02T08:15:30.250Z");
    private static final FrameRef FRAME = new FrameRef("eth1", 4711);
    private static final Endpoint DEVICE = endpoint("10.20.0.10:5060");
    private static final Endpoint REGISTRAR = endpoint("198.51.100.7:8934");
    public final List<Handset> handsets = new ArrayList<>();
    public final List<Registration> registrations = new ArrayList<>();
    public final List<Call> calls = new ArrayList<>();
    public final List<SourceState> sources = new ArrayList<>();
    public final List<ServerStatus> servers = new ArrayList<>();
    public long messages = 1234;
    public Instant now = NOW;
    public boolean simulated = true;

    public SampleLedger() {
        add(
                "0310000000011",
                "4001",
                "Ward 3 nurse",
                "north",
                RegistrationState.REGISTERED,
                RegistrationReason.NONE,
                200);
        add(
                "0310000000022",
                "4002",
                "Ward 3 doctor",
                "north",
                RegistrationState.EXPIRED,
                RegistrationReason.NO_ANSWER,
                0);
        add(
                "0310000000033",
                "4003",
                "Porter",
                "north",
                RegistrationState.NEVER,
                RegistrationReason.WRONG_CREDENTIALS,
                401);
        add("0310000000044", "4004", "Kitchen", "south", RegistrationState.UNREGISTERED, RegistrationReason.NONE, 200);
        add("0310000000055", "4005", "Pharmacy", "south", RegistrationState.UNKNOWN, RegistrationReason.NONE, 0);
        Registration old = registration("4006", RegistrationState.REGISTERED, RegistrationReason.NONE, 200, true);
        handsets.add(handset("0310000000066", "4006", "Night desk", "south", Optional.of(old)));
        handsets.add(handset("0310000000077", "4007", "Spare", "south", Optional.empty()));
        calls.add(SampleCall.call());
        sources.add(source("eth1", SourceState.Kind.LIVE, SourceState.Condition.SEEING, "Packets come."));
        servers.add(SampleServers.server("north", 3, 1, Optional.empty(), false));
        servers.add(SampleServers.server("south", 4, 0, Optional.of(NOW.minusSeconds(95)), true));
        servers.add(SampleServers.cloud());
    }

    private void add(
            String id,
            String user,
            String name,
            String server,
            RegistrationState state,
            RegistrationReason why,
            int status) {
        Registration seen = registration(user, state, why, status, false);
        registrations.add(seen);
        handsets.add(handset(id, user, name, server, Optional.of(seen)));
    }

    @Override
    public OutboundView outbound() {
        return new SampleOutbound(NOW);
    }

    public static Handset handset(String id, String user, String name, String server, Optional<Registration> seen) {
        return new Handset(
                id,
                Optional.of(id),
                Optional.of(name),
                Optional.of(user.substring(1)),
                Optional.of(aor(user)),
                server,
                true,
                seen,
                user.equals("4001") ? 1 : 0,
                user.equals("4001") ? Optional.of("PCMU") : Optional.empty(),
                words(id, user, server));
    }

    /** The server agrees about 4001 and contradicts the wire about 4002; only it knows of 4005, and the cloud spoke too long ago. */
    private static List<HandsetWord.Kept> words(String id, String user, String server) {
        HandsetWord.Kept said = word(
                server,
                DeviceReport.Interface.XML_RPC,
                id,
                4,
                "XML-RPC says registered of " + user + ", in its charger.",
                false);
        return switch (user) {
            case "4001", "4002" -> List.of(said);
            case "4005" ->
                List.of(said, word("", DeviceReport.Interface.WEBEX, id, 5000, "connectionStatus is connected", true));
            default -> List.of();
        };
    }

    private static HandsetWord.Kept word(
            String server, DeviceReport.Interface via, String id, int secondsAgo, String detail, boolean stale) {
        HandsetWord.Facts facts = new HandsetWord.Facts(
                Optional.of(true),
                Optional.of(true),
                Optional.empty(),
                via == DeviceReport.Interface.WEBEX ? Optional.empty() : Optional.of(true),
                via == DeviceReport.Interface.WEBEX ? OptionalInt.empty() : OptionalInt.of(5),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                detail);
        return new HandsetWord.Kept(
                NOW.minusSeconds(secondsAgo),
                NOW.minusSeconds(secondsAgo + 600),
                new HandsetWord(server, via, HandsetKey.ipei(id), Duration.ofSeconds(60), facts),
                stale);
    }

    public static AddressOfRecord aor(String user) {
        return new AddressOfRecord("sip", user, "example.webex.com", -1);
    }

    public static Registration registration(
            String user, RegistrationState state, RegistrationReason reason, int status, boolean remembered) {
        boolean good = state == RegistrationState.REGISTERED;
        return new Registration(
                aor(user),
                state,
                NOW.minusSeconds(900),
                Optional.of(status == 200 ? RegistrationOutcome.ACCEPTED : RegistrationOutcome.REJECTED),
                reason,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                good ? OptionalInt.of(120) : OptionalInt.empty(),
                good ? Optional.of(NOW.plusSeconds(75)) : Optional.empty(),
                12,
                10,
                good ? 10 : 4,
                good ? 0 : 6,
                0,
                Optional.of(user + "auth"),
                Optional.of("Spectralink IP-DECT/6.2"),
                Transport.TLS,
                DEVICE,
                REGISTRAR,
                good ? OptionalDouble.of(41.5) : OptionalDouble.empty(),
                NOW.minusSeconds(3600),
                NOW.minusSeconds(45),
                FRAME,
                FRAME,
                remembered,
                remembered ? "It was registered before the collector was started again." : "Hand-made: " + state + ".");
    }

    public static SourceState source(String name, SourceState.Kind kind, SourceState.Condition condition, String why) {
        return new SourceState(
                name,
                kind,
                condition,
                why,
                NOW.minusSeconds(600),
                98_765,
                12_345_678,
                kind == SourceState.Kind.LIVE ? 0 : -1,
                0,
                Optional.of(NOW.minusMillis(20)),
                Optional.of(NOW.minusMillis(20)),
                Optional.of(NOW.minusMillis(40)));
    }

    private static Endpoint endpoint(String text) {
        return Endpoint.parse(text).orElseThrow();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Site site() {
        IpAddress address = DEVICE.address();
        return new Site("St. Elsewhere", simulated, List.of(new Site.Server("north", Set.of(address))), List.of());
    }

    @Override
    public Collection<Registration> registrations() {
        return registrations;
    }

    @Override
    public Optional<Registration> registration(AddressOfRecord aor) {
        return registrations.stream().filter(r -> r.aor().equals(aor)).findFirst();
    }

    @Override
    public Collection<Handset> handsets() {
        return handsets;
    }

    @Override
    public Collection<Call> calls() {
        return calls;
    }

    @Override
    public Optional<CallMedia> media(String callId) {
        return Optional.of(SampleCall.media()).filter(media -> media.key().equals(callId));
    }

    @Override
    public Optional<Call> lastAnswered(AddressOfRecord party) {
        return calls.stream().filter(call -> call.caller().equals(party)).findFirst();
    }

    @Override
    public Collection<MediaStream> streams() {
        return List.of();
    }

    @Override
    public Collection<TlsConnection> tlsConnections() {
        return List.of();
    }

    @Override
    public TlsView tls() {
        return new SampleTls();
    }

    @Override
    public Collection<ServerStatus> servers() {
        return servers;
    }

    @Override
    public ToldView told() {
        return new SampleEvents();
    }

    @Override
    public Collection<SourceState> sources() {
        return sources;
    }

    @Override
    public SipCounts sipCounts() {
        return new SipCounts(
                messages,
                new TreeMap<>(Map.of("REGISTER", 600L, "INVITE", 12L)),
                new TreeMap<>(Map.of("200", 400L, "401", 222L)),
                new TreeMap<>(Map.of("TLS", messages)),
                3);
    }

    @Override
    public List<LadderEntry> lastFailedRegister(AddressOfRecord aor) {
        if (!aor.equals(aor("4003"))) {
            return List.of();
        }
        Flow there = new Flow(Transport.TLS, DEVICE, REGISTRAR);
        return List.of(
                entry(0, 4700, there, "REGISTER sip:example.webex.com SIP/2.0", "CSeq: 7 REGISTER"),
                entry(38, 4702, there.reversed(), "SIP/2.0 401 Unauthorized", "CSeq: 7 REGISTER"),
                entry(52, 4705, there, "REGISTER sip:example.webex.com SIP/2.0", "CSeq: 8 REGISTER"),
                entry(91, 4711, there.reversed(), "SIP/2.0 401 Unauthorized", "CSeq: 8 REGISTER"));
    }

    private static LadderEntry entry(int ms, long frame, Flow flow, String line, String... headers) {
        Instant time = NOW.minusSeconds(45).plusMillis(ms).plusNanos(123_456);
        return new LadderEntry(time, new FrameRef("eth1", frame), flow, line, List.of(headers));
    }

    @Override
    public String serverName(IpAddress address) {
        return site().serverAt(address).map(Site.Server::name).orElse(address.toString());
    }

    @Override
    public Map<String, Integer> tableSizes() {
        return Map.of("registrations", registrations.size());
    }
}
