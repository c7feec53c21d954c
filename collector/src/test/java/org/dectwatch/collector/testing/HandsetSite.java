package org.dectwatch.collector.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.dectwatch.collector.testing.RegisterTraffic.Answer;

/**
 * A site of handsets on two IP-DECT servers, made from a seed: its lists, with some rows wrong, and the traffic of those that
 * register. Which handsets were chosen for which trouble is known, so that findings can be held against it.
 */
public final class HandsetSite {
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    public static final String SECRET = "Pa55-of-a-person";

    private static final int REFRESH_SECONDS = 50;

    private final List<Made> handsets = new ArrayList<>();
    /** Numbers of handsets with a trouble each. */
    public final List<Integer> sharesIpei = new ArrayList<>();

    public final List<Integer> sharesExtension = new ArrayList<>();
    public final List<Integer> sharesAuthUser = new ArrayList<>();
    public final List<Integer> swapped = new ArrayList<>();
    public final List<Integer> silent = new ArrayList<>();

    /** One handset as it is. */
    public record Made(int number, String ipei, String user, String authUser, String name, String extension) {
        public String server() {
            return number % 2 == 0 ? "dect-1" : "dect-2";
        }

        String address() {
            return number % 2 == 0 ? "192.0.2.10" : "192.0.2.11";
        }
    }

    /** 500 handsets: one shares an IPEI, one an extension, one an authentication user, two are swapped, five are silent. */
    public HandsetSite(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < 500; number++) {
            handsets.add(new Made(
                    number,
                    String.format(Locale.ROOT, "15093%07d", 1_000 + number * 7),
                    letters(random) + number,
                    letters(random) + "A" + number,
                    "Ward " + number,
                    Integer.toString(4000 + number)));
        }
        Set<Integer> taken = new HashSet<>();
        choose(random, taken, sharesIpei, 1);
        choose(random, taken, sharesExtension, 1);
        choose(random, taken, sharesAuthUser, 1);
        choose(random, taken, swapped, 2);
        choose(random, taken, silent, 5);
    }

    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** Never two neighbours: each has the one before it to share something with. */
    private static void choose(Random random, Set<Integer> taken, List<Integer> chosen, int count) {
        while (chosen.size() < count) {
            int number = 1 + random.nextInt(499);
            if (!taken.contains(number) && !taken.contains(number - 1) && !taken.contains(number + 1)) {
                taken.add(number);
                chosen.add(number);
            }
        }
    }

    public Made handset(int number) {
        return handsets.get(number);
    }

    public List<Made> handsets() {
        return List.copyOf(handsets);
    }

    /** One list with all columns, as somebody keeps it in a spreadsheet: the three duplicates are in it. */
    public Path writeOwnList(Path file) throws IOException {
        StringBuilder text = new StringBuilder("user;authUser;ipei;name;extension;server\r\n");
        for (Made one : handsets) {
            text.append(String.join(
                            ";",
                            one.user(),
                            orOfTheOneBefore(sharesAuthUser, one).authUser(),
                            spaced(orOfTheOneBefore(sharesIpei, one).ipei()),
                            one.name(),
                            orOfTheOneBefore(sharesExtension, one).extension(),
                            one.server()))
                    .append("\r\n");
        }
        return Files.writeString(file, text);
    }

    private Made orOfTheOneBefore(List<Integer> chosen, Made one) {
        return chosen.contains(one.number()) ? handsets.get(one.number() - 1) : one;
    }

    private static String spaced(String ipei) {
        return ipei.substring(0, 5) + " " + ipei.substring(5);
    }

    /** Devices as Control Hub may export them, desk telephones among them. */
    public Path writeControlHub(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "User,Device vendor,Line ID,Outbound proxy,MAC address,SIP username,SIP password,Extension\n");
        for (Made one : handsets) {
            text.append(String.join(
                            ",",
                            "\"" + one.name() + ", floor 1\"",
                            "Generic IPPhone Customer Managed",
                            one.user() + "@" + RegisterTraffic.DOMAIN,
                            "dfw06.hosted-us.bcld.webex.com",
                            one.ipei(),
                            one.authUser(),
                            SECRET,
                            orOfTheOneBefore(sharesExtension, one).extension()))
                    .append('\n');
        }
        return Files.writeString(
                file, text + "Desk 1,Cisco 8845,desk@" + RegisterTraffic.DOMAIN + ",,0013D1A2B3C4,x,,\n");
    }

    /** Users as a server may export them: two of the duplicates and the swapped names are in it. */
    public Path writeServerUsers(Path file, String server) throws IOException {
        StringBuilder text = new StringBuilder(
                "IPEI;Access code;Standby text;Username / Extension;Authentication user;Authentication password\n");
        for (Made one : handsets) {
            if (!one.server().equals(server)) {
                continue;
            }
            boolean turned = swapped.contains(one.number());
            String authUser = orOfTheOneBefore(sharesAuthUser, one).authUser();
            text.append(String.join(
                            ";",
                            spaced(orOfTheOneBefore(sharesIpei, one).ipei()),
                            SECRET,
                            one.extension(),
                            turned ? one.authUser() : one.user(),
                            turned ? one.user() : authUser,
                            SECRET))
                    .append('\n');
        }
        return Files.writeString(file, text);
    }

    /** Everybody but the silent ones registers again and again; the swapped ones try so and are refused. */
    public Path writeTraffic(Path file, int seconds) throws IOException {
        RegisterTraffic traffic = new RegisterTraffic();
        for (Made one : handsets) {
            if (silent.contains(one.number())) {
                continue;
            }
            boolean turned = swapped.contains(one.number());
            Answer refused = one.number() % 2 == 0 ? Answer.NOT_FOUND : Answer.CHALLENGED_AGAIN;
            for (double at = 1 + one.number() * 0.09; at < seconds; at += REFRESH_SECONDS) {
                traffic.attempt(
                        START.plusMillis((long) (at * 1000)),
                        one.address(),
                        turned ? one.authUser() : one.user(),
                        turned ? one.user() : one.authUser(),
                        turned ? refused : Answer.GRANTED);
            }
        }
        return traffic.write(file);
    }
}
