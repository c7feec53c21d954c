package org.dectwatch.collector.config.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.domain.InventoryFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    /** In the shape of a public copy of an export; the values are made up. */
    private static final String EXPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <config>
              <dect><auto_create_users>false</auto_create_users><subscription_allowed>true</subscription_allowed></dect>
              <provisioning><server><method>static</method><url>ftp://kws:hunter2@192.0.2.9/</url></server></provisioning>
              <snmp><community>hunter2</community><trap><host>192.0.2.8</host></trap></snmp>
              <security><password>hunter2</password><username>admin</username></security>
              <sip>
                <defaultdomain>98027369.us10.bcld.webex.com</defaultdomain>
                <seperate_endpoint_ports>false</seperate_endpoint_ports>
                <separate_endpoint_ports>true</separate_endpoint_ports>
                <auth><password><value>hunter2</value></password></auth>
                <proxy><domain>sip:dfw06.hosted-us.bcld.webex.com</domain><port>0</port><transport>UDPonly</transport></proxy>
                <media><codecs>1,2</codecs><ptime>20</ptime><tos>184</tos></media>
              </sip>
            </config>
            """;

    @TempDir
    Path folder;

    private ServerSettings read(String xml) throws Exception {
        Path file = Files.writeString(folder.resolve("config.xml"), xml);
        return SettingsReader.read(file, SettingNames.shipped());
    }

    @Test
    void readsNestedKeysUnderTheirOwnNamesAndTheirOtherSpellings() throws Exception {
        ServerSettings settings = read(EXPORT);
        assertThat(settings.only("sip.media.codecs").orElseThrow().text()).isEqualTo("1,2");
        assertThat(settings.only("sip.proxy.transport").orElseThrow().line()).isEqualTo(12);
        assertThat(settings.values().get("sip.separate_endpoint_ports"))
                .extracting(ServerSettings.Value::spelling, ServerSettings.Value::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sip.seperate_endpoint_ports", "false"),
                        org.assertj.core.groups.Tuple.tuple("sip.separate_endpoint_ports", "true"));
        assertThat(settings.only("sip.separate_endpoint_ports")).isEmpty();
    }

    @Test
    void skipsSecretsAndCredentialsInAddresses() throws Exception {
        ServerSettings settings = read(EXPORT);
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThat(settings.skipped()).isEqualTo(3);
        assertThat(settings.only("provisioning.server.url").orElseThrow().text())
                .isEqualTo("ftp://192.0.2.9/");
    }

    @Test
    void looksAtNothingOutsideTheFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
        assertThatThrownBy(() -> read("<!DOCTYPE config [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><config><sip><defaultdomain>&x;</defaultdomain></sip></config>"))
                .isInstanceOf(ConfigInvalid.class)
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> read("<!DOCTYPE config SYSTEM \"http://192.0.2.1/x.dtd\"><config><a>1</a></config>"))
                .isInstanceOf(ConfigInvalid.class);
    }

    @Test
    @Timeout(20)
    void isNotBlownUpByEntitiesDepthOrNumber() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE config [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">");
        }
        assertThatThrownBy(() -> read(laughs + "]><config><a>&a39;</a></config>"))
                .isInstanceOf(ConfigInvalid.class);
        assertThatThrownBy(() -> read("<config>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</config>"))
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> read("<config>" + "<a>1</a>".repeat(30_000) + "</config>"))
                .hasMessageContaining("more than 20000 values");
    }

    @Test
    void saysInOneSentenceWhatIsNoConfiguration() {
        assertThatThrownBy(() -> read("<html><body/></html>")).hasMessageContaining("begins with <html>");
        assertThatThrownBy(() -> read("<config></config>")).hasMessageContaining("holds no settings");
        assertThatThrownBy(() -> read("<config><sip>")).hasMessageContaining("not XML");
        assertThatThrownBy(() -> read("")).hasMessageContaining("not XML");
    }

    @Test
    void anyBytesAreSettingsOrASentenceThatRepeatsNoSecret() throws Exception {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(EXPORT);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                text.setCharAt(random.nextInt(text.length()), "<>/&;\"x !".charAt(random.nextInt(9)));
            }
            try {
                read(text.toString());
                read++;
            } catch (ConfigInvalid sentence) {
                assertThat(sentence.getMessage()).doesNotContain("hunter2", "Exception");
            }
        }
        assertThat(read).isPositive();
    }

    private static ListRow device(String domain, String proxy) {
        return new ListRow(
                ListKind.CONTROL_HUB,
                "devices.csv:2",
                Optional.empty(),
                Optional.of("u1"),
                Optional.of(domain),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(proxy));
    }

    @Test
    void aServerThatFitsItsHandsetsHasOnlyItsOwnContradictionAndItsTransportAgainstIt() throws Exception {
        List<InventoryFault> faults = SettingsCheck.of(
                "dect-1",
                read(EXPORT),
                List.of(device("98027369.us10.bcld.webex.com", "DFW06.hosted-us.bcld.webex.com")));
        assertThat(faults)
                .extracting(InventoryFault::why)
                .containsExactly(
                        "The exported settings of dect-1 say sip.separate_endpoint_ports in two spellings with different values"
                                + " (sip.seperate_endpoint_ports: false, sip.separate_endpoint_ports: true); which of them the"
                                + " firmware reads is not known.",
                        "The transport of dect-1 is UDPonly; Webex Calling takes registrations of customer managed devices over TLS"
                                + " only.");
        assertThat(faults.get(0).where()).containsExactly("config.xml:9", "config.xml:10");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.subject()).isEqualTo("dect-1"));
    }

    @Test
    void aServerThatDoesNotFitItsHandsetsIsToldByDomainAndProxy() throws Exception {
        assertThat(SettingsCheck.of(
                        "dect-1",
                        read(EXPORT),
                        List.of(device("11111111.eu10.bcld.webex.com", "other.bcld.webex.com"))))
                .extracting(InventoryFault::why)
                .contains(
                        "The default domain of dect-1 is 98027369.us10.bcld.webex.com, and Control Hub has as the part of the Line ID"
                                + " behind the @: 11111111.eu10.bcld.webex.com.",
                        "The proxy of dect-1 is sip:dfw06.hosted-us.bcld.webex.com, and Control Hub has as the outbound proxy:"
                                + " other.bcld.webex.com.");
    }

    @Test
    void thePortOfTheProxyIsComparedWhereBothSidesTellOne() throws Exception {
        String xml = "<config><sip><proxy><domain>sip:p.webex.com</domain><port>5061</port></proxy></sip></config>";
        assertThat(SettingsCheck.of("dect-1", read(xml), List.of(device("d", "p.webex.com:8934"))))
                .extracting(InventoryFault::why)
                .contains(
                        "The port of the proxy of dect-1 is 5061, and Control Hub has with the outbound proxy: 8934.");
        assertThat(SettingsCheck.of("dect-1", read(xml), List.of(device("d", "p.webex.com"))))
                .isEmpty();
        assertThat(SettingsCheck.of("dect-1", read(xml.replace("5061", "0")), List.of(device("d", "p.webex.com:8934"))))
                .as("0 leaves it to DNS")
                .isEmpty();
    }

    @Test
    void withoutControlHubNothingIsComparedWithIt() throws Exception {
        assertThat(SettingsCheck.of("dect-1", read(EXPORT), List.of())).hasSize(1);
    }
}
