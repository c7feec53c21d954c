package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteConfigFileTest {
    @TempDir
    Path folder;

    record Inner(
            @Setting(help = "Name.", required = true) String name,

            @Setting(help = "Port.", range = "1..65535", byDefault = "161")
            int port) {
        Inner {
            Ranges.check(Inner.class, name, port);
        }
    }

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Sample(
            @Setting(help = "Every.", range = "1s..1h") Duration interval,
            @Setting(help = "Most.", range = "1KiB..1GiB") Size buffer,
            @Setting(help = "On.") boolean enabled,
            @Setting(help = "Share.", range = "0.0..1.0") double share,
            @Setting(help = "Colour.") Colour colour,
            @Setting(help = "Ports.", range = "1..65535") List<Integer> ports,
            @Setting(help = "Secret.") Optional<SecretRef> password,
            @Setting(help = "Others.") List<Inner> others,
            @Setting(help = "Words.") Map<String, String> words) {
        Sample {
            Ranges.check(Sample.class, interval, buffer, enabled, share, colour, ports, password, others, words);
        }

        static Sample defaults() {
            return new Sample(
                    Duration.ofSeconds(30),
                    Size.ofMiB(64),
                    true,
                    0.5,
                    Colour.RED,
                    List.of(5061),
                    Optional.empty(),
                    List.of(),
                    Map.of());
        }
    }

    private static Sample sample(String yaml) throws ConfigInvalid {
        return SiteConfigFile.bind(Sample.class, "s.yml", yaml, Path.of("/etc/site"));
    }

    @Test
    void readsEveryKindOfValue() throws ConfigInvalid {
        Sample read = sample(
                "interval: 5m\nbuffer: 2MiB\nenabled: false\nshare: 0.25\ncolour: dark-blue\nports: [1, 2]\n"
                        + "password: {secretFile: keys/p}\nothers:\n  - name: a\n  - name: b\n    port: 162\nwords: {x: y}\n");

        assertThat(read)
                .isEqualTo(new Sample(
                        Duration.ofMinutes(5),
                        Size.ofMiB(2),
                        false,
                        0.25,
                        Colour.DARK_BLUE,
                        List.of(1, 2),
                        Optional.of(new SecretRef.InFile(Path.of("/etc/site/keys/p"))),
                        List.of(new Inner("a", 161), new Inner("b", 162)),
                        Map.of("x", "y")));
    }

    @Test
    void takesDefaultsForWhatIsNotGivenAndForSectionsOfComments() throws ConfigInvalid {
        assertThat(sample("")).isEqualTo(Sample.defaults());
        assertThat(sample("# nothing\nports:\n  # - 5061\n").ports()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "interval: 30| s.yml:1: interval: must be a duration with its unit, such as 200ms, 30s, 5m, 12h or 7d, not '30'; did you mean '30s'?",
                "interval: 30 s| s.yml:1: interval: must be a duration with its unit, such as 200ms, 30s, 5m, 12h or 7d, not '30 s'",
                "interval: 2h| s.yml:1: interval: must be 1s to 1h, not 2h",
                "buffer: 64M| s.yml:1: buffer: must be a size with its unit, such as 512KiB or 64MiB, not '64M'",
                "enabled: yes| s.yml:1: enabled: must be true or false, not 'yes'; did you mean 'true'?",
                "share: 1.5| s.yml:1: share: must be 0.0 to 1.0, not 1.5",
                "colour: darkblue| s.yml:1: colour: must be one of red, dark-blue, not 'darkblue'; did you mean 'dark-blue'?",
                "ports: 5061| s.yml:1: ports: must be a list; write [value, value], or one '- value' a line, not a single value",
                "ports: [1, 0]| s.yml:1: ports: must be 1 to 65535, not 0",
                "ports: [1, 1]| s.yml:1: ports[1]: stands in the list a second time; remove one of the two",
                "ports: {a: 1}| s.yml:1: ports: must be a list; write [value, value], or one '- value' a line, not keys and values",
                "ports: [0x10]| s.yml:1: ports[0]: must be a whole number without unit, not '0x10'",
                "intervall: 30s| s.yml:1: intervall: there is no such key; did you mean 'interval'?",
                "Interval: 30s| s.yml:1: Interval: there is no such key; did you mean 'interval'?",
                "zzz: 1| s.yml:1: zzz: there is no such key; here stand interval, buffer, enabled, share, colour, ports, password, others, words",
                "interval:| s.yml:1: interval: has no value; give one, or remove the line to use the default",
                "interval: [30s]| s.yml:1: interval: must be a duration with its unit, such as 200ms, 30s, 5m, 12h or 7d, not a list",
                "`others:\n  - port: 1`| s.yml:2: others[0].name: is missing and has no default; give it a value",
                "`others:\n  - name: a\n    port: 99999`| s.yml:3: others[0].port: must be 1 to 65535, not 99999",
                "others: [x]| s.yml:1: others[0]: must hold keys and values, such as 'name: …' on the next line, not a single value",
                "`a: 1\ninterval: 1s\ninterval: 2s`| s.yml:3: interval: stands here a second time (first on line 2); remove one of the two",
                "`others:\n\t- name: x`| s.yml:2: a tab indents this line; YAML is indented with spaces",
                "`words: {a: [1, 2\n`| s.yml:2: this is not YAML (expected ',' or ']', but got <stream end>); look at indents, colons and quotes",
                "- a| s.yml:1: the file must consist of sections such as 'site:', but here stands a list",
                "`interval: 1s\n---\ninterval: 2s`| s.yml:3: a second document starts here; a site file is one document, so remove the '---'",
                "`words: {a: &x b, c: *x}`| s.yml:1: aliases (*) are not read; write the value out, or quote it",
                "password: hunter2| s.yml:1: password: a secret never stands in this file; put it into an environment variable and write {secretEnv: NAME}, or into a file and write {secretFile: path}",
                "password: {secretEnv: hunter-2!}| s.yml:1: password.secretEnv: the name of an environment variable has letters, digits and '_' only; it is the name, not the secret",
                "password: {secretEnv: A, secretFile: b}| s.yml:1: password: must hold exactly one of secretEnv: NAME and secretFile: path",
            })
    void namesFileLineKeyAndRemedy(String yaml, String message) {
        assertThatThrownBy(() -> sample(yaml))
                .isInstanceOf(ConfigInvalid.class)
                .message()
                .isEqualTo(message);
    }

    @Test
    void saysWhereItIsNestedTooDeepInWordsOfTheFile() {
        String brackets = "interval: 1s\nwords:\n  a: " + "[".repeat(2000) + "]".repeat(2000) + "\n";
        StringBuilder indents = new StringBuilder("interval: 1s\n");
        for (int level = 0; level < 1200; level++) {
            indents.append(" ".repeat(level)).append("a:\n");
        }
        assertThatThrownBy(() -> sample(brackets))
                .isInstanceOf(ConfigInvalid.class)
                .hasMessage(
                        "s.yml:3: this is nested more than 100 levels deep, which nothing in such a file is; look at the"
                                + " brackets and hyphens");
        assertThatThrownBy(() -> sample(indents.toString()))
                .isInstanceOf(ConfigInvalid.class)
                .message()
                .startsWith("s.yml:102: this is nested more than 100 levels deep");
    }

    @Test
    void reportsAllMistakesInTheOrderOfTheFile() {
        assertThatThrownBy(() -> sample("colour: green\nshare: x\ninterval: 5\n"))
                .isInstanceOfSatisfying(
                        ConfigInvalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(ConfigProblem::line, ConfigProblem::key)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple(1, "colour"),
                                        org.assertj.core.groups.Tuple.tuple(2, "share"),
                                        org.assertj.core.groups.Tuple.tuple(3, "interval")));
    }

    @Test
    void neverRepeatsASecretWrittenInTheWrongPlace() {
        for (String yaml : List.of("password: hunter2", "password: {secretEnv: hunter-2}", "password: [hunter2]")) {
            assertThatThrownBy(() -> sample(yaml)).message().doesNotContain("hunter");
        }
    }

    @Test
    void refusesFilesThatCannotBeSiteFilesInOneSentenceEach() throws Exception {
        Path latin =
                Files.write(folder.resolve("latin.yml"), "site: {name: Zürich}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SiteConfigFile.load(folder.resolve("none.yml")))
                .message()
                .endsWith("there is no such file");
        assertThatThrownBy(() -> SiteConfigFile.load(folder)).message().endsWith("is a folder; name the file in it");
        assertThatThrownBy(() -> SiteConfigFile.load(latin)).message().endsWith("is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void anyBytesAreAConfigurationOrASentence() throws Exception {
        byte[] good =
                ("site: {name: hq}\ndevices:\n  - name: a\n    addresses: [192.0.2.1]\nhandsets:\n  list:\n    - {user: u, ipei: '150930000216'}\n"
                                + "labels: {handset: hmac, hmacSecret: {secretEnv: K}, maxHandsets: 5}\n")
                        .getBytes(StandardCharsets.UTF_8);
        java.util.Random random = new java.util.Random(7);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = java.util.Arrays.copyOf(good, i < good.length ? i : good.length);
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : 32 + random.nextInt(95));
            }
            try {
                SiteConfigFile.bind(SiteConfig.class, "s.yml", new String(bytes, StandardCharsets.UTF_8), Path.of(""));
                read++;
            } catch (ConfigInvalid sentence) {
                assertThat(sentence.getMessage()).startsWith("s.yml").doesNotContain("Exception", "org.", "com.");
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void refusesTwoDevicesWithOneAddress() {
        assertThatThrownBy(() -> SiteConfigFile.bind(
                        SiteConfig.class,
                        "s.yml",
                        "site: {name: a}\ndevices:\n  - {name: x, addresses: [192.0.2.1]}\n  - {name: y, addresses: [192.0.2.1]}\n",
                        Path.of("")))
                .hasMessage("s.yml:1: two devices have the address 192.0.2.1; remove it from one");
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws Exception {
        Path example = Path.of("..", "packaging", "site.example.yml");
        SiteConfig config = SiteConfigFile.load(example);

        assertThat(config.site().name()).isEqualTo("head-office");
        assertThat(config.devices())
                .extracting(DeviceOptions::addresses)
                .contains(List.of(IpAddress.parse("192.0.2.10").orElseThrow()));
        assertThat(Inventory.site(config).handsets()).hasSize(4);
    }
}
