package org.dectwatch.collector.health.rules.devices;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the servers' firmware such as {@code PCS24Ad}, {@code PCS18bA}, {@code PCS05C_}: a release, then letters that follow
 * each other as in the alphabet. That order is inferred from the versions that are publicly named.
 */
record Firmware(int release, String letters) implements Comparable<Firmware> {
    private static final Pattern FORM = Pattern.compile("PCS(\\d{1,4})([A-Za-z_]{0,4})");
    private static final Comparator<Firmware> ORDER =
            Comparator.comparingInt(Firmware::release).thenComparing(Firmware::letters);

    /** Empty when it is of another form: then nobody knows which of two is newer. */
    static Optional<Firmware> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        // An underscore fills the place of a letter, and comes before it.
        return matcher.matches()
                ? Optional.of(new Firmware(
                        Integer.parseInt(matcher.group(1)), matcher.group(2).replace("_", "")))
                : Optional.empty();
    }

    @Override
    public int compareTo(Firmware other) {
        return ORDER.compare(this, other);
    }
}
