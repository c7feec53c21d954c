package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    private final SecretStore store = new SecretStore(Map.of("KEY", "s3cret", "EMPTY", ""));

    @TempDir
    Path folder;

    @Test
    void fetchesFromTheEnvironmentAndFromFilesWithoutTheLastLineBreak() throws Exception {
        Path file = Files.writeString(folder.resolve("k"), "line one\nline two\n");

        assertThat(store.fetch(new SecretRef.Env("KEY")).reveal()).isEqualTo("s3cret");
        assertThat(store.fetch(new SecretRef.InFile(file)).reveal()).isEqualTo("line one\nline two");
    }

    @Test
    void saysWhereItLookedInVain() {
        assertThatThrownBy(() -> store.fetch(new SecretRef.Env("EMPTY")))
                .hasMessage("the environment variable EMPTY is not set; set it before starting");
        assertThatThrownBy(() -> store.fetch(new SecretRef.InFile(folder.resolve("none"))))
                .message()
                .endsWith("none does not exist");
    }

    @Test
    void aSecretNeverPrintsItself() {
        assertThat(new Secret("s3cret")).hasToString("********");
        assertThat(String.format("%s", Map.of("k", new Secret("s3cret")))).doesNotContain("s3cret");
    }
}
