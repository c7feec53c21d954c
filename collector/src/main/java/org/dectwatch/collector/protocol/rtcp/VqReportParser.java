package org.dectwatch.collector.protocol.rtcp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.rtcp.VqReport.Kind;
import org.dectwatch.collector.protocol.rtcp.VqReport.Metrics;
import org.dectwatch.collector.protocol.rtcp.VqReport.Name;
import org.dectwatch.collector.protocol.rtcp.VqReport.Side;

/** Reads the body of a PUBLISH or NOTIFY with RFC 6035 metrics: lines of {@code Group:NAME=value NAME=value}. */
public final class VqReportParser {
    private static final int MAX_CHARS = 65_536;
    private static final int MAX_VALUES = 256;
    private static final Set<String> GROUPS =
            Set.of("SessionDesc", "JitterBuffer", "PacketLoss", "BurstGapLoss", "Delay", "Signal", "QualityEst");

    private static final int MAX_WORD = 64;

    private final Map<Name, Double> local = new HashMap<>();
    private final Map<Name, Double> remote = new HashMap<>();
    private Optional<String> localAlgorithm = Optional.empty();
    private Optional<String> remoteAlgorithm = Optional.empty();
    private Side here = Side.UNKNOWN;
    private Side there = Side.UNKNOWN;
    private boolean isRemote;
    private String callId = "";

    private VqReportParser() {}

    /**
     * Reads a body.
     *
     * @throws Malformed OTHER when it does not begin with a report line of RFC 6035 or is too long
     */
    public static VqReport expect(String body) {
        if (body.length() > MAX_CHARS) {
            throw new Malformed(Malformed.Reason.OTHER, MAX_CHARS);
        }
        return new VqReportParser().read(body);
    }

    private VqReport read(String body) {
        String[] lines = body.strip().split("\r?\n", -1);
        Kind kind = kind(lines[0].strip());
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                line(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return new VqReport(
                kind,
                callId,
                new Metrics(local, localAlgorithm),
                isRemote ? Optional.of(new Metrics(remote, remoteAlgorithm)) : Optional.empty(),
                here,
                there);
    }

    private static Kind kind(String first) {
        String lower = first.toLowerCase(Locale.ROOT);
        if (lower.startsWith("vqsessionreport")) {
            return Kind.SESSION;
        }
        if (lower.startsWith("vqintervalreport")) {
            return Kind.INTERVAL;
        }
        if (lower.startsWith("vqalertreport")) {
            return Kind.ALERT;
        }
        throw new Malformed(Malformed.Reason.OTHER, 0);
    }

    private void line(String group, String rest) {
        if (group.equalsIgnoreCase("CallID")) {
            callId = rest;
        } else if (group.equalsIgnoreCase("RemoteMetrics")) {
            isRemote = true;
        } else if (group.equalsIgnoreCase("LocalAddr")) {
            here = VqSides.read(rest);
        } else if (group.equalsIgnoreCase("RemoteAddr")) {
            there = VqSides.read(rest);
        } else if (GROUPS.contains(group)) {
            for (String pair : rest.split("\\s+")) {
                pair(group, pair, isRemote ? remote : local);
            }
        }
    }

    /** A word that names a method and nothing else. */
    private void algorithm(String word) {
        if (word.matches("[A-Za-z0-9._+/-]{1," + MAX_WORD + "}")) {
            if (isRemote) {
                remoteAlgorithm = Optional.of(word);
            } else {
                localAlgorithm = Optional.of(word);
            }
        }
    }

    private void pair(String group, String pair, Map<Name, Double> into) {
        int equals = pair.indexOf('=');
        if (equals < 1 || into.size() >= MAX_VALUES) {
            return;
        }
        if (group.equals("QualityEst") && pair.substring(0, equals).equalsIgnoreCase("QoEEstAlg")) {
            algorithm(pair.substring(equals + 1));
            return;
        }
        // Not every value is a number (PLC, FMTP): those are of no use here.
        if (pair.substring(equals + 1).matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
            String name = pair.substring(0, equals).toUpperCase(Locale.ROOT);
            into.put(new Name(group, name), Double.valueOf(pair.substring(equals + 1)));
        }
    }
}
