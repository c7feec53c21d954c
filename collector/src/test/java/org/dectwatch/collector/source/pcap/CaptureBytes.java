package org.dectwatch.collector.source.pcap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dectwatch.collector.net.RawFrame;

/** Writes capture files octet by octet, as the tests want them: right, or wrong in a chosen way. */
final class CaptureBytes {
    static final int MICRO = 0xa1b2c3d4;
    static final int NANO = 0xa1b23c4d;
    static final int KUZNETZOV = 0xa1b2cd34;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;
    private final List<Integer> ends = new ArrayList<>();

    CaptureBytes(ByteOrder order) {
        this.order = order;
    }

    static CaptureBytes pcap(ByteOrder order, int magic, int snapLength, int link) {
        return new CaptureBytes(order)
                .i32(magic)
                .i16(2)
                .i16(4)
                .i32(0)
                .i32(0)
                .i32(snapLength)
                .i32(link);
    }

    CaptureBytes order(ByteOrder next) {
        order = next;
        return this;
    }

    CaptureBytes record(long seconds, int fraction, int originalLength, byte[] data) {
        i32((int) seconds).i32(fraction).i32(data.length).i32(originalLength).bytes(data);
        ends.add(out.size());
        return this;
    }

    CaptureBytes section() {
        return block(
                0x0a0d0d0a,
                new CaptureBytes(order).i32(0x1a2b3c4d).i16(1).i16(0).i64(-1));
    }

    CaptureBytes describe(int link, int snapLength, byte[]... options) {
        CaptureBytes body = new CaptureBytes(order).i16(link).i16(0).i32(snapLength);
        for (byte[] option : options) {
            body.bytes(option);
        }
        return block(1, options.length == 0 ? body : body.i32(0));
    }

    byte[] option(int code, byte... value) {
        return new CaptureBytes(order).i16(code).i16(value.length).padded(value).array();
    }

    byte[] longOption(int code, long value) {
        return option(code, new CaptureBytes(order).i64(value).array());
    }

    CaptureBytes enhanced(int number, long units, int originalLength, byte[] data) {
        CaptureBytes body =
                new CaptureBytes(order).i32(number).i32((int) (units >>> 32)).i32((int) units);
        block(6, body.i32(data.length).i32(originalLength).padded(data));
        ends.add(out.size());
        return this;
    }

    CaptureBytes simple(int originalLength, byte[] data) {
        block(3, new CaptureBytes(order).i32(originalLength).padded(data));
        ends.add(out.size());
        return this;
    }

    CaptureBytes old(int number, long units, int originalLength, byte[] data) {
        CaptureBytes body = new CaptureBytes(order)
                .i16(number)
                .i16(0)
                .i32((int) (units >>> 32))
                .i32((int) units);
        block(2, body.i32(data.length).i32(originalLength).padded(data));
        ends.add(out.size());
        return this;
    }

    CaptureBytes secrets(int kind, byte[] data) {
        return block(10, new CaptureBytes(order).i32(kind).i32(data.length).padded(data));
    }

    CaptureBytes block(int type, CaptureBytes body) {
        byte[] inner = body.array();
        return i32(type).i32(inner.length + 12).bytes(inner).i32(inner.length + 12);
    }

    CaptureBytes i16(int value) {
        return bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    CaptureBytes i32(int value) {
        return bytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
    }

    CaptureBytes i64(long value) {
        return bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    CaptureBytes bytes(byte[] data) {
        out.writeBytes(data);
        return this;
    }

    CaptureBytes padded(byte[] data) {
        return bytes(Arrays.copyOf(data, (data.length + 3) / 4 * 4));
    }

    byte[] array() {
        return out.toByteArray();
    }

    /** Where each packet record ends, in octets from the start. */
    List<Integer> ends() {
        return ends;
    }

    static byte[] data(int length, int seed) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (seed * 31 + i);
        }
        return data;
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** What a reader made of a file, every frame copied. */
    record Reading(List<RawFrame> frames, List<String> secrets, CaptureSummary summary) {
        List<Long> times() {
            return frames.stream().map(RawFrame::timeNanos).toList();
        }
    }

    static Reading read(byte[] file) throws CaptureUnreadable {
        List<RawFrame> frames = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try (CaptureFileReader reader = CaptureFileReader.open(
                "test.cap",
                new ByteArrayInputStream(file),
                secret -> secrets.add(new String(secret, java.nio.charset.StandardCharsets.US_ASCII)),
                256)) {
            while (reader.next()) {
                RawFrame frame = reader.frame();
                frames.add(new RawFrame(
                        frame.timeNanos(),
                        frame.source(),
                        frame.ordinal(),
                        frame.link(),
                        frame.originalLength(),
                        org.dectwatch.collector.net.ByteView.of(frame.bytes().copy())));
            }
            return new Reading(frames, secrets, reader.summary());
        }
    }
}
