package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import org.snmp4j.Snmp;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** One UDP socket, and the library's two threads behind it, for questions to all servers. */
public final class SnmpSession implements AutoCloseable {
    private final Snmp snmp;

    private SnmpSession(Snmp snmp) {
        this.snmp = snmp;
    }

    /**
     * Opens the socket on any free port.
     *
     * @throws IOException when there is none
     */
    public static SnmpSession open() throws IOException {
        DefaultUdpTransportMapping transport = new DefaultUdpTransportMapping();
        transport.setThreadName("snmp");
        Snmp snmp = new Snmp(transport);
        snmp.listen();
        return new SnmpSession(snmp);
    }

    Snmp snmp() {
        return snmp;
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
