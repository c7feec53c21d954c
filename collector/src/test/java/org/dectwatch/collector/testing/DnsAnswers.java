package org.dectwatch.collector.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes DNS answers octet by octet, without compression (RFC 1035 section 4). */
public final class DnsAnswers {
    private static final int NAME_ERROR = 3;

    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream question = new ByteArrayOutputStream();
    private int count;
    private int rcode;

    private DnsAnswers(String name, int type) {
        name(question, name);
        u16(question, type, 1);
    }

    public static DnsAnswers to(String name, int type) {
        return new DnsAnswers(name, type);
    }

    public static DnsAnswers toService(String name) {
        return new DnsAnswers(name, 33);
    }

    public DnsAnswers service(String owner, int priority, int weight, int port, String target) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        u16(data, priority, weight, port);
        name(data, target);
        return record(owner, 33, data.toByteArray());
    }

    public DnsAnswers address(String owner, int... octets) {
        byte[] data = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            data[i] = (byte) octets[i];
        }
        return record(owner, octets.length == 4 ? 1 : 28, data);
    }

    public DnsAnswers alias(String owner, String target) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        name(data, target);
        return record(owner, 5, data.toByteArray());
    }

    /** There is no such name. */
    public DnsAnswers unknown() {
        rcode = NAME_ERROR;
        return this;
    }

    private DnsAnswers record(String owner, int type, byte[] data) {
        name(answers, owner);
        u16(answers, type, 1, 0, 300, data.length);
        answers.writeBytes(data);
        count++;
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // An identifier whose first octet looks like version 2 of RTP.
        u16(out, 0x8d77, 0x8180 | rcode, 1, count, 0, 0);
        out.writeBytes(question.toByteArray());
        out.writeBytes(answers.toByteArray());
        return out.toByteArray();
    }

    private static void name(ByteArrayOutputStream out, String name) {
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
    }

    private static void u16(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value >> 8);
            out.write(value);
        }
    }
}
