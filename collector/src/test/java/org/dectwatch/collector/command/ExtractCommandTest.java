package org.dectwatch.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String rules, String page, String... more) throws Exception {
        PrintWriter out = new PrintWriter(said, true);
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "extract",
                "--rules",
                Files.writeString(folder.resolve("r.yml"), rules).toString(),
                "--page",
                Files.writeString(folder.resolve("p.html"), page).toString()));
        arguments.addAll(List.of(more));
        return new CommandShell("1", List.of(new ExtractCommand(out)), out, out).run(arguments.toArray(String[]::new));
    }

    @Test
    void saysWhatIsFoundAndEndsWell() throws Exception {
        assertThat(run("pages: [{path: /s, values: [{fact: bases-up, at: {css: p}}]}]", "<p>7"))
                .isZero();
        assertThat(said.toString()).contains("bases-up").contains("7");
    }

    @Test
    void saysWhatIsNotFoundAndFails() throws Exception {
        assertThat(run("pages: [{path: /s, values: [{fact: bases-up, at: {css: b}}]}]", "<p>7"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("NOT FOUND: bases-up");
    }

    @Test
    void asksWhichPageWhereTheRulesHaveSeveral() throws Exception {
        String two = "pages: [{path: /a, values: []}, {path: /b, values: [{fact: bases-up, at: {css: p}}]}]";
        assertThat(run(two, "<p>7")).isEqualTo(2);
        assertThat(run(two, "<p>7", "--path", "/b")).isZero();
    }
}
