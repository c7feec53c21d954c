package org.dectwatch.collector.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Gzip on a worker; the server's own compression would run on the event loop. */
final class Zip {
    /** Below that it is not worth the header. */
    static final int WORTH = 1024;

    private Zip() {}

    static byte[] of(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Whether an Accept-Encoding header takes gzip (RFC 9110 12.5.3; {@code q=0} refuses). */
    static boolean taken(String accept) {
        for (String one : accept.split(",")) {
            String[] parts = one.trim().split(";", 2);
            if (parts[0].trim().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
