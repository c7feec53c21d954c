package org.dectwatch.collector.config;

/**
 * One mistake in a site file, in words for the person who wrote it.
 *
 * @param file the file as it was named
 * @param line from 1; 0 when the mistake is not on a line (a missing file)
 * @param key the key from the top, such as {@code capture.interfaces[0].snaplen}; empty for the file as a whole
 * @param message what is wrong and what to write instead
 */
public record ConfigProblem(String file, int line, String key, String message) implements Comparable<ConfigProblem> {
    @Override
    public int compareTo(ConfigProblem that) {
        return line != that.line ? Integer.compare(line, that.line) : toString().compareTo(that.toString());
    }

    /** {@code site.yml:12: capture.snaplen: must be 64 to 262144, not 10}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
