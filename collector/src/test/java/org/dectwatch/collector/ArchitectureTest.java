package org.dectwatch.collector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.net.ByteView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plan of the house as failing tests. Who moves a wall moves it here too, and says why in RATIONALE.md. */
class ArchitectureTest {
    private static final String BASE = "org.dectwatch.collector";

    /** Rooms by floor, from the ground up. A room that is not here has no place yet: give it one. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("net", "table", "options"),
            Set.of("decode", "protocol", "domain"),
            Set.of("observe", "health", "interop", "metrics", "history"),
            Set.of("source", "scrape", "ledger", "view"),
            Set.of("analysis", "api"),
            Set.of("report"),
            Set.of("config"));

    /** The root package and the command line stand above all rooms. */
    private static final int ROOF = FLOORS.size();

    private static final Set<String> ABOVE = Set.of("", "command");

    private static JavaClasses all;

    @BeforeAll
    static void read() throws Exception {
        Path classes = Path.of(ByteView.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        all = new ClassFileImporter().importPath(classes);
        assertThat(all).as("classes to judge").hasSizeGreaterThan(50);
    }

    private static String room(String packageName) {
        return !packageName.startsWith(BASE + ".")
                ? ""
                : packageName.substring(BASE.length() + 1).replaceFirst("\\..*", "");
    }

    private static int floor(String room) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return ROOF;
    }

    @Test
    void everyRoomHasItsFloor() {
        Set<String> rooms =
                all.stream().map(each -> room(each.getPackageName())).collect(Collectors.toCollection(TreeSet::new));
        rooms.removeAll(ABOVE);
        FLOORS.forEach(rooms::removeAll);
        assertThat(rooms).as("rooms without a floor").isEmpty();
    }

    @Test
    void importsGoDownOnly() {
        classes()
                .that()
                .resideInAPackage(BASE + "..")
                .should(new ArchCondition<>("import from lower floors only") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        from.getDirectDependenciesFromSelf().forEach(dependency -> {
                            JavaClass to = dependency.getTargetClass();
                            String here = room(from.getPackageName());
                            String there = room(to.getPackageName());
                            boolean ours = to.getPackageName().startsWith(BASE);
                            boolean bothAbove = ABOVE.contains(here) && ABOVE.contains(there);
                            if (ours && !here.equals(there) && !bothAbove && floor(there) >= floor(here)) {
                                events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                            }
                        });
                    }
                })
                .because("an arrow up, or sideways, makes two rooms that can only be understood and tested together")
                .check(all);
    }

    @Test
    void roomsAreFreeOfCircles() {
        slices().matching(BASE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle are one room")
                .check(all);
    }

    @Test
    void protocolsNeverMeet() {
        slices().matching(BASE + ".protocol.(*)..")
                .should()
                .notDependOnEachOther()
                .because(
                        "what SIP and TLS have to do with each other is known to observe alone; each protocol can be read,"
                                + " tested and thrown away by itself")
                .check(all);
    }

    @Test
    void packetCaptureByLibraryHasOneUser() {
        onlyIn(
                "org.pcap4j..",
                "the native library must be exchangeable, and everything else must run without it",
                "source.pcap");
        classes()
                .that(imports("org.pcap4j"))
                .should()
                .haveSimpleNameStartingWith("LivePcap")
                .allowEmptyShould(true)
                .because("one class holds the native handle, and the thread that may touch it")
                .check(all);
    }

    @Test
    void vertxStaysAtTheEdges() {
        onlyIn(
                "io.vertx..",
                "the truth must be testable by replaying a file, in milliseconds, without an event loop",
                "",
                "command",
                "source.hep",
                "source.push",
                "scrape",
                "analysis",
                "api");
    }

    @Test
    void metersStayWhereMetricsAreMade() {
        onlyIn(
                "io.micrometer..",
                "rooms tell facts; what is counted is decided in one catalogue",
                "",
                "metrics",
                "api");
        onlyIn("io.prometheus..", "the same", "", "metrics", "api");
    }

    @Test
    void eachLibraryOfTheEdgeHasItsRooms() {
        onlyIn(
                "org.snmp4j..",
                "SNMP is one way to ask a device, and must not leak into what is known of it",
                "net.snmp",
                "scrape",
                "source.push");
        onlyIn("org.jsoup..", "pages are a way to ask a device", "scrape");
        onlyIn("org.apache.hc..", "the same", "scrape");
        onlyIn("com.google.re2j..", "patterns of a site's own are for what devices say", "scrape", "source.push");
        onlyIn("picocli..", "arguments are read in one place", "", "command");
        onlyIn("org.yaml..", "YAML is the form of the site file and of nothing else", "config");
        onlyIn(
                "com.fasterxml.jackson.dataformat..",
                "YAML and CSV are for people, and people write to config",
                "config",
                "interop",
                "scrape");
        onlyIn(
                "com.fasterxml.jackson..",
                "JSON is a form at the edge, not a way to pass facts between rooms",
                "config",
                "view",
                "api",
                "report",
                "scrape",
                "interop",
                "analysis",
                "");
        onlyIn(
                "org.slf4j..",
                "pure rooms have nothing to log: bad traffic is data",
                "",
                "source",
                "scrape",
                "analysis",
                "api",
                "history");
    }

    @Test
    void onlyTheEdgesAskAClock() {
        noClasses()
                .that(areOutside("", "command", "source", "scrape", "analysis"))
                .should()
                .callMethodWhere(describe("it asks a clock", ArchitectureTest::asksAClock))
                .because("time is an argument: a replayed capture must give the same answer at any speed")
                .check(all);
    }

    private static boolean asksAClock(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        return owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system"))
                || owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that(areOutside("source"))
                .should()
                .callMethodWhere(describe(
                        "it sleeps",
                        (JavaAccess<?> call) -> call.getTargetOwner().getName().equals("java.lang.Thread")
                                && call.getTarget().getName().equals("sleep")))
                .because("only the capture thread may pause between two looks at the card")
                .check(all);
    }

    @Test
    void parsersArePure() {
        noClasses()
                .that(describe(
                        "are in protocol or decode",
                        (JavaClass each) -> Set.of("protocol", "decode").contains(room(each.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "com..",
                        "java.net.http..",
                        "java.util.concurrent..")
                .because("bytes in, values out: no event loop, log, meter, thread")
                .check(all);
    }

    @Test
    void nounsHaveNoState() {
        classes()
                .that()
                .resideInAPackage(BASE + ".domain..")
                .and(describe("are no interfaces", (JavaClass each) -> !each.isInterface()))
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should(new ArchCondition<>("have final fields only") {
                    @Override
                    public void check(JavaClass noun, ConditionEvents events) {
                        noun.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                                .forEach(field -> events.add(
                                        SimpleConditionEvent.violated(field, field.getFullName() + " can change")));
                    }
                })
                .because("what crosses a boundary is immutable, so that it may be read on any thread")
                .check(all);
    }

    @Test
    void observationsKeepNoBorrowedBytes() {
        noClasses()
                .that()
                .haveNameMatching(".*\\.observe\\.Observation(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ByteView.class)
                .because("the bytes behind a view are gone when the call returns; an observation lives on in a queue")
                .check(all);
    }

    @Test
    void onlyTheEntryPointEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethodWhere(describe(
                        "it ends the process",
                        (JavaAccess<?> call) -> call.getTargetOwner().getName().equals("java.lang.System")
                                && call.getTarget().getName().equals("exit")))
                .because("whoever embeds the collector decides when to stop")
                .check(all);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract|Base(?!Station))[A-Z]\\w*|.*(Impl|Manager|Helper|Utils?)(\\$.*)?")
                .because("such names say how a thing is built or that nobody knew what it is")
                .check(all);
    }

    @Test
    void filesAreSmall() throws IOException {
        Map<String, Long> lines = lines();
        assertThat(lines).as("files to judge").hasSizeGreaterThan(50);
        assertThat(lines.entrySet().stream().filter(file -> file.getValue() > 400))
                .as("files over 400 lines: split them by what they are about")
                .isEmpty();
        List<String> large = new ArrayList<>();
        lines.forEach((file, count) -> {
            if (count >= 280) {
                large.add(file);
            }
        });
        assertThat(large).as("nine in ten files are under 280 lines").hasSizeLessThanOrEqualTo(lines.size() / 10);
    }

    @Test
    void everyPackageSaysWhatComesInWhatGoesOutAndWhoseThread() throws IOException {
        try (Stream<Path> files = Files.walk(sources())) {
            Set<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(folders).allSatisfy(folder -> {
                Path info = folder.resolve("package-info.java");
                assertThat(info).exists();
                assertThat(Files.readString(info))
                        .containsPattern("(?is)\\bin\\b.*\\bout\\b")
                        .containsIgnoringCase("thread");
            });
        }
    }

    private static Map<String, Long> lines() throws IOException {
        try (Stream<Path> files = Files.walk(sources())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> sources().relativize(file).toString(), ArchitectureTest::count));
        }
    }

    private static long count(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Path sources() {
        Path here = Path.of("src/main/java");
        return Files.exists(here) ? here : Path.of("collector").resolve(here);
    }

    /** Classes of a library are used in these rooms only; {@code ""} is the root. */
    private static void onlyIn(String library, String because, String... rooms) {
        noClasses()
                .that(areOutside(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(because)
                .check(all);
    }

    private static DescribedPredicate<JavaClass> areOutside(String... rooms) {
        return describe(
                "are outside " + Arrays.toString(rooms),
                each -> Arrays.stream(rooms).noneMatch(room -> {
                    String name = room.isEmpty() ? BASE : BASE + "." + room;
                    String at = each.getPackageName();
                    return at.equals(name) || !room.isEmpty() && at.startsWith(name + ".");
                }));
    }

    private static DescribedPredicate<JavaClass> imports(String library) {
        return describe(
                "import " + library,
                each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)));
    }
}
