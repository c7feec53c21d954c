package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.net.Endpoint;

/** A real net-snmp agent on loopback that plays an IP-DECT server: MIB-II of its own, and the eleven scalars overridden. */
final class Agent implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    private Agent(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static Agent start(Path folder, String name) throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String base = "override 1.3.6.1.4.1.9749.1.3.2.1.";
        Files.writeString(
                folder.resolve("agent.conf"),
                String.join(
                        "\n",
                        List.of(
                                "agentaddress udp:127.0.0.1:" + port,
                                "rocommunity topsecret 127.0.0.1",
                                "sysname " + name,
                                base + "1.0 octet_str \"PCS24Ad\"",
                                base + "2.0 octet_str \"4711\"",
                                base + "3.0 octet_str \"10063154277\"",
                                base + "4.0 uinteger 40",
                                base + "5.0 uinteger 39",
                                base + "6.0 uinteger 38",
                                base + "7.0 uinteger 4",
                                base + "8.0 uinteger 1",
                                base + "9.0 uinteger 12",
                                base + "10.0 uinteger 77",
                                base + "11.0 counter 5",
                                "")));
        Agent agent = new Agent(folder, port);
        agent.startAgain();
        return agent;
    }

    void startAgain() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                "/usr/sbin/snmpd",
                "-f",
                "-C",
                "-c",
                folder.resolve("agent.conf").toString(),
                "-Lf",
                folder.resolve("snmpd.log").toString(),
                "-p",
                folder.resolve("snmpd.pid").toString());
        // It writes its state there when it stops, to a file called snmpd.conf.
        command.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
        command.environment().put("MIBS", "");
        process = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("snmpd.out").toFile())
                .start();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Endpoint endpoint() {
        return Endpoint.parse("127.0.0.1:" + port).orElseThrow();
    }

    @Override
    public void close() {
        stop();
    }
}
