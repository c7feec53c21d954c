package org.dectwatch.collector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that is made from the code, between two marks. A test compares it; run with {@code -Ddectwatch.rewrite}
 * it is written anew instead.
 */
public final class GeneratedPart {
    private static final String BEGIN = "<!-- generated from the code: do not edit below -->\n";
    private static final String END = "<!-- end of the generated part -->\n";

    private GeneratedPart() {}

    /** @param file a path from the module's folder */
    public static void check(Path file, String generated) throws IOException {
        Path here = Files.exists(file) ? file : Path.of("collector").resolve(file);
        String document = Files.readString(here);
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertThat(begin).as("the mark in %s", file).isNotNegative();
        assertThat(end).as("the end mark in %s", file).isGreaterThan(begin);
        String should =
                document.substring(0, begin) + BEGIN + "\n" + generated + END + document.substring(end + END.length());
        if (System.getProperty("dectwatch.rewrite") != null) {
            Files.writeString(here, should);
        }
        assertThat(Files.readString(here))
                .as("%s is out of date; run the tests with -Ddectwatch.rewrite=true", file)
                .isEqualTo(should);
    }
}
