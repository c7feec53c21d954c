package org.dectwatch.collector.scrape.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.util.DefaultPDUFactory;
import org.snmp4j.util.TableEvent;
import org.snmp4j.util.TableListener;
import org.snmp4j.util.TableUtils;

/** Asks for the interface tables by GETBULK, within bounds: an agent that never ends is asked no further. */
final class InterfaceTable {
    /** Rows looked at; more than are kept, for loopback and the like are left out. */
    private static final int MOST_ROWS = 4 * DeviceDetails.MOST_INTERFACES;

    private static final int ROWS_AT_A_TIME = 4;

    private InterfaceTable() {}

    /** @param bytes size of the values read */
    record Rows(List<NetworkInterface> interfaces, long bytes) {
        static final Rows NONE = new Rows(List.of(), 0);
    }

    /** Always succeeds: with what there was when the time was over, or nothing. */
    static CompletionStage<Rows> ask(SnmpSession session, Target<UdpAddress> target, Duration atMost) {
        TableUtils table = new TableUtils(session.snmp(), new DefaultPDUFactory(PDU.GETBULK));
        table.setMaxNumRowsPerPDU(ROWS_AT_A_TIME);
        table.setMaxNumColumnsPerPDU(InterfaceColumn.values().length);
        table.setRowLimit(MOST_ROWS);
        Listener listener = new Listener();
        table.getTable(target, InterfaceColumn.oids(), listener, null, null, null);
        CompletableFuture<Rows> result = listener.result;
        return result.completeOnTimeout(Rows.NONE, Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)
                .exceptionally(lost -> Rows.NONE);
    }

    /** Called on the library's threads, one at a time for one table. */
    private static final class Listener implements TableListener {
        private final CompletableFuture<Rows> result = new CompletableFuture<>();
        private final List<NetworkInterface> interfaces = new ArrayList<>();
        private long bytes;
        private int rows;

        @Override
        public synchronized boolean next(TableEvent event) {
            add(event);
            return rows < MOST_ROWS && !result.isDone();
        }

        @Override
        public synchronized void finished(TableEvent event) {
            add(event);
            result.complete(new Rows(unique(interfaces), bytes));
        }

        @Override
        public boolean isFinished() {
            return result.isDone();
        }

        private void add(TableEvent event) {
            if (event.getColumns() == null || event.getIndex() == null || rows >= MOST_ROWS) {
                return;
            }
            rows++;
            for (VariableBinding binding : event.getColumns()) {
                bytes += binding == null ? 0 : binding.getBERLength();
            }
            InterfaceRow.read(event.getIndex().last(), event.getColumns()).ifPresent(interfaces::add);
        }
    }

    /** Two interfaces of one name get their place in the list behind it. */
    private static List<NetworkInterface> unique(List<NetworkInterface> all) {
        List<NetworkInterface> named = new ArrayList<>();
        for (NetworkInterface one : all) {
            boolean taken = named.stream().anyMatch(before -> before.name().equals(one.name()));
            named.add(taken ? renamed(one, one.name() + "#" + (named.size() + 1)) : one);
        }
        return named;
    }

    private static NetworkInterface renamed(NetworkInterface one, String name) {
        return new NetworkInterface(
                name,
                one.status(),
                one.bitsPerSecond(),
                one.octetsIn(),
                one.octetsOut(),
                one.errorsIn(),
                one.errorsOut(),
                one.discardsIn(),
                one.discardsOut());
    }
}
