package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages by method, code and transport, as tshark and the scenarios' scripts count them. */
class SipCountsScenariosTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gen-udp-reg     | 65  | 9 | {"ACK":3,"INVITE":3,"REGISTER":33} | {"200":6,"302":1,"401":9,"403":1,"404":4,"408":1,"423":1,"500":1,"503":1,"603":1} | {"UDP":65}
            gen-hold-g726   | 15  | 0 | {"ACK":3,"BYE":1,"INVITE":3} | {"100":3,"180":1,"200":4} | {"UDP":15}
            gen-tcp-framing | 24  | 0 | {"MESSAGE":2,"OPTIONS":7,"REGISTER":3} | {"200":7,"401":3,"405":2} | {"TCP":24}
            gen-hep3        | 34  | 0 | {"REGISTER":17} | {"200":7,"401":9,"403":1} | {"TCP":12,"TLS":16,"UDP":6}
            gen-tls12-20ep  | 352 | 0 | {"REGISTER":176} | {"200":80,"401":96} | {"TLS":352}
            gen-srtp-tls    | 30  | 0 | {"ACK":4,"BYE":2,"INVITE":4,"REGISTER":4} | {"100":4,"180":2,"200":8,"401":2} | {"TLS":19,"UDP":11}
            """)
    void countsMessagesByMethodCodeAndTransport(
            String scenario, int messages, int retransmissions, String requests, String responses, String transports) {
        Told report = Told.ofScenario(scenario);
        assertThat(report.sip().path("messages").asInt()).isEqualTo(messages);
        assertThat(report.sip().path("requests")).isEqualTo(Told.parse(requests));
        assertThat(report.sip().path("responses")).isEqualTo(Told.parse(responses));
        assertThat(report.sip().path("transports")).isEqualTo(Told.parse(transports));
        assertThat(report.sip().path("retransmissions").asInt()).isEqualTo(retransmissions);
        assertThat(report.unreadable()).isEmpty();
    }

    /** Its messages are of pairs of which none says as much as 20 times something: the reports' pair tells that it is the mirror. */
    @Test
    void countsWhatHepToldOnceWhenTheMirrorCopiedItsFrames(@TempDir Path folder) {
        Path twice = folder.resolve("twice.pcap");
        LostFrames.doubled(Told.capture("gen-hep3"), twice);
        Told once = Told.ofScenario("gen-hep3");
        Told report = Told.of(twice, List.of());
        assertThat(report.capture().path("duplicates").asInt())
                .isEqualTo(once.capture().path("packets").asInt());
        assertThat(report.sip()).isEqualTo(once.sip());
    }
}
