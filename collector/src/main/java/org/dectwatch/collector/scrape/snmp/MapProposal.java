package org.dectwatch.collector.scrape.snmp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.scrape.snmp.SubtreeWalk.Found;

/**
 * From what a device has to a map of object identifiers: by the names of a MIB, or else by guess. The guess goes by the one value
 * that is known by its looks, the firmware version, by types, and by the order in which the known template of another product
 * lists the scalars; it is to be compared with the device's own pages.
 */
public final class MapProposal {
    private static final Pattern FIRMWARE = Pattern.compile("PCS\\d{2}.{0,8}");
    private static final Pattern SCALAR = Pattern.compile("(.+)\\.(\\d+)\\.0");

    private static final List<Scalar> NUMBERS = List.of(
            Scalar.USERS_TOTAL,
            Scalar.USERS_SUBSCRIBED,
            Scalar.USERS_REGISTERED,
            Scalar.BASES_UP,
            Scalar.BASES_DOWN,
            Scalar.VOICE_CALL_MAX,
            Scalar.CALL_ATTEMPTS_60_MIN);

    private final Map<Scalar, Found> byMib = new EnumMap<>(Scalar.class);
    private final Map<Scalar, Found> byGuess = new EnumMap<>(Scalar.class);
    private final List<Found> found;

    private MapProposal(List<Found> found) {
        this.found = found;
    }

    /** @param mib may know no name */
    public static MapProposal of(List<Found> found, Mib mib) {
        MapProposal proposal = new MapProposal(List.copyOf(found));
        for (Scalar scalar : Scalar.values()) {
            mib.named(scalar.object())
                    .filter(entry -> scalar.vendors())
                    .flatMap(entry -> found.stream()
                            .filter(one -> one.oid().equals(entry.oid() + ".0"))
                            .findFirst())
                    .ifPresent(one -> proposal.byMib.put(scalar, one));
        }
        if (proposal.byMib.isEmpty()) {
            proposal.guess();
        }
        return proposal;
    }

    /** The scalars that stand beside the firmware version, in the order of their numbers. */
    private void guess() {
        Map<String, List<Found>> siblings = new LinkedHashMap<>();
        for (Found one : found) {
            Matcher scalar = SCALAR.matcher(one.oid());
            if (scalar.matches()) {
                siblings.computeIfAbsent(scalar.group(1), parent -> new ArrayList<>())
                        .add(one);
            }
        }
        siblings.values().stream()
                .filter(all -> all.stream().anyMatch(MapProposal::isFirmware))
                .findFirst()
                .ifPresent(this::guess);
    }

    private void guess(List<Found> siblings) {
        siblings.stream()
                .filter(MapProposal::isFirmware)
                .findFirst()
                .ifPresent(one -> byGuess.put(Scalar.SOFTWARE_VERSION, one));
        List<Found> numbers = siblings.stream()
                .filter(one -> one.type().matches("Gauge.*|Unsigned.*|INTEGER|Integer.*"))
                .toList();
        siblings.stream()
                .filter(one -> one.type().startsWith("Counter"))
                .findFirst()
                .ifPresent(one -> byGuess.put(Scalar.ABNORMAL_RELEASES, one));
        if (numbers.size() >= NUMBERS.size() && areUsers(numbers)) {
            for (int i = 0; i < NUMBERS.size(); i++) {
                byGuess.put(NUMBERS.get(i), numbers.get(i));
            }
        }
        // An ARI is written in octal digits, eleven as a rule; what else is a text beside it is the serial number.
        List<Found> texts = siblings.stream()
                .filter(one -> one.type().startsWith("OCTET") && !isFirmware(one))
                .toList();
        Optional<Found> ari =
                texts.stream().filter(one -> one.value().matches("[0-7]{11}")).findFirst();
        ari.ifPresent(one -> byGuess.put(Scalar.ARI, one));
        texts.stream()
                .filter(one -> ari.filter(one::equals).isEmpty())
                .findFirst()
                .ifPresent(one -> byGuess.put(Scalar.SERIAL, one));
    }

    private static boolean isFirmware(Found one) {
        return FIRMWARE.matcher(one.value()).matches();
    }

    /** No more can be subscribed than there are, nor registered than are subscribed. */
    private static boolean areUsers(List<Found> numbers) {
        return number(numbers.get(0)) >= number(numbers.get(1)) && number(numbers.get(1)) >= number(numbers.get(2));
    }

    private static long number(Found one) {
        return one.value().matches("\\d{1,18}") ? Long.parseLong(one.value()) : -1;
    }

    /** How many scalars it has an identifier for. */
    public int size() {
        return byMib.size() + byGuess.size();
    }

    /** Whether names of a MIB said so. */
    public boolean certain() {
        return !byMib.isEmpty();
    }

    /** The map as a file; what was found stands in it as well, so that it can be corrected by hand. */
    public String text(Mib mib) {
        StringBuilder text = new StringBuilder();
        text.append("# Which object identifier each value is asked by; proposed by snmp-discover.\n");
        if (!byMib.isEmpty()) {
            text.append("# By the names of the MIB files that were given.\n");
        } else {
            text.append("# GUESSED from values, types and order: compare every line with the server's own pages.\n");
        }
        for (Scalar scalar : Scalar.values()) {
            Found one = byMib.getOrDefault(scalar, byGuess.get(scalar));
            if (one != null) {
                text.append(String.format("%-27s= %s  # %s%n", scalar.object(), one.oid(), comment(one)));
            }
        }
        text.append("\n# Standard; every agent answers these.\n");
        OidMap.shipped().oids().entrySet().stream()
                .filter(entry -> !entry.getKey().vendors())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        text.append(String.format("%-27s= %s%n", entry.getKey().object(), entry.getValue())));
        text.append("\n# All that was found (").append(found.size()).append("):\n");
        for (Found one : found) {
            String name = mib.nameOf(one.oid()).map(known -> " " + known).orElse("");
            text.append("#   ")
                    .append(one.oid())
                    .append(name)
                    .append("  ")
                    .append(comment(one))
                    .append('\n');
        }
        return text.toString();
    }

    private static String comment(Found one) {
        return one.type() + ": " + one.value().replaceAll("[\\p{Cntrl}]", " ");
    }
}
