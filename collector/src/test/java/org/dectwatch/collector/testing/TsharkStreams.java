package org.dectwatch.collector.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.TsharkNumbers;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/** Runs the installed tshark and reads the table of {@code -z rtp,streams}. */
public final class TsharkStreams {
    private static final Pattern ROW = Pattern.compile(
            "^\\s*[\\d.]+\\s+[\\d.]+\\s+(\\S+)\\s+(\\d+)\\s+(\\S+)\\s+(\\d+)\\s+"
                    + "0x([0-9A-F]{8})\\s+.*?\\s(\\d+)\\s+(-?\\d+) \\((-?[\\d.]+)%\\)\\s+"
                    + "(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+(-?[\\d.]+)\\s*(X?)\\s*$");

    private TsharkStreams() {}

    /** The first line of what it says of itself. */
    public static String version() throws IOException, InterruptedException {
        return run("tshark", "--version").lines().findFirst().orElse("");
    }

    /** Of a capture, with the options that the report's numbers stand for. */
    public static Map<StreamKey, TsharkNumbers> of(Path capture) throws IOException, InterruptedException {
        String table = run(
                "tshark",
                "-n",
                "-r",
                capture.toString(),
                "-q",
                "-z",
                "rtp,streams",
                "--enable-heuristic",
                "rtp_udp",
                "-o",
                "tcp.reassemble_out_of_order:TRUE");
        Map<StreamKey, TsharkNumbers> streams = new LinkedHashMap<>();
        for (String line : (Iterable<String>) table.lines()::iterator) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Flow flow = new Flow(Transport.UDP, endpoint(row, 1), endpoint(row, 3));
                streams.put(new StreamKey(flow, Integer.parseUnsignedInt(row.group(5), 16)), numbers(row));
            } else if (line.contains(" 0x")) {
                throw new IllegalStateException("not understood: " + line);
            }
        }
        return streams;
    }

    private static Endpoint endpoint(Matcher row, int group) {
        return new Endpoint(IpAddress.parse(row.group(group)).orElseThrow(), Integer.parseInt(row.group(group + 1)));
    }

    private static TsharkNumbers numbers(Matcher row) {
        return new TsharkNumbers(
                Long.parseLong(row.group(6)),
                Long.parseLong(row.group(7)),
                Double.parseDouble(row.group(8)),
                Double.parseDouble(row.group(9)),
                Double.parseDouble(row.group(10)),
                Double.parseDouble(row.group(11)),
                Double.parseDouble(row.group(12)),
                Double.parseDouble(row.group(13)),
                Double.parseDouble(row.group(14)),
                row.group(15).equals("X"));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("tshark ended with " + exit);
        }
        return out;
    }
}
