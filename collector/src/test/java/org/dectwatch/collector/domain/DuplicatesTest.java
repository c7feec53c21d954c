package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static Site.KnownHandset row(int line, String ipei, String user, String authUser, String extension) {
        return new Site.KnownHandset(
                "id" + line,
                Optional.of(ipei).filter(text -> !text.isEmpty()),
                user,
                Optional.empty(),
                Optional.of(extension).filter(text -> !text.isEmpty()),
                Optional.of("dect-1"),
                Optional.of(authUser).filter(text -> !text.isEmpty()),
                "h.csv:" + line);
    }

    @Test
    void tellsEachLaterRowOnceWithAllItSharesAndBothRows() {
        List<InventoryFault> faults = Duplicates.in(List.of(
                row(2, "150930000216", "u1", "a1", "4711"),
                row(3, "150930000217", "u2", "a2", "4712"),
                row(4, "150930000216", "u1", "a3", "4713"),
                row(5, "150930000218", "u5", "a5", "4712"),
                row(6, "", "u6", "a1", "")));

        assertThat(faults)
                .extracting(InventoryFault::kind, InventoryFault::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(InventoryFault.Kind.DUPLICATE, "id4"),
                        org.assertj.core.groups.Tuple.tuple(InventoryFault.Kind.DUPLICATE_EXTENSION, "id5"),
                        org.assertj.core.groups.Tuple.tuple(InventoryFault.Kind.DUPLICATE, "id6"));
        assertThat(faults.get(0).why())
                .isEqualTo("id4 (ext. 4713) and id2 (ext. 4711) share the IPEI 150930000216 and the user u1:"
                        + " one of the two is not the handset that the list takes it for.");
        assertThat(faults.get(0).where()).containsExactly("h.csv:2", "h.csv:4");
        assertThat(faults.get(0).server()).isEqualTo("dect-1");
    }

    @Test
    void whatIsNotKnownIsSharedWithNobody() {
        assertThat(Duplicates.in(List.of(row(2, "", "", "", ""), row(3, "", "", "", ""))))
                .isEmpty();
    }

    @Test
    void readsAHundredThousandRowsOfOneNameWithoutTakingForever() {
        List<Site.KnownHandset> rows = java.util.stream.IntStream.range(0, 100_000)
                .mapToObj(line -> row(line, "150930000216", "u", "a", "1"))
                .toList();
        assertThat(Duplicates.in(rows)).hasSize(99_999);
    }
}
