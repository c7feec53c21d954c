package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pair of virtual interfaces: what is sent into one end comes out of the other. */
final class Wire implements AutoCloseable {
    private static final String NAME = "dw" + ProcessHandle.current().pid() % 1_000_000;

    private final File log;

    Wire(Path folder) throws Exception {
        Peer.require("tcpreplay", "ip");
        log = folder.resolve("wire.log").toFile();
        ip("link", "add", NAME + "a", "type", "veth", "peer", "name", NAME + "b");
        for (String end : new String[] {NAME + "a", NAME + "b"}) {
            // A silent wire: the kernel adds nothing of its own.
            ip("link", "set", end, "addrgenmode", "none", "arp", "off", "mtu", "9000", "up");
        }
    }

    private void ip(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(Peer.run(log, 10, command))
                .describedAs(Files.readString(log.toPath()))
                .isZero();
    }

    /** Where to listen. */
    String out() {
        return NAME + "b";
    }

    /** Begins to send a capture at its own pace. */
    Process send(Path capture) throws Exception {
        return Peer.start(log, "tcpreplay", "-q", "-i", NAME + "a", capture.toString());
    }

    String said() throws Exception {
        return Files.readString(log.toPath());
    }

    @Override
    public void close() throws Exception {
        Peer.run(log, 10, "ip", "link", "del", NAME + "a");
    }
}
