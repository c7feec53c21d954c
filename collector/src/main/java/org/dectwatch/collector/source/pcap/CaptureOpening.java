package org.dectwatch.collector.source.pcap;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Finds out what a file is by its content, whatever its name says, and why it is no capture when it is none. */
final class CaptureOpening {
    static final String STANDARD_INPUT = "-";
    private static final int GZIP_BUFFER = 64 << 10;

    private CaptureOpening() {}

    /** Opens a path, or standard input for {@code -}. */
    static InputStream stream(String file) throws CaptureUnreadable {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw new CaptureUnreadable(file, "does not exist.");
            }
            if (Files.isDirectory(path)) {
                throw new CaptureUnreadable(file, "is a directory: name the capture files in it.");
            }
            if (!Files.isReadable(path)) {
                throw new CaptureUnreadable(file, "may not be read by this user: grant read access to it.");
            }
            return new FileInputStream(path.toFile());
        } catch (IOException | InvalidPathException broken) {
            throw new CaptureUnreadable(file, "could not be opened: " + broken.getMessage() + ".");
        }
    }

    /** What can be read once only. */
    static boolean isPipe(String file) {
        try {
            Path path = Path.of(file);
            return file.equals(STANDARD_INPUT)
                    || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** Size on disk; empty for standard input and pipes. */
    static OptionalLong size(String file) {
        try {
            Path path = Path.of(file);
            return !file.equals(STANDARD_INPUT) && Files.isRegularFile(path)
                    ? OptionalLong.of(Files.size(path))
                    : OptionalLong.empty();
        } catch (IOException | InvalidPathException unknown) {
            return OptionalLong.empty();
        }
    }

    /** The bytes of the capture itself, unpacked when the content is gzip. */
    static InputStream unpacked(String file, PeekedStream packed) throws CaptureUnreadable {
        try {
            byte[] first = packed.peek(6);
            if (first.length == 0) {
                throw new CaptureUnreadable(file, "is empty.");
            }
            if (first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
                return new GZIPInputStream(packed, GZIP_BUFFER);
            }
            Optional<String> other = otherPacking(first);
            if (other.isPresent()) {
                throw new CaptureUnreadable(file, "is packed with " + other.get() + ": unpack it first.");
            }
            return packed;
        } catch (IOException broken) {
            throw new CaptureUnreadable(file, "looks like gzip, but its header is cut or damaged.");
        }
    }

    /** Reads the capture's header. */
    static RecordFormat format(String file, CaptureInput input, Consumer<byte[]> tlsSecrets) throws CaptureUnreadable {
        Optional<RecordFormat> pcapng = PcapngRecords.open(input, file, tlsSecrets);
        Optional<RecordFormat> found = pcapng.isPresent() ? pcapng : PcapRecords.open(input, file);
        if (found.isPresent()) {
            return found.get();
        }
        throw new CaptureUnreadable(file, "is not a capture file: it begins like neither pcap nor pcapng.");
    }

    private static Optional<String> otherPacking(byte[] first) {
        if (starts(first, 0x28, 0xb5, 0x2f, 0xfd)) {
            return Optional.of("zstd");
        }
        if (starts(first, 0x04, 0x22, 0x4d, 0x18)) {
            return Optional.of("lz4");
        }
        if (starts(first, 0xfd, '7', 'z', 'X', 'Z')) {
            return Optional.of("xz");
        }
        if (starts(first, 'B', 'Z', 'h')) {
            return Optional.of("bzip2");
        }
        return starts(first, 'P', 'K', 3, 4) ? Optional.of("zip") : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
