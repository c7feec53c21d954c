package org.dectwatch.collector.config.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.config.Inventory;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.MediaPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported settings against the site file. */
class PolicyCheckTest {
    @TempDir
    Path folder;

    private static String export(String sip) {
        return "<config><sip>\n" + sip + "\n</sip></config>\n";
    }

    private List<InventoryFault> check(String sip) throws Exception {
        Path file = Files.writeString(folder.resolve("config.xml"), export(sip));
        return PolicyCheck.of(
                "dect-1",
                SettingsReader.read(file, SettingNames.shipped()),
                MediaPolicy.defaults(),
                Set.of(5061, 8934));
    }

    private List<String> why(String sip) throws Exception {
        return check(sip).stream().map(InventoryFault::why).toList();
    }

    @Test
    void aServerSetUpAsTheGuideSaysFitsTheDefaults() throws Exception {
        assertThat(check(
                        "<tos>96</tos><proxy><port>0</port><transport>TLS</transport></proxy><media><codecs>1,2</codecs>"
                                + "<ptime>20</ptime><tos>184</tos><port>58000</port><srtp><enable>true</enable></srtp></media>"
                                + "<dtmf><rtp_payload_type>96</rtp_payload_type></dtmf>"))
                .isEmpty();
    }

    @Test
    void eachSettingThatDiffersIsToldWithWhereBothStand() throws Exception {
        List<InventoryFault> faults = check("<media><ptime>30</ptime></media>");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.why())
                    .isEqualTo(
                            "In the exported settings of dect-1 the sound in one packet (ms) is 30 (sip.media.ptime); the site"
                                    + " file (media.ptimeMs, or its default) has 20.");
            assertThat(fault.where()).containsExactly("config.xml:2", "media.ptimeMs");
            assertThat(fault.kind()).isEqualTo(InventoryFault.Kind.SERVER_SETTINGS);
        });
        assertThat(why("<media><tos>96</tos></media>"))
                .singleElement()
                .asString()
                .contains("TOS of media is 96", "the code point 46, which is TOS 184");
        assertThat(why("<tos>0</tos>")).singleElement().asString().contains("signalling is 0", "TOS 96");
        assertThat(why("<media><port>16384</port></media>"))
                .singleElement()
                .asString()
                .contains("16384", "58000 to 65535");
        assertThat(why("<dtmf><rtp_payload_type>101</rtp_payload_type></dtmf>"))
                .singleElement()
                .asString()
                .contains("101", "has 96");
        assertThat(why("<media><srtp><enable>false</enable></srtp></media>"))
                .singleElement()
                .asString()
                .contains("SRTP", "unverified", "is false", "media.srtp", "has optional");
    }

    @Test
    void theLowTwoBitsOfTheOctetAreNoPartOfTheCodePoint() throws Exception {
        assertThat(check("<media><tos>186</tos></media>")).isEmpty();
    }

    @Test
    void aProxyPortThatIsNotWatchedAsTlsIsToldUnlessTheTransportIsNotTls() throws Exception {
        String proxy = "<proxy><port>5071</port><transport>%s</transport></proxy>";
        assertThat(why(proxy.formatted("TLS")))
                .singleElement()
                .asString()
                .contains("port of the proxy is 5071", "tls.connections.ports", "5061");
        assertThat(check(proxy.formatted("UDPonly"))).isEmpty();
        assertThat(check("<proxy><port>5071</port></proxy>"))
                .as("transport not told")
                .isEmpty();
    }

    @Test
    void whatIsNoNumberAndWhatIsSaidTwiceIsNotCompared() throws Exception {
        assertThat(check("<media><ptime>auto</ptime><tos>99999</tos><port></port><codecs>7</codecs></media>"))
                .isEmpty();
        assertThat(check("<media><ptime>30</ptime><ptime>20</ptime></media>")).isEmpty();
    }

    @Test
    void theSitesOwnWishesAreWhatIsComparedWith() throws Exception {
        Files.writeString(folder.resolve("dect-1.xml"), export("<media><ptime>30</ptime><tos>184</tos></media>"));
        Path site = Files.writeString(
                folder.resolve("site.yml"),
                "devices: [{name: dect-1, addresses: [192.0.2.20], configXml: dect-1.xml}]\n"
                        + "media: {ptimeMs: 30, dscp: 34}\n");
        assertThat(Inventory.site(SiteConfigFile.load(site)).faults())
                .extracting(InventoryFault::why)
                .singleElement()
                .asString()
                .contains("TOS of media is 184", "the code point 34, which is TOS 136");
    }
}
