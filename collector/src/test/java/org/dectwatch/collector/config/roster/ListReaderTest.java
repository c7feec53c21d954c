package org.dectwatch.collector.config.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Ipei;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
    /** As the fields of the guide would be headings, in the order in which its pictures show them. */
    private static final String HUB =
            "User,Device vendor,Line ID,Outbound proxy,MAC address,SIP username,SIP password\n"
                    + "User DECT1,Generic IPPhone Customer Managed,hgwdh3e4wh@98027369.us10.bcld.webex.com,"
                    + "dfw06.hosted-us.bcld.webex.com,150930000216,mUP9vXSsU9,s3cr3t-1\n";

    private static final String USERS =
            "IPEI;Access code;Standby text;Username / Extension *;Displayname;Authentication user;"
                    + "Authentication password\n"
                    + "15093 0000216;1234;3003;hgwdh3e4wh;Ward 3;mUP9vXSsU9;s3cr3t-1\n";

    @TempDir
    Path folder;

    private ListRead read(ListKind kind, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("list.csv"), bytes);
        return ListReader.read(file, kind, ColumnNames.shipped(), Optional.of("dect-1"));
    }

    private ListRead read(ListKind kind, String text) throws Exception {
        return read(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsDevicesOfControlHubByTheNamesOfTheGuide() throws Exception {
        ListRead read = read(ListKind.CONTROL_HUB, HUB);
        assertThat(read.rows())
                .containsExactly(new ListRow(
                        ListKind.CONTROL_HUB,
                        "list.csv:2",
                        Ipei.parse("150930000216"),
                        Optional.of("hgwdh3e4wh"),
                        Optional.of("98027369.us10.bcld.webex.com"),
                        Optional.of("mUP9vXSsU9"),
                        Optional.of("User DECT1"),
                        Optional.empty(),
                        Optional.of("dect-1"),
                        Optional.of("dfw06.hosted-us.bcld.webex.com")));
        assertThat(read.dropped()).containsExactly("SIP password");
        assertThat(read.unused()).isEmpty();
    }

    @Test
    void readsUsersOfAServerByTheNamesOfTheGuide() throws Exception {
        ListRead read = read(ListKind.SERVER_USERS, USERS);
        ListRow row = read.rows().get(0);
        assertThat(read.separator()).isEqualTo(';');
        assertThat(row.user()).contains("hgwdh3e4wh");
        assertThat(row.authUser()).contains("mUP9vXSsU9");
        assertThat(row.ipei()).isEqualTo(Ipei.parse("150930000216"));
        assertThat(row.name()).contains("Ward 3");
        assertThat(read.dropped()).containsExactly("Access code", "Authentication password");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void tellsTheSeparatorFromTheHeadings(String separator) throws Exception {
        String text = String.join(separator, "user", "ipei", "name") + "\r\n\r\n"
                + String.join(separator, "u1", "15093 0000216", "\"Ward 3" + separator + " bed \"\"1\"\"\"") + "\r\n";
        ListRead read = read(ListKind.HANDSETS, text);
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).contains("Ward 3" + separator + " bed \"1\"");
            assertThat(row.where()).isEqualTo("list.csv:3");
        });
    }

    @Test
    void readsWhatSpreadsheetsWriteInEachOfTheirEncodings() throws Exception {
        String text = "User;Name\r\nu1;Z\u00fcrich\r\n";
        byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        byte[] big = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        byte[] latin = text.getBytes(Charset.forName("windows-1252"));
        byte[] told = ("sep=;\r\n" + text).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {utf16, big, marked, latin, told}) {
            assertThat(read(ListKind.HANDSETS, bytes).rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.name()).contains("Z\u00fcrich"));
        }
        assertThat(read(ListKind.HANDSETS, latin).encoding()).isEqualTo("Windows-1252");
        assertThat(read(ListKind.HANDSETS, told).rows().get(0).where()).isEqualTo("list.csv:3");
    }

    @Test
    void leavesDeskTelephonesOfControlHubOutWithoutAWord() throws Exception {
        ListRead read = read(
                ListKind.CONTROL_HUB,
                "MAC Address,Line ID,Product\n"
                        + "15:09:30:00:02:16,u1@d,Generic IPPhone Customer Managed\n"
                        + "00:13:d1:a2:b3:c4,u2@d,\n"
                        + "123456789012,u3@d,Cisco 8845\n");
        assertThat(read.rows()).extracting(ListRow::user).containsExactly(Optional.of("u1"));
        assertThat(read.otherDevices()).isEqualTo(2);
        assertThat(read.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`u1,12,n`|u1|The row list.csv:2 has an IPEI of 2 digits; 12 are wanted, and perhaps a check digit; the row is used without.",
                "`u1,1.5093E+11,n`|u1|The row list.csv:2 has an IPEI that a spreadsheet has rounded, so that its digits are lost: format the column as text there; the row is used without.",
                "`,12,n`|list.csv:2|The row list.csv:2 has an IPEI of 2 digits; 12 are wanted, and perhaps a check digit.",
                "`,,n`|list.csv:2|The row list.csv:2 names neither a user nor an IPEI.",
                "`u1,150930000216,Ward 3, bed 1`|list.csv:2|The row list.csv:2 has 4 cells under 3 headings; quote those that hold the separator.",
            })
    void tellsARowItCannotUseAndReadsTheOthers(String bad, String subject, String why) throws Exception {
        ListRead read = read(ListKind.HANDSETS, "user,ipei,name\n" + bad + "\nu9,,\n");
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(InventoryFault.Kind.UNUSABLE_ROW);
            assertThat(fault.subject()).isEqualTo(subject);
            assertThat(fault.why()).isEqualTo(why);
        });
        assertThat(read.rows()).extracting(ListRow::user).contains(Optional.of("u9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`usr,name\na,b`|:1: the first line must hold the headings of a list of handsets, 'user' or 'ipei' among them: user, authUser, ipei, name, extension, server",
                "`user,nam\na,b`|:1: nam: there is no such column; did you mean 'name'?",
                "`user,colour\na,b`|:1: colour: there is no such column; columns are user, authUser, ipei, name, extension, server",
                "``|:1: the first line must hold the headings of a list of handsets, 'user' or 'ipei' among them: user, authUser, ipei, name, extension, server",
                "`user,name\na,\"b\nc,d`|:3: this is not CSV from here on; look at the quotes",
            })
    void refusesAFileThatIsNoSuchListWithItsLineAndRemedy(String csv, String message) {
        assertThatThrownBy(() -> read(ListKind.HANDSETS, csv))
                .isInstanceOf(ConfigInvalid.class)
                .hasMessage(folder.resolve("list.csv") + message);
    }

    @Test
    void tellsAThousandFlawedRowsAndCountsTheRest() throws Exception {
        ListRead read = read(ListKind.HANDSETS, "user,ipei\n" + "u,12\n".repeat(1_500) + "v," + "9".repeat(300) + "\n");
        assertThat(read.rows()).hasSize(1_500);
        assertThat(read.faults()).hasSize(1_001);
        assertThat(read.faults().get(1_000).why())
                .isEqualTo("And 501 more rows of list.csv could not be used, or not all of them.");
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> read(ListKind.HANDSETS, new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessageEndingWith("is not text; export it as CSV, not as a spreadsheet");
        assertThatThrownBy(() -> ListReader.read(
                        folder.resolve("none.csv"), ListKind.HANDSETS, ColumnNames.shipped(), Optional.empty()))
                .hasMessageEndingWith("there is no such file");
    }

    /** A row may be shifted, a heading missing, a quote open: a password must not come out anywhere. */
    @Test
    void neverKeepsOrRepeatsAPasswordHoweverBrokenTheFileIs() {
        String secret = "hunter2";
        Random random = new Random(11);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? USERS : HUB);
            int at = text.indexOf("s3cr3t-1");
            text.replace(at, at + 8, secret);
            at = text.lastIndexOf(secret);
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                int where = random.nextInt(text.length() - 1);
                boolean inSecret = where >= at - 1 && where <= at + secret.length();
                if (!inSecret && random.nextBoolean()) {
                    text.setCharAt(where, ",;\t\"\n|x@".charAt(random.nextInt(8)));
                }
            }
            try {
                ListRead list = read(i % 2 == 0 ? ListKind.SERVER_USERS : ListKind.CONTROL_HUB, text.toString());
                boolean headed = !list.dropped().isEmpty();
                if (headed) {
                    assertThat(list.toString()).as(text.toString()).doesNotContain(secret);
                    read++;
                }
            } catch (ConfigInvalid sentence) {
                assertThat(sentence.getMessage()).doesNotContain(secret);
                refused++;
            } catch (Exception fault) {
                throw new AssertionError(text.toString(), fault);
            }
        }
        assertThat(read).isGreaterThan(1000);
        assertThat(refused).isPositive();
    }

    @Test
    void aFileWithoutHeadingsIsRefusedWithoutRepeatingItsFirstRow() {
        String row = "15093 0000216;1234;3003;hgwdh3e4wh;Ward 3;mUP9vXSsU9;hunter2\n";
        for (ListKind kind : ListKind.values()) {
            assertThatThrownBy(() -> read(kind, row))
                    .isInstanceOf(ConfigInvalid.class)
                    .message()
                    .doesNotContain("hunter2", "mUP9vXSsU9");
        }
        assertThatThrownBy(() -> read(ListKind.HANDSETS, "password,user,hunter2,u1\n"))
                .isInstanceOf(ConfigInvalid.class)
                .message()
                .contains("column 3")
                .doesNotContain("hunter2");
    }

    @Test
    void aSiteMayTeachItOtherHeadings() throws Exception {
        Path columns = Files.writeString(
                folder.resolve("c.yml"), "serverUsers:\n  user: [Benutzer]\n  secret: [Kennwort]\nproducts: [funk]\n");
        Path file = Files.writeString(folder.resolve("u.csv"), "Benutzer,Kennwort\nu1,x\n");
        ListRead read = ListReader.read(file, ListKind.SERVER_USERS, ColumnNames.with(columns), Optional.of("dect-1"));
        assertThat(read.rows()).extracting(ListRow::user).containsExactly(Optional.of("u1"));
        assertThat(read.dropped()).containsExactly("Kennwort");

        Files.writeString(columns, "serverUsers: {usr: [x]}\n");
        assertThatThrownBy(() -> ColumnNames.with(columns)).hasMessageContaining("usr: there is no such column");
    }
}
