package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigPrinter;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class MediaPolicyTest {
    @Test
    void hasTheDefaultsOfTheGuide() {
        OptionsKit.checkDefaults(
                MediaPolicy.class,
                new MediaPolicy(
                        List.of("PCMU", "PCMA"),
                        20,
                        MediaPolicy.Encryption.OPTIONAL,
                        false,
                        false,
                        Optional.of(46),
                        Optional.of(5),
                        Optional.of(24),
                        Optional.empty(),
                        58_000,
                        65_535,
                        96,
                        3,
                        30,
                        3.6,
                        true));
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                MediaPolicy.class,
                """
                codecs: [PCMA, G722]
                ptimeMs: 30
                srtp: required
                srtpLifetime: true
                srtpMki: true
                dscp: 40
                vlanPriority: 6
                signallingDscp: 26
                signallingVlanPriority: 3
                firstPort: 16384
                lastPort: 32767
                dtmfPayloadType: 101
                poorLossPercent: 1.5
                poorJitterMs: 15
                poorMos: 3.8
                concealment: false
                """,
                new MediaPolicy(
                        List.of("PCMA", "G722"),
                        30,
                        MediaPolicy.Encryption.REQUIRED,
                        true,
                        true,
                        Optional.of(40),
                        Optional.of(6),
                        Optional.of(26),
                        Optional.of(3),
                        16_384,
                        32_767,
                        101,
                        1.5,
                        15,
                        3.8,
                        false));
    }

    @Test
    void aMarkingNobodyLooksAtStaysSoWhenItIsPrintedAndReadBack() throws Exception {
        MediaPolicy read = SiteConfigFile.bind(MediaPolicy.class, "test.yml", "dscp:\nvlanPriority:\n", Path.of(""));
        assertThat(read.dscp()).isEmpty();
        assertThat(read.vlanPriority()).isEmpty();
        String printed = new ConfigPrinter(secret -> true).print(read);
        assertThat(SiteConfigFile.bind(MediaPolicy.class, "test.yml", printed, Path.of("")))
                .isEqualTo(read);
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> ports(60_000, 50_000)).hasMessageContaining("lastPort");
    }

    private static MediaPolicy ports(int first, int last) {
        MediaPolicy usual = MediaPolicy.defaults();
        return new MediaPolicy(
                usual.codecs(),
                usual.ptimeMs(),
                usual.srtp(),
                usual.srtpLifetime(),
                usual.srtpMki(),
                usual.dscp(),
                usual.vlanPriority(),
                usual.signallingDscp(),
                usual.signallingVlanPriority(),
                first,
                last,
                usual.dtmfPayloadType(),
                usual.poorLossPercent(),
                usual.poorJitterMs(),
                usual.poorMos(),
                usual.concealment());
    }
}
