package org.dectwatch.collector.config;

import java.util.List;
import java.util.stream.Collectors;

/** A site file that cannot be used, with everything that is wrong with it. */
public final class ConfigInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public ConfigInvalid(List<ConfigProblem> problems) {
        super(lines(problems));
        this.problems = problems.stream().sorted().toList();
    }

    /** One line for each problem: the message, which is never null. */
    public String text() {
        return lines(problems);
    }

    private static String lines(List<ConfigProblem> problems) {
        return problems.stream().sorted().map(ConfigProblem::toString).collect(Collectors.joining("\n"));
    }

    /** One at least, in the order of the file. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
