package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.protocol.mib.MibReader;
import org.dectwatch.collector.scrape.snmp.SubtreeWalk.Found;
import org.junit.jupiter.api.Test;

class MapProposalTest {
    private static final String BASE = "1.3.6.1.4.1.9749.1.3.2.1.";

    private static List<Found> device(String... numbers) {
        List<Found> found = new ArrayList<>(List.of(
                new Found("1.3.6.1.4.1.9749.1.1.1.0", "OCTET STRING", "something else"),
                new Found(BASE + "3.0", "OCTET STRING", "PCS24Ad"),
                new Found(BASE + "4.0", "OCTET STRING", "4711"),
                new Found(BASE + "5.0", "OCTET STRING", "10063154277")));
        for (int i = 0; i < numbers.length; i++) {
            found.add(new Found(BASE + (6 + i) + ".0", "Gauge", numbers[i]));
        }
        found.add(new Found(BASE + "20.0", "Counter", "5"));
        found.add(new Found(BASE + "30.1.2", "Gauge", "99"));
        return found;
    }

    private static String line(String text, String object) {
        return text.lines()
                .filter(line -> line.startsWith(object + " "))
                .findFirst()
                .orElse("");
    }

    @Test
    void guessesBesideTheFirmwareVersionAndSaysThatItIsAGuess() throws Exception {
        MapProposal proposal = MapProposal.of(device("40", "39", "38", "4", "1", "12", "77"), Mib.none());
        String text = proposal.text(Mib.none());
        assertThat(proposal.certain()).isFalse();
        assertThat(proposal.size()).isEqualTo(11);
        assertThat(text).contains("GUESSED");
        assertThat(line(text, "ipDectSoftwareVersion"))
                .contains("= " + BASE + "3.0")
                .contains("PCS24Ad");
        assertThat(line(text, "ipDectUsersSipRegistered"))
                .contains(BASE + "8.0")
                .contains("38");
        assertThat(line(text, "ipDectAri")).contains(BASE + "5.0");
        assertThat(line(text, "ipDectAbnormalReleaseTotal")).contains(BASE + "20.0");
        assertThat(OidMap.parse("f", text).oids()).as("it is a map").hasSize(17);
    }

    @Test
    void numbersThatCannotBeUsersAreNotGuessed() {
        MapProposal proposal = MapProposal.of(device("1", "39", "38", "4", "1", "12", "77"), Mib.none());
        String text = proposal.text(Mib.none());
        assertThat(line(text, "ipDectUsersTotal")).isEmpty();
        assertThat(line(text, "ipDectSoftwareVersion")).isNotEmpty();
        assertThat(text).contains("#   " + BASE + "6.0  Gauge: 1");
    }

    @Test
    void namesOfAMibAreCertain() throws Exception {
        Mib mib = MibReader.read(Map.of("x", """
                X-MIB DEFINITIONS ::= BEGIN
                v OBJECT IDENTIFIER ::= { iso org(3) 6 1 4 1 9749 }
                ipDectRfpsDown OBJECT-TYPE SYNTAX Gauge32 ::= { v 1 3 2 1 9 }
                END
                """));
        MapProposal proposal = MapProposal.of(device("40", "39", "38", "4", "1", "12", "77"), mib);
        assertThat(proposal.certain()).isTrue();
        assertThat(proposal.size()).isEqualTo(1);
        assertThat(line(proposal.text(mib), "ipDectRfpsDown")).contains(BASE + "9.0");
        assertThat(proposal.text(mib)).contains("#   " + BASE + "9.0 ipDectRfpsDown.0  Gauge: 4");
    }

    @Test
    void aDeviceWithoutAFirmwareVersionGetsNoGuess() {
        List<Found> found = List.of(new Found(BASE + "1.0", "Gauge", "40"));
        assertThat(MapProposal.of(found, Mib.none()).size()).isZero();
        assertThat(MapProposal.of(List.of(), Mib.none()).text(Mib.none())).contains("All that was found (0)");
    }

    @Test
    void whateverADeviceHasTheProposalIsAMapOrNothing() throws Exception {
        Random random = new Random(20261125);
        String[] types = {"Gauge", "OCTET STRING", "Counter", "OBJECT IDENTIFIER", "INTEGER"};
        String[] values = {"PCS24Ad", "1", "-5", "x\ny = 3", "10063154277", "99999999999999999999", ""};
        for (int i = 0; i < 2_000; i++) {
            List<Found> found = new ArrayList<>();
            for (int n = random.nextInt(15); n > 0; n--) {
                found.add(new Found(
                        "1.3.6." + random.nextInt(3) + "." + random.nextInt(20) + ".0",
                        types[random.nextInt(types.length)],
                        values[random.nextInt(values.length)]));
            }
            assertThat(OidMap.parse("f", MapProposal.of(found, Mib.none()).text(Mib.none()))
                            .oids())
                    .isNotEmpty();
        }
    }
}
