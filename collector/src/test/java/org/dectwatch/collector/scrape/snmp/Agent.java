package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;

/** A real net-snmp agent on loopback that plays an IP-DECT server: MIB-II of its own, and the eleven scalars overridden. */
public final class Agent implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    private Agent(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static Agent start(Path folder, String name) throws IOException {
        return start(folder, name, "");
    }

    /** @param salt begins each secret of its SNMPv3 users */
    public static Agent start(Path folder, String name, String salt) throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("agent.conf"), configuration(port, name, salt));
        Agent agent = new Agent(folder, port);
        agent.startAgain();
        return agent;
    }

    private static String configuration(int port, String name, String salt) {
        List<String> lines = new ArrayList<>(List.of(
                "agentaddress udp:127.0.0.1:" + port,
                "rocommunity topsecret 127.0.0.1",
                "sysname " + name,
                "syslocation Basement",
                "syscontact noc@example.test"));
        User.ALL.forEach(user -> {
            lines.add("createUser " + user.line(salt));
            lines.add("rouser " + user.name() + " priv");
        });
        List<String> scalars = List.of(
                "octet_str \"PCS24Ad\"",
                "octet_str \"4711\"",
                "octet_str \"10063154277\"",
                "uinteger 40",
                "uinteger 39",
                "uinteger 38",
                "uinteger 4",
                "uinteger 1",
                "uinteger 12",
                "uinteger 77",
                "counter 5");
        for (int i = 0; i < scalars.size(); i++) {
            lines.add("override 1.3.6.1.4.1.9749.1.3.2.1." + (i + 1) + ".0 " + scalars.get(i));
        }
        row(lines, 1, "lo", 24, 1, 11);
        row(lines, 2, "eth0", 6, 1, 4_000_000_000L);
        row(lines, 7, "eth1", 6, 2, 0);
        lines.add("override 1.3.6.1.2.1.31.1.1.1.1.2 octet_str \"lan\"");
        return String.join("\n", lines) + "\n";
    }

    /** Of the interface table, which is switched off in the agent itself. */
    private static void row(List<String> lines, int index, String name, int type, int oper, long octetsIn) {
        String entry = "override 1.3.6.1.2.1.2.2.1.";
        lines.add(entry + "2." + index + " octet_str \"" + name + "\"");
        lines.add(entry + "3." + index + " integer " + type);
        lines.add(entry + "5." + index + " uinteger 100000000");
        lines.add(entry + "7." + index + " integer 1");
        lines.add(entry + "8." + index + " integer " + oper);
        lines.add(entry + "10." + index + " counter " + octetsIn);
        lines.add(entry + "14." + index + " counter 3");
        lines.add(entry + "16." + index + " counter 99");
        lines.add(entry + "19." + index + " counter 4");
    }

    /** Users of SNMPv3, as snmpd and as we call their protocols. */
    record User(String name, SnmpUser.Authentication authentication, SnmpUser.Privacy privacy) {
        static final List<User> ALL = List.of(
                new User("sha1aes128", SnmpUser.Authentication.SHA1, SnmpUser.Privacy.AES128),
                new User("sha256aes128", SnmpUser.Authentication.SHA256, SnmpUser.Privacy.AES128),
                new User("sha512aes256", SnmpUser.Authentication.SHA512, SnmpUser.Privacy.AES256),
                new User("sha384aes192", SnmpUser.Authentication.SHA384, SnmpUser.Privacy.AES192),
                new User("sha224cisco", SnmpUser.Authentication.SHA224, SnmpUser.Privacy.AES256_CISCO));

        private String line(String salt) {
            String sign = authentication.name().replace("SHA1", "SHA").replaceAll("SHA(?=\\d)", "SHA-");
            String encrypt = privacy.name()
                    .replace("AES128", "AES")
                    .replaceAll("AES(?=\\d)", "AES-")
                    .replace("_CISCO", "-C");
            return name + " " + sign + " \"" + salt + "signing-" + name + "\" " + encrypt + " \"" + salt + "hiding-"
                    + name + "\"";
        }

        SnmpUser secrets() {
            return secrets("");
        }

        SnmpUser secrets(String salt) {
            Secret signing = new Secret(salt + "signing-" + name);
            return new SnmpUser(name, authentication, signing, privacy, new Secret(salt + "hiding-" + name));
        }
    }

    public void startAgain() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                "/usr/sbin/snmpd",
                "-f",
                "-C",
                "-I",
                "-ifTable,ifXTable",
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

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it, or whatever listens at {@code agent} instead. */
    public static DeviceScraper scraper(SnmpSession session, String server, Endpoint agent, ScrapeOptions options) {
        return new SnmpScraper(
                session,
                server,
                agent,
                SnmpAccess.community(agent, new Secret("topsecret"), options.timeout(), options.retries()),
                OidMap.shipped(),
                true,
                options,
                InstantSource.system());
    }

    public Endpoint endpoint() {
        return Endpoint.parse("127.0.0.1:" + port).orElseThrow();
    }

    @Override
    public void close() {
        stop();
    }
}
