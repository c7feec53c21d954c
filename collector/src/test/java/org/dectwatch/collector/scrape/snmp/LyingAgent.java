package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.dectwatch.collector.net.Endpoint;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** An agent on loopback that speaks SNMPv2c and answers what the test wants, which may be no answer at all. */
final class LyingAgent implements AutoCloseable {
    private final DatagramSocket socket;
    private final int port;
    private final Thread thread;
    private final BiFunction<LyingAgent, PDU, byte[]> answers;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param answers from a question to the bytes to send back; none when they are empty */
    LyingAgent(BiFunction<LyingAgent, PDU, byte[]> answers) throws IOException {
        this.answers = answers;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        thread = new Thread(this::run, "lying-agent");
        thread.start();
    }

    Endpoint endpoint() {
        return Endpoint.parse("127.0.0.1:" + port).orElseThrow();
    }

    /** Questions that came. */
    int asked() {
        return asked.get();
    }

    private void run() {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                asked.incrementAndGet();
                byte[] answer = answers.apply(this, question(buffer, packet.getLength()));
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static PDU question(byte[] bytes, int length) throws IOException {
        BERInputStream in = new BERInputStream(ByteBuffer.wrap(bytes, 0, length));
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        new OctetString().decodeBER(in);
        PDU pdu = new PDU();
        pdu.decodeBER(in);
        return pdu;
    }

    /** The response as it goes over the wire, community {@code topsecret}. */
    static byte[] encoded(PDU response) {
        try {
            Integer32 version = new Integer32(1);
            OctetString community = new OctetString("topsecret");
            int length = version.getBERLength() + community.getBERLength() + response.getBERLength();
            BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(length + 10));
            BER.encodeHeader(out, BER.SEQUENCE, length);
            version.encodeBER(out);
            community.encodeBER(out);
            response.encodeBER(out);
            ByteBuffer buffer = out.getBuffer();
            buffer.flip();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join(5_000);
    }
}
