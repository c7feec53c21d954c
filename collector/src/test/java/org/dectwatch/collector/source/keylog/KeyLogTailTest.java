package org.dectwatch.collector.source.keylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dectwatch.collector.source.SourceCheck.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file that somebody writes, each complete line is taken once. */
class KeyLogTailTest {
    @TempDir
    Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private Path file = Path.of("");
    private KeyLogTail tail = new KeyLogTail(file, lines::add);

    @BeforeEach
    void follows() {
        file = folder.resolve("keys.log");
        tail = new KeyLogTail(file, lines::add);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private KeyLogTailTest look() throws IOException {
        tail.look(() -> true);
        return this;
    }

    @Test
    void takesWhatIsThereAndWhatIsAppended() throws IOException {
        append("one\ntwo\n");
        look();
        append("three\n");
        look().look();
        assertThat(lines).containsExactly("one", "two", "three");
        assertThat(tail.counts()).isEqualTo(new KeyLogCounts(3, 0, 14, 0));
    }

    @Test
    void waitsForTheRestOfALine() throws IOException {
        append("one\ntw");
        look();
        assertThat(lines).containsExactly("one");
        append("o\r\n");
        look();
        assertThat(lines).containsExactly("one", "two\r");
    }

    @Test
    void readsTheOldFileToItsEndBeforeTheOneThatReplacedIt() throws IOException {
        append("one\n");
        look();
        append("two\n");
        Files.move(file, folder.resolve("keys.log.1"));
        append("three\n");
        look();
        assertThat(lines).containsExactly("one", "two", "three");
        assertThat(tail.counts().restarts()).isEqualTo(1);
    }

    @Test
    void takesAFileThatWasRenamedIntoItsPlaceForANewOne() throws IOException {
        append("one\nhalf");
        look();
        Path fresh = Files.writeString(folder.resolve("fresh"), "zero\none\nmore\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        look();
        assertThat(lines).containsExactly("one", "zero", "one", "more");
    }

    @Test
    void beginsAgainWhenTheFileWasTruncated() throws IOException {
        append("one\ntwo\nhalf of a line");
        look();
        Files.writeString(file, "new\n");
        look();
        assertThat(lines).containsExactly("one", "two", "new");
    }

    @Test
    void noticesAFileThatWasWrittenAnewAndIsLongerAlready() throws IOException {
        append("one\n");
        look();
        Files.writeString(file, "another beginning\nand more\n");
        look();
        assertThat(lines).containsExactly("one", "another beginning", "and more");
    }

    @Test
    void takesAFileThatAppearsLaterAndOneThatComesBack() throws IOException {
        assertThatThrownBy(this::look).isInstanceOf(NoSuchFileException.class);
        append("one\n");
        look();
        Files.delete(file);
        assertThatThrownBy(this::look).isInstanceOf(NoSuchFileException.class);
        append("two\n");
        look();
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void holdsNoMoreThanALineHoweverLongItIs() throws IOException {
        append("x".repeat(3_000_000));
        look();
        append("\nshort\n");
        look();
        assertThat(lines).containsExactly("short");
        assertThat(tail.counts().tooLong()).isEqualTo(1);
    }

    @Test
    void takesNoFolderForAKeyLog() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(this::look).hasMessageContaining("no regular file");
    }

    @Test
    void theFollowerReadsWhatIsThereBeforeItReturnsAndThenFollows() throws IOException {
        append("one\n");
        KeyLogFollower follower = new KeyLogFollower(new KeyLogOptions(file, Duration.ofMillis(20)), lines::add);
        follower.start();
        try {
            assertThat(lines).containsExactly("one");
            append("two\n");
            await().atMost(Duration.ofSeconds(5)).until(() -> lines.size() == 2);
            assertThat(follower.check().state()).isEqualTo(State.RUNNING);
            Files.delete(file);
            await().atMost(Duration.ofSeconds(5)).until(() -> follower.check().state() == State.FAILED);
            assertThat(follower.check().sentence()).contains("There is no key log at " + file + " yet");
            append("three\n");
            await().atMost(Duration.ofSeconds(5)).until(() -> lines.size() == 3);
            assertThat(follower.check().healthy()).isTrue();
        } finally {
            follower.stop();
        }
    }
}
