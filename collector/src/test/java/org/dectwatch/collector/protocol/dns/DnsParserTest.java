package org.dectwatch.collector.protocol.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.Mutations;
import org.junit.jupiter.api.Test;

class DnsParserTest {
    /** Writes messages octet by octet; names are compressed by hand. */
    private static final class Wire {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Wire u8(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        Wire u16(int... values) {
            for (int value : values) {
                out.write(value >> 8);
                out.write(value);
            }
            return this;
        }

        Wire name(String... labels) {
            for (String label : labels) {
                text(label);
            }
            return u8(0);
        }

        Wire text(String text) {
            u8(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        ByteView view() {
            return ByteView.of(out.toByteArray());
        }
    }

    /** Question at 12 "_sips._tcp.Voice.example", its domain at 23. */
    private static Wire answer(int answers, int additionals) {
        return new Wire()
                .u16(0x1234, 0x8580, 1, answers, 0, additionals)
                .name("_sips", "_tcp", "Voice", "example")
                .u16(33, 1);
    }

    private static Wire full() {
        Wire wire = answer(4, 2);
        wire.u16(0xc00c, 33, 1, 0, 300, 11, 10, 60, 5061).u8(2, 's', '1').u16(0xc017);
        wire.u16(0xc00c, 33, 1, 0, 300, 7, 20, 0, 5061).u8(0);
        wire.u16(0xc017, 35, 1, 0, 60, 21, 10, 50)
                .text("s")
                .text("SIPS+D2T")
                .text("")
                .u16(0xc00c)
                .u8(0, 0);
        wire.u16(0xc017, 5, 1, 0, 60, 2, 0xc00c);
        wire.u16(0xc017, 1, 1, 0, 60, 4, 0xc000, 0x0201);
        return wire.u16(0xc017, 28, 1, 0x8000, 60, 16, 0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void readsServiceRecordsAndTheAddressesOfTheirTargets() {
        // The NAPTR's data length is corrected: 4 + 2 + 9 + 1 + 2 octets.
        Wire wire = answer(3, 2);
        wire.u16(0xc00c, 33, 1, 0, 300, 11, 10, 60, 5061).u8(2, 's', '1').u16(0xc017);
        wire.u16(0xc00c, 33, 1, 0, 300, 7, 20, 0, 5061).u8(0);
        wire.u16(0xc017, 35, 1, 0, 60, 18, 10, 50)
                .text("s")
                .text("SIPS+D2T")
                .text("")
                .u16(0xc00c);
        wire.u16(0xc017, 1, 1, 0, 60, 4, 0xc000, 0x0201);
        wire.u16(0xc017, 28, 1, 0x8000, 60, 16, 0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
        DnsMessage message = DnsParser.expect(wire.view());

        assertThat(message.id()).isEqualTo(0x1234);
        assertThat(message.response()).isTrue();
        assertThat(message.authoritative()).isTrue();
        assertThat(message.rcodeName()).isEqualTo("NOERROR");
        assertThat(message.questions()).containsExactly(new DnsQuestion("_sips._tcp.voice.example", 33));
        assertThat(message.answers())
                .extracting(DnsRecord::data)
                .containsExactly(
                        new DnsData.Service(10, 60, 5061, "s1.voice.example"),
                        new DnsData.Service(20, 0, 5061, ""),
                        new DnsData.NamingPointer(10, 50, "s", "SIPS+D2T", "", "_sips._tcp.voice.example"));
        assertThat(message.additionals())
                .containsExactly(
                        new DnsRecord(
                                "voice.example",
                                1,
                                60,
                                new DnsData.Address(IpAddress.parse("192.0.2.1").orElseThrow())),
                        new DnsRecord(
                                "voice.example",
                                28,
                                0,
                                new DnsData.Address(
                                        IpAddress.parse("2001:db8::1").orElseThrow())));
    }

    @Test
    void readsAliasesAndNegativeAnswers() {
        DnsMessage alias =
                DnsParser.expect(answer(1, 0).u16(0xc00c, 5, 1, 0, 9, 2, 0xc017).view());
        assertThat(alias.answers())
                .containsExactly(new DnsRecord("_sips._tcp.voice.example", 5, 9, new DnsData.Alias("voice.example")));

        DnsMessage negative = DnsParser.expect(
                new Wire().u16(1, 0x8183, 1, 0, 0, 0).name("x").u16(1, 1).view());
        assertThat(negative.rcodeName()).isEqualTo("NXDOMAIN");
        assertThat(negative.answers()).isEmpty();
    }

    @Test
    void refusesNamesThatPointForwardOrAtThemselves() {
        for (int target : new int[] {0xc00c, 0xc00e, 0xc0ff, 0xffff}) {
            ByteView bytes = new Wire().u16(1, 0x0100, 1, 0, 0, 0, target, 1, 1).view();
            assertThatThrownBy(() -> DnsParser.expect(bytes)).isInstanceOf(Malformed.class);
        }
        ByteView circle = new Wire()
                .u16(1, 0x0100, 2, 0, 0, 0)
                .u8(1, 'a')
                .u16(0xc00c, 1, 1, 0xc00e, 1, 1)
                .view();
        assertThatThrownBy(() -> DnsParser.expect(circle)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesNamesLongerThanTheLimitAndDataThatDoesNotFit() {
        Wire longName = new Wire().u16(1, 0x0100, 1, 0, 0, 0);
        for (int i = 0; i < 5; i++) {
            longName.text("x".repeat(63));
        }
        assertThatThrownBy(() -> DnsParser.expect(longName.u8(0).u16(1, 1).view()))
                .isInstanceOf(Malformed.class);
        ByteView shortAddress =
                answer(1, 0).u16(0xc00c, 1, 1, 0, 9, 3).u8(1, 2, 3).view();
        assertThatThrownBy(() -> DnsParser.expect(shortAddress)).isInstanceOf(Malformed.class);
    }

    @Test
    void writesOddOctetsOfANameInDecimal() {
        DnsMessage message = DnsParser.expect(new Wire()
                .u16(1, 0x0100, 1, 0, 0, 0)
                .name("a.b", "\u00ff")
                .u16(1, 1)
                .view());

        assertThat(message.questions().get(0).name()).isEqualTo("a\\046b.\\255");
    }

    @Test
    void takesAMessageFromAStreamWhenItIsWhole() {
        byte[] one = answer(0, 0).view().copy();
        byte[] stream = new Wire().u16(one.length).view().copy();
        byte[] framed = java.util.Arrays.copyOf(stream, 2 + one.length + 3);
        System.arraycopy(one, 0, framed, 2, one.length);
        for (int cut = 0; cut < 2 + one.length; cut++) {
            assertThat(DnsParser.take(ByteView.of(framed, 0, cut))).isEmpty();
        }
        assertThat(DnsParser.take(ByteView.of(framed))).contains(DnsParser.expect(ByteView.of(one)));
    }

    @Test
    void answersDamageWithAValueOrMalformed() {
        List<byte[]> seeds = List.of(
                full().view().copy(),
                answer(1, 0).u16(0xc00c, 5, 1, 0, 9, 2, 0xc017).view().copy());
        int shown = Mutations.run(seeds, 100_000, 21, bytes -> {
            DnsParser.take(bytes);
            DnsParser.expect(bytes);
        });
        assertThat(shown).isGreaterThanOrEqualTo(100_000);
    }
}
