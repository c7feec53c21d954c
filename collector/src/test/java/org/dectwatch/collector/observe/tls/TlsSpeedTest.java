package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast: printed for the record, and held to a floor that a busy machine still reaches. */
@Tag("big")
class TlsSpeedTest {
    private static final int RECORDS = 200_000;
    private static final int SIP = 700;
    /** Time of this thread alone: other work on the machine does not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** The handshake of a recorded TLS 1.2 session with AES-128-GCM, and what is needed to go on speaking in it. */
    private final Conversation session = Conversation.read("tls12-aes128-gcm");

    private byte[] clientKeyAndIv() throws GeneralSecurityException {
        List<Conversation.Read> reads = session.connections().get(0);
        byte[] seed = new byte[64];
        System.arraycopy(reads.get(1).bytes(), 11, seed, 0, 32);
        System.arraycopy(reads.get(0).bytes(), 11, seed, 32, 32);
        byte[] master = HexFormat.of().parseHex(session.keyLog().get(0).split(" ")[2]);
        byte[] block = prf(master, seed, 40);
        byte[] keyAndIv = Arrays.copyOf(block, 20);
        System.arraycopy(block, 32, keyAndIv, 16, 4);
        return keyAndIv;
    }

    private static byte[] prf(byte[] secret, byte[] seed, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "Hmac"));
        byte[] label = "key expansion".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] labelled = Arrays.copyOf(label, label.length + seed.length);
        System.arraycopy(seed, 0, labelled, label.length, seed.length);
        byte[] out = new byte[0];
        byte[] a = labelled;
        while (out.length < length) {
            a = mac.doFinal(a);
            mac.update(a);
            byte[] more = mac.doFinal(labelled);
            out = Arrays.copyOf(out, out.length + more.length);
            System.arraycopy(more, 0, out, out.length - more.length, more.length);
        }
        return out;
    }

    private List<byte[]> sealedRecords(int count, long from) throws GeneralSecurityException {
        byte[] keyAndIv = clientKeyAndIv();
        SecretKeySpec key = new SecretKeySpec(keyAndIv, 0, 16, "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] text = new byte[SIP];
        Arrays.fill(text, (byte) 'x');
        List<byte[]> records = new ArrayList<>();
        for (long n = from; n < from + count; n++) {
            byte[] nonce = new byte[12];
            System.arraycopy(keyAndIv, 16, nonce, 0, 4);
            java.nio.ByteBuffer.wrap(nonce, 4, 8).putLong(0x7000000000000000L + n);
            java.nio.ByteBuffer header = java.nio.ByteBuffer.allocate(13).putLong(n);
            header.put((byte) 23).putShort((short) 0x0303).putShort((short) SIP);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(header.array());
            byte[] sealed = cipher.doFinal(text);
            java.nio.ByteBuffer record = java.nio.ByteBuffer.allocate(5 + 8 + sealed.length);
            record.put((byte) 23).putShort((short) 0x0303).putShort((short) (8 + sealed.length));
            records.add(record.put(nonce, 4, 8).put(sealed).array());
        }
        return records;
    }

    private double run(KeyRing keys, List<byte[]> records) {
        long[] octets = {0};
        TlsTracker tracker = new TlsTracker(
                TlsOptions.defaults().withHeld(0, 0),
                keys,
                new DecryptedSink() {
                    @Override
                    public void plaintext(
                            org.dectwatch.collector.net.Flow flow,
                            org.dectwatch.collector.net.Carriage carriage,
                            long connection,
                            ByteView bytes,
                            boolean late) {
                        octets[0] += bytes.length();
                    }

                    @Override
                    public void gap(
                            org.dectwatch.collector.net.Flow flow,
                            org.dectwatch.collector.net.Carriage carriage,
                            long connection,
                            long missing,
                            boolean late) {}
                },
                connection -> {});
        tracker.segment(
                new Segment.StreamStart(Conversation.flow(0, true), Conversation.carriage(0), 0, true, true, false));
        List<Conversation.Read> reads = session.connections().get(0);
        for (int i = 0; i < 4; i++) {
            tracker.segment(new Segment.StreamData(
                    Conversation.flow(0, reads.get(i).fromClient()),
                    Conversation.carriage(i),
                    0,
                    ByteView.of(reads.get(i).bytes())));
        }
        var flow = Conversation.flow(0, true);
        var carriage = Conversation.carriage(10);
        long begun = CPU.getCurrentThreadCpuTime();
        for (byte[] record : records) {
            tracker.segment(new Segment.StreamData(flow, carriage, 0, ByteView.of(record)));
        }
        double seconds = (CPU.getCurrentThreadCpuTime() - begun) / 1e9;
        assertThat(octets[0]).isEqualTo(keys.sessions() == 0 ? 0L : (long) records.size() * SIP);
        return seconds;
    }

    @Test
    void decryptsThreeHundredThousandRecordsASecond() throws GeneralSecurityException {
        List<byte[]> records = sealedRecords(RECORDS, 1);
        double withKeys = Double.MAX_VALUE;
        double without = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            withKeys = Math.min(withKeys, run(session.ring(), records));
            without = Math.min(without, run(new KeyRing(), records));
        }
        System.out.printf(
                "TLS 1.2 AES-128-GCM, %d octets a record: %.0f records/s decrypted (%.2f us); without keys %.0f ns a record%n",
                SIP, RECORDS / withKeys, withKeys / RECORDS * 1e6, without / RECORDS * 1e9);
        assertThat(RECORDS / withKeys).isGreaterThan(300_000);
        assertThat(without / RECORDS * 1e9).isLessThan(5_000);
    }

    /** Frames of one TCP connection, the client speaking: through decoding and dissecting, as live. */
    private static double frames(int port, List<byte[]> payloads, List<Conversation.Read> before) {
        Intake intake = new Intake(
                IntakeOptions.live().withTls(TlsOptions.defaults().withHeld(0, 0)),
                new KeyRing(),
                new Directions(Set.of()),
                observation -> {},
                frame -> {},
                false);
        List<RawFrame> frames = new ArrayList<>();
        int client = 1001;
        int server = 7001;
        add(frames, port, true, 1000, 0, "S", new byte[0]);
        add(frames, port, false, 7000, 1001, "SA", new byte[0]);
        for (Conversation.Read read : before) {
            add(
                    frames,
                    port,
                    read.fromClient(),
                    read.fromClient() ? client : server,
                    read.fromClient() ? server : client,
                    "PA",
                    read.bytes());
            client += read.fromClient() ? read.bytes().length : 0;
            server += read.fromClient() ? 0 : read.bytes().length;
        }
        int first = frames.size();
        for (byte[] payload : payloads) {
            add(frames, port, true, client, server, "PA", payload);
            client += payload.length;
        }
        frames.subList(0, first).forEach(intake::frame);
        long begun = CPU.getCurrentThreadCpuTime();
        for (RawFrame frame : frames.subList(first, frames.size())) {
            intake.frame(frame);
        }
        return (CPU.getCurrentThreadCpuTime() - begun) / (double) payloads.size();
    }

    private static void add(
            List<RawFrame> frames, int port, boolean up, int sequence, int acknowledged, String flags, byte[] payload) {
        byte[] bytes = (up
                        ? FrameBuilder.ethernet()
                                .ip("192.0.2.20", "192.0.2.200")
                                .tcp(40_000, port, sequence, acknowledged, flags)
                        : FrameBuilder.ethernet()
                                .ip("192.0.2.200", "192.0.2.20")
                                .tcp(port, 40_000, sequence, acknowledged, flags))
                .payload(payload)
                .build();
        long time = 1_700_000_000_000_000_000L + frames.size() * 10_000L;
        frames.add(new RawFrame(time, "test", frames.size() + 1L, LinkType.ETHERNET, bytes.length, ByteView.of(bytes)));
    }

    @Test
    void tlsWithoutKeysCostsLittleMoreThanPlainTcp() throws GeneralSecurityException {
        List<byte[]> records = sealedRecords(20_000, 1);
        List<byte[]> plain = records.stream()
                .map(record -> {
                    byte[] text = new byte[record.length];
                    Arrays.fill(text, (byte) 'x');
                    return text;
                })
                .toList();
        double tls = Double.MAX_VALUE;
        double tcp = Double.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            tls = Math.min(
                    tls, frames(5061, records, session.connections().get(0).subList(0, 4)));
            tcp = Math.min(tcp, frames(8080, plain, List.of()));
        }
        System.out.printf("a packet of %d octets: TLS without keys %.0f ns, plain TCP %.0f ns%n", SIP, tls, tcp);
        assertThat(tls).isLessThan(10_000);
    }
}
