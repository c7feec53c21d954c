package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandsetCsvTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("h.csv"), text);
    }

    @Test
    void readsCommasSemicolonsQuotesAndAByteOrderMark() throws Exception {
        assertThat(HandsetCsv.load(file("user,ipei,name\nu1,15093 0000216,\"Ward 3, bed 1\"\n\nu2,,\n")))
                .containsExactly(
                        new HandsetEntry(
                                "u1",
                                Optional.of("150930000216"),
                                Optional.of("Ward 3, bed 1"),
                                Optional.empty(),
                                Optional.empty()),
                        new HandsetEntry("u2", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(HandsetCsv.load(file("\uFEFFExtension;User\r\n4711;u1\r\n")))
                .containsExactly(new HandsetEntry(
                        "u1", Optional.empty(), Optional.empty(), Optional.of("4711"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`usr,name\na,b`| 1: usr: there is no such column; did you mean 'user'?",
                "`name,ipei\na,b`| 1: the first line must name the columns, 'user' among them: user,ipei,name,extension,server",
                "``| 1: the first line must name the columns, 'user' among them: user,ipei,name,extension,server",
                "`user,ipei\nu1,12`| 2: ipei must be 12 digits, with or without a check digit, not '12'",
                "`user,ipei\n,150930000216`| 2: user must be 1 to 128 characters long, not 0",
                "`user\nu1,u2`| 2: has 2 cells under 1 columns; quote those with a comma",
                "`user,name\nu1,a\n\"open`| 3: this is not CSV; look at the quotes",
                "`user\nu1\nu1`| 3: user: 'u1' stands here a second time",
            })
    void namesTheLineAndTheRemedy(String csv, String message) throws Exception {
        Path file = file(csv);

        assertThatThrownBy(() -> HandsetCsv.load(file))
                .isInstanceOf(ConfigInvalid.class)
                .hasMessage(file + ":" + message);
    }
}
