package org.dectwatch.collector.source.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Who is there: the same whatever the seed of the traffic. Nothing of it exists. */
final class Roster {
    static final String DOMAIN = "demo.example";
    static final String NORTH = "dect-north";
    static final String SOUTH = "dect-south";
    static final String WEST = "dect-west";
    static final int PER_SERVER = 30;
    static final int IN_THE_WEST = 12;

    /** Numbers, on their servers, of those who have a part in an {@link Incident}. */
    static final int AWAY = 3;

    static final int REJECTED = 8;
    static final int SWITCHED_OFF = 4;

    /** Number, on dect-south, of the one that has another's extension in the list. */
    static final int MISLISTED = 19;

    private static final long NAMES = 0xDEC7;
    private static final int FIRST_TROUBLED = 25;
    private static final List<String> NORTH_PLACES =
            List.of("Ward 1", "Ward 2", "Ward 3", "Theatre", "Reception", "Pharmacy");
    private static final List<String> SOUTH_PLACES =
            List.of("Workshop", "Stores", "Gatehouse", "Boiler Room", "Kitchen", "Laboratory");
    private static final List<String> WEST_PLACES = List.of("Outpatients", "Dialysis", "Archive");
    private static final List<Habit> NORTH_TROUBLES =
            List.of(Habit.WRONG_PASSWORD, Habit.FORBIDDEN, Habit.NOT_FOUND, Habit.TIMEOUT, Habit.SERVER_FAILURE);
    private static final List<Habit> SOUTH_TROUBLES =
            List.of(Habit.UNAVAILABLE, Habit.REDIRECTED, Habit.TOO_BRIEF, Habit.DECLINED, Habit.UNANSWERED);
    private static final List<DemoHandset> ALL = all();

    private Roster() {}

    /** Those of dect-north, those of dect-south, those of dect-west. */
    static List<DemoHandset> handsets() {
        return ALL;
    }

    static List<DemoHandset> of(String server) {
        return ALL.stream().filter(h -> h.server().equals(server)).toList();
    }

    private static List<DemoHandset> all() {
        Random random = new Random(NAMES);
        List<DemoHandset> all = new ArrayList<>();
        for (int number = 0; number < PER_SERVER; number++) {
            all.add(handset(random, NORTH, number, 7100, NORTH_PLACES, NORTH_TROUBLES));
        }
        for (int number = 0; number < PER_SERVER; number++) {
            all.add(handset(random, SOUTH, number, 7200, SOUTH_PLACES, SOUTH_TROUBLES));
        }
        for (int number = 0; number < IN_THE_WEST; number++) {
            all.add(handset(random, WEST, number, 7300, WEST_PLACES, List.of()));
        }
        return List.copyOf(all);
    }

    private static DemoHandset handset(
            Random random, String server, int number, int extensions, List<String> places, List<Habit> troubles) {
        int extension = extensions + 1 + number;
        return new DemoHandset(
                server,
                number,
                letters(random, 10),
                letters(random, 10),
                letters(random, 16),
                String.format(Locale.ROOT, "99999%07d", extension),
                "Demo " + places.get(number / 5) + " " + (number % 5 + 1),
                String.valueOf(extension),
                habit(server, number, troubles),
                number % 4 == 1);
    }

    private static Habit habit(String server, int number, List<Habit> troubles) {
        if (number >= FIRST_TROUBLED) {
            return troubles.get(number - FIRST_TROUBLED);
        }
        return server.equals(SOUTH) && number == FIRST_TROUBLED - 1 ? Habit.LATE : Habit.STEADY;
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit(random.nextInt(36), 36));
        }
        return text.toString();
    }
}
