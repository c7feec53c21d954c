package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.SourceUnavailable;
import org.junit.jupiter.api.Test;

class CaptureTroubleTest {
    @Test
    void missingPrivilegeNamesWhatToGrant() {
        String sentence = "Capturing on eth0 needs the privilege CAP_NET_RAW: run as root, set"
                + " AmbientCapabilities=CAP_NET_RAW in the systemd unit, or grant it with"
                + " setcap cap_net_raw+ep \"$(readlink -f \"$(command -v java)\")\".";
        assertThat(CaptureTrouble.opening("eth0", -8, "", List.of())).isEqualTo(sentence);
        assertThat(CaptureTrouble.opening("eth0", 0, "socket: Operation not permitted", List.of("eth0")))
                .isEqualTo(sentence);
    }

    @Test
    void anUnknownInterfaceNamesTheKnownOnes() {
        assertThat(CaptureTrouble.opening("eth9", -5, "No such device exists", List.of("eth0", "lo")))
                .isEqualTo("There is no interface eth9; there are eth0, lo.");
        assertThat(CaptureTrouble.opening("eth9", -1, "ioctl: whatever", List.of("eth0")))
                .isEqualTo("There is no interface eth9; there are eth0.");
    }

    @Test
    void aDownInterfaceAndOtherFaultsAreOneSentence() {
        assertThat(CaptureTrouble.opening("eth0", -9, "", List.of("eth0")))
                .isEqualTo("The interface eth0 is down: bring it up with ip link set eth0 up.");
        assertThat(CaptureTrouble.opening("eth0", -1, "can't mmap\nrx ring.", List.of("eth0")))
                .isEqualTo("Capturing on eth0 failed: can't mmap rx ring.");
        assertThat(CaptureTrouble.filter("udp prt 5", "Error occurred in pcap_compile: syntax error"))
                .isEqualTo("The capture filter \"udp prt 5\" is not valid: syntax error.");
    }

    /** What the child of the next test runs: it must end with one sentence, not a stack trace. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    new LivePcapSource(LiveCaptureOptions.of("lo"), new Nowhere(), () -> 0).start();
                } catch (SourceUnavailable reason) {
                    System.out.println(reason.getMessage());
                }
            }
            try {
                Interfaces.list();
            } catch (SourceUnavailable reason) {
                System.out.println(reason.getMessage());
            }
        }
    }

    private static final class Nowhere implements FrameSink {
        @Override
        public void frame(RawFrame frame) {}

        @Override
        public void tick(long nowNanos) {}

        @Override
        public void end(long nowNanos) {}
    }

    @Test
    void withoutLibpcapTheSentenceSaysWhatToInstall() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.pcap4j.core.pcapLibName=/nonexistent/libpcap.so",
                        "-cp",
                        classPath(),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // Newer JDKs warn that native code is loaded; that is the JVM's word, not ours.
        assertThat(said.lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING: ")))
                .containsExactly(
                        CaptureTrouble.libraryMissing(),
                        CaptureTrouble.libraryMissing(),
                        CaptureTrouble.libraryMissing());
    }

    /** The places this test's own classes came from: the class path property is no help under every test runner. */
    private static String classPath() throws ClassNotFoundException {
        return Stream.of(
                        Child.class,
                        LivePcapSource.class,
                        org.pcap4j.core.PcapHandle.class,
                        com.sun.jna.Native.class,
                        org.slf4j.Logger.class,
                        Class.forName("ch.qos.logback.classic.Logger"),
                        Class.forName("ch.qos.logback.core.Appender"))
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
