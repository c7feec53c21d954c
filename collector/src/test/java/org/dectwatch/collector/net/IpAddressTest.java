package org.dectwatch.collector.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "010.001.000.009, 10.1.0.9",
        "2001:DB8::1, 2001:db8::1",
        "[2001:db8:0:0:1:0:0:1], 2001:db8::1:0:0:1",
        "::, ::",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201"
    })
    void readsLiterals(String text, String written) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(written);
    }

    /** A resolver asked for one of these could answer, or block the thread that captures. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                "300.1.1.1",
                "1.2.3.256",
                "0001.2.3.4",
                "1.2.3.4 ",
                "-1.2.3.4",
                "1.2.3.a",
                "example.net",
                ":",
                "1:2",
                "::g",
                "[::1",
                "::1%lo",
                "1.2.3.4:5"
            })
    void takesNothingElseAndAsksNoResolver(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
