package org.dectwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.testing.Chromium;
import org.dectwatch.dashboard.testing.Product;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A handset registers for six seconds on an interface that is captured live, and then no packet comes any more. */
@Tag("peers")
class SilenceOnThePageTest {
    private static final String HEADERS = "\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\n"
            + "From: <sip:3301@voice.example.net>;tag=1\r\nTo: <sip:3301@voice.example.net>\r\nCall-ID: quiet\r\n"
            + "CSeq: 1 REGISTER\r\nContact: <sip:3301@127.0.0.1>;expires=6\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path folder;

    private static void send(DatagramSocket from, DatagramSocket to, String start) throws IOException {
        byte[] octets = (start + HEADERS).getBytes(StandardCharsets.US_ASCII);
        from.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), to.getLocalPort()));
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void thePageSaysThatItIsQuietAndTheBindingLapsesWithNoPacketArriving() throws Exception {
        try (Product product = new Product(folder);
                DatagramSocket handset = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket registrar = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Chromium chromium = new Chromium(1400, 1200, false)) {
            String page = product.collect(
                    Map.of(),
                    "site: {name: hq}",
                    "capture: [{interfaceName: lo, filter: 'udp port " + registrar.getLocalPort() + "'}]",
                    "watch: {quietAfter: 4s}",
                    "api: {port: 0}");
            chromium.open(page);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> chromium.text().contains("Sources of packets".toUpperCase(java.util.Locale.ROOT))
                            || chromium.text().contains("Sources of packets"));
            send(handset, registrar, "REGISTER sip:voice.example.net SIP/2.0");
            send(registrar, handset, "SIP/2.0 200 OK");
            long sent = System.nanoTime();

            await().atMost(Duration.ofSeconds(10)).until(() -> state(chromium).equals("Registered"));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> chromium.text().contains("It works, but no packet came since"));
            await().atMost(Duration.ofSeconds(15)).until(() -> state(chromium).equals("Expired"));
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sent))
                    .as("seconds until the page showed the lapse of a binding of six seconds")
                    .isBetween(5L, 9L);
        }
    }

    private static String state(Chromium chromium) throws Exception {
        return String.valueOf(
                chromium.value(
                        "(document.querySelector('tr[data-handset=\"3301\"] .badge') || {lastChild: {}}).lastChild.textContent"));
    }
}
