package org.dectwatch.collector.source.push.trap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.jspecify.annotations.Nullable;
import org.snmp4j.mp.MPv3;
import org.snmp4j.smi.OctetString;

/** Receives SNMP traps, and answers informs. The sink is called on the library's thread. */
public final class TrapSource implements Source {
    private final TrapListenerOptions options;
    private final Map<IpAddress, TrapSender> senders;
    private final String site;
    private final LongSupplier epochNanos;
    private final TrapIntake intake;
    private volatile SourceCheck check = new SourceCheck(State.NOT_STARTED, "Traps are not being received yet.");
    private volatile OptionalLong openedNanos = OptionalLong.empty();
    private @Nullable TrapListener listener;

    /**
     * @param senders by every address they may send from
     * @param site its name; senders of SNMPv3 informs know the listener by it after a restart
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public TrapSource(
            TrapListenerOptions options,
            Map<IpAddress, TrapSender> senders,
            String site,
            TrapMap map,
            Mib mib,
            ObservationSink out,
            LongSupplier epochNanos) {
        this.options = options;
        this.senders = Map.copyOf(senders);
        this.site = site;
        this.epochNanos = epochNanos;
        this.intake = new TrapIntake(name(options), options, this.senders, new TrapReader(map, mib), out);
    }

    private static String name(TrapListenerOptions options) {
        return "traps " + options.listen();
    }

    @Override
    public String name() {
        return name(options);
    }

    @Override
    public synchronized void start() throws SourceUnavailable {
        try {
            TrapListener opened = new TrapListener(
                    options.listen(), options.receiveBuffer(), users(), engine(), boots(), intake, epochNanos);
            opened.listen();
            listener = opened;
        } catch (IOException refused) {
            String sentence = "Traps cannot be received on " + options.listen() + " (" + refused.getMessage()
                    + "): choose an address of this host and a UDP port that nothing else uses; one below 1024 needs"
                    + " CAP_NET_BIND_SERVICE.";
            check = new SourceCheck(State.FAILED, sentence);
            throw new SourceUnavailable(sentence, refused);
        }
        openedNanos = OptionalLong.of(epochNanos.getAsLong());
        check = new SourceCheck(State.RUNNING, "Traps are received on " + options.listen() + ".");
    }

    /** One for each name: two devices that share a name share its secrets. */
    private Collection<SnmpUser> users() {
        Map<String, SnmpUser> users = new LinkedHashMap<>();
        senders.values().forEach(sender -> sender.user().ifPresent(user -> users.put(user.name(), user)));
        return users.values();
    }

    private OctetString engine() {
        byte[] name = ("dectwatch " + site).getBytes(StandardCharsets.UTF_8);
        return new OctetString(
                MPv3.createLocalEngineID(new OctetString(java.util.Arrays.copyOf(name, Math.min(27, name.length)))));
    }

    /** Must rise with each start (RFC 3414 2.2.2), or senders take what comes after a restart for a replay. Minutes do, and need no file. */
    private int boots() {
        return (int) (epochNanos.getAsLong() / 60_000_000_000L % Integer.MAX_VALUE);
    }

    @Override
    public synchronized void stop() {
        TrapListener running = listener;
        if (running == null) {
            return;
        }
        listener = null;
        try {
            running.close();
            check = new SourceCheck(State.ENDED, "Traps are no longer received.");
        } catch (IOException failed) {
            check = new SourceCheck(
                    State.FAILED, "Traps on " + options.listen() + " did not end: " + failed.getMessage() + ".");
        }
    }

    @Override
    public SourceCheck check() {
        return check;
    }

    @Override
    public SourceStats stats() {
        boolean failed = check.state() == State.FAILED;
        long last = intake.lastNanos();
        return new SourceStats(
                name(),
                openedNanos,
                intake.messages(),
                intake.bytes(),
                0,
                SourceStats.Drops.UNKNOWN,
                new SourceStats.Last(
                        last == 0 ? OptionalLong.empty() : OptionalLong.of(last),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                failed ? 1 : 0,
                failed ? Optional.of(check.sentence()) : Optional.empty());
    }

    @Override
    public Map<String, Long> refused() {
        Map<String, Long> all = new LinkedHashMap<>();
        intake.refused().forEach((reason, count) -> all.put(reason.name().toLowerCase(Locale.ROOT), count));
        return all;
    }

    /** The UDP port in use, also when the configured one is 0; 0 while not listening. */
    public synchronized int port() {
        TrapListener running = listener;
        return running == null ? 0 : running.port();
    }
}
