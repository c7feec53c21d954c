package org.dectwatch.collector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.CertificateHistory.Change;
import org.dectwatch.collector.domain.IssuerHistory;
import org.dectwatch.collector.domain.ServedChain;
import org.dectwatch.collector.domain.ServedChain.Via;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a restart comes back as it was. */
class StateFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    @TempDir
    Path folder;

    private static ServedChain chain(String digit) {
        Certificate leaf = new Certificate(
                "CN=sbc.example.net",
                "CN=Issuing CA",
                "1000",
                NOW,
                NOW.plusSeconds(90),
                List.of("sbc.example.net"),
                List.of("192.0.2.1"),
                digit.repeat(64),
                "EC",
                256,
                "SHA256withECDSA",
                false,
                false);
        return new ServedChain(
                List.of(leaf),
                NOW,
                NOW.plusSeconds(5),
                Set.of(Via.WIRE, Via.PROBE),
                List.of(new CertificateFault(CertificateFault.Kind.WRONG_NAME, 0, "detail")));
    }

    @Test
    void certificatesComeBackAsTheyWere() {
        CertificateHistory first =
                new CertificateHistory("a.example.net", 5061, chain("A"), Optional.empty(), Set.of(), Optional.empty());
        CertificateHistory changed = new CertificateHistory(
                "b.example.net",
                8934,
                chain("B"),
                Optional.of(chain("C")),
                Set.of(Change.LEAF, Change.ROOT),
                Optional.of(NOW));
        StateFile file = new StateFile(Optional.of(folder.resolve("state.json")));
        file.write(new StateFile.State(StateFile.SCHEMA, NOW, List.of(), List.of(), List.of(first, changed)));
        assertThat(file.trouble()).isEmpty();
        assertThat(file.read().certificates()).containsExactly(first, changed);
    }

    @Test
    void issuersComeBackAsTheyWereAndFromAnEarlierVersionAsTheChainsTell() throws Exception {
        CertificateHistory first =
                new CertificateHistory("a.example.net", 5061, chain("A"), Optional.empty(), Set.of(), Optional.empty());
        IssuerHistory issuers = first.issuers()
                .shown(new IssuerHistory.Issuer("CN=New", Optional.of("CN=Root")), NOW, Via.PROBE, false);
        assertThat(issuers.change()).isPresent();
        Path path = folder.resolve("state.json");
        StateFile file = new StateFile(Optional.of(path));
        file.write(new StateFile.State(StateFile.SCHEMA, NOW, List.of(), List.of(), List.of(first.with(issuers))));
        assertThat(file.read().certificates()).containsExactly(first.with(issuers));
        String text = Files.readString(path);
        int at = text.indexOf(",\"issuers\"");
        assertThat(at).isPositive();
        Files.writeString(path, text.substring(0, at) + "}]}");
        assertThat(file.read().certificates()).containsExactly(first);
    }

    @Test
    void aFileOfAnEarlierVersionHasNone() throws Exception {
        Path path = folder.resolve("state.json");
        Files.writeString(
                path,
                "{\"schema\":\"" + StateFile.SCHEMA
                        + "\",\"time\":\"2026-11-22T10:00:00Z\",\"registrations\":[],\"alarms\":[]}");
        StateFile.Read read = new StateFile(Optional.of(path)).read();
        assertThat(read.certificates()).isEmpty();
        assertThat(read.sentence()).startsWith("Remembered 0 bindings");
    }
}
