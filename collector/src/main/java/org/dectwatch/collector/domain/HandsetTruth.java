package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a handset is registered, by all that is known of it: what the wire shows, what its server says, what the cloud says, and who
 * of them decided.
 *
 * @param standing the verdict
 * @param by whose word decided; empty when nobody knows
 * @param sayings of wire, server and cloud, in this order; always three
 * @param contradiction two of those that count say the opposite, and both words are fresh
 * @param why one sentence or two; holds times, never ages
 */
public record HandsetTruth(
        Standing standing, Optional<Who> by, List<Saying> sayings, Optional<Contradiction> contradiction, String why) {
    /** The verdict. Closed set: it is a metric label. */
    public enum Standing {
        REGISTERED,
        NOT_REGISTERED,
        /** Nobody whose word counts and is fresh knows. */
        UNKNOWN
    }

    /** Who speaks of a handset. Closed set: it is a metric label. */
    public enum Who {
        WIRE("the wire"),
        SERVER("the server"),
        CLOUD("the cloud");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What one of the three says.
     *
     * @param registered empty when it does not know
     * @param at when it was last known to be so; empty when it never spoke
     * @param since when it began to say so
     * @param stale its word is older than it is good for: it says nothing any more
     * @param counts whether the configuration lets it decide
     * @param via interface of a server or the cloud
     * @param why one sentence
     */
    public record Saying(
            Who who,
            Optional<Boolean> registered,
            Optional<Instant> at,
            Optional<Instant> since,
            boolean stale,
            boolean counts,
            Optional<DeviceReport.Interface> via,
            String why) {
        /** What it says now, as far as it counts. */
        Optional<Boolean> counted() {
            return counts && !stale ? registered : Optional.empty();
        }
    }

    /**
     * Two that say the opposite.
     *
     * @param since the later of the moments at which the two began to say so
     */
    public record Contradiction(Saying one, Saying other, Instant since) {
        public String why() {
            return capital(one.who().words()) + " says " + word(one) + ", and "
                    + other.who().words() + " says " + word(other) + ".";
        }

        private static String word(Saying saying) {
            return saying.registered().orElse(false) ? "it is registered" : "it is not registered";
        }
    }

    public HandsetTruth {
        sayings = List.copyOf(sayings);
        if (sayings.size() != Who.values().length) {
            throw new IllegalArgumentException("wire, server and cloud each have a say, if only that they do not know");
        }
    }

    /** Weighs what is known. Pure: the same words give the same truth. */
    public static HandsetTruth of(Optional<Registration> seen, List<HandsetWord.Kept> words, TruthOptions options) {
        List<Saying> sayings = List.of(
                wire(seen, options.countsAsRegistered().contains(Who.WIRE)),
                spoken(Who.SERVER, words, options.countsAsRegistered().contains(Who.SERVER)),
                spoken(Who.CLOUD, words, options.countsAsRegistered().contains(Who.CLOUD)));
        Optional<Saying> decides = options.countsAsRegistered().stream()
                .map(who -> sayings.get(who.ordinal()))
                .filter(saying -> saying.counted().isPresent())
                .findFirst();
        Optional<Contradiction> contradiction = contradiction(sayings);
        return new HandsetTruth(
                decides.flatMap(Saying::counted)
                        .map(is -> is ? Standing.REGISTERED : Standing.NOT_REGISTERED)
                        .orElse(Standing.UNKNOWN),
                decides.map(Saying::who),
                sayings,
                contradiction,
                why(sayings, decides, contradiction));
    }

    public Saying saying(Who who) {
        return sayings.get(who.ordinal());
    }

    private static Saying wire(Optional<Registration> seen, boolean counts) {
        if (seen.isEmpty()) {
            return silent(Who.WIRE, counts, "The wire cannot tell: no message about its registration has been seen.");
        }
        Registration registration = seen.get();
        Optional<Boolean> registered = registration.remembered()
                ? Optional.empty()
                : switch (registration.state()) {
                    case REGISTERED -> Optional.of(true);
                    case EXPIRED, UNREGISTERED, NEVER -> Optional.of(false);
                    case UNKNOWN -> Optional.empty();
                };
        return new Saying(
                Who.WIRE,
                registered,
                Optional.of(registration.lastTime()),
                Optional.of(registration.since()),
                registration.remembered(),
                counts,
                Optional.empty(),
                registration.why());
    }

    private static Saying silent(Who who, boolean counts, String why) {
        return new Saying(
                who, Optional.empty(), Optional.empty(), Optional.empty(), false, counts, Optional.empty(), why);
    }

    /** Fresh before stale, one that knows before one that does not, then the newest. */
    private static Saying spoken(Who who, List<HandsetWord.Kept> words, boolean counts) {
        return words.stream()
                .filter(kept -> speaker(kept.word().via()) == who)
                .max(Comparator.comparing((HandsetWord.Kept kept) -> !kept.stale())
                        .thenComparing(kept -> kept.word().facts().registered().isPresent())
                        .thenComparing(HandsetWord.Kept::at))
                .map(kept -> new Saying(
                        who,
                        kept.word().facts().registered(),
                        Optional.of(kept.at()),
                        Optional.of(kept.since()),
                        kept.stale(),
                        counts,
                        Optional.of(kept.word().via()),
                        sentence(kept.word().facts().detail())))
                .orElseGet(() -> silent(who, counts, capital(who.words()) + " has said nothing of this handset."));
    }

    private static Who speaker(DeviceReport.Interface via) {
        return switch (via) {
            case WEBEX -> Who.CLOUD;
            case SNMP, TRAP, XML_RPC, SYSLOG, WEB, SIMULATED -> Who.SERVER;
        };
    }

    private static Optional<Contradiction> contradiction(List<Saying> sayings) {
        for (Saying one : sayings) {
            for (Saying other : sayings.subList(one.who().ordinal() + 1, sayings.size())) {
                if (one.counted().isPresent()
                        && other.counted().isPresent()
                        && !one.counted().equals(other.counted())) {
                    Instant mine = one.since().orElse(Instant.MIN);
                    Instant its = other.since().orElse(Instant.MIN);
                    return Optional.of(new Contradiction(one, other, mine.isAfter(its) ? mine : its));
                }
            }
        }
        return Optional.empty();
    }

    private static String why(List<Saying> sayings, Optional<Saying> decides, Optional<Contradiction> contradiction) {
        if (decides.isEmpty()) {
            List<String> none = new ArrayList<>();
            sayings.stream().filter(saying -> saying.at().isPresent()).forEach(saying -> none.add(notCounted(saying)));
            return none.isEmpty() ? "Nobody has said anything of it." : String.join(" ", none);
        }
        Saying first = decides.get();
        StringBuilder why = new StringBuilder();
        if (first.who() != Who.WIRE) {
            why.append(capital(first.who().words())).append(" says so: ");
        }
        why.append(first.why());
        if (contradiction.isPresent()) {
            why.append(" But not all agree. ").append(contradiction.get().why());
        } else if (first.who() != Who.WIRE && sayings.get(0).registered().isEmpty()) {
            why.append(
                    sayings.get(0).at().isPresent()
                            ? " The wire does not know."
                            : " " + sayings.get(0).why());
        }
        return why.toString();
    }

    private static String notCounted(Saying saying) {
        if (saying.stale() && saying.who() != Who.WIRE) {
            return capital(saying.who().words()) + " spoke last at "
                    + saying.at().orElseThrow() + ", which is too long ago.";
        }
        return saying.counts() || saying.registered().isEmpty()
                ? saying.why()
                : capital(saying.who().words()) + " has a word that is not to count: " + saying.why();
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
