package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpeiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "150930000216",
                "15093 0000216",
                "15093-0000216",
                " 15093\u00a00000216 ",
                "IPEI 15093 0000216",
                "IPEI: 15093/0000216",
                "ipei150930000216",
                "15:09:30:00:02:16",
                "15093 216",
                "1509.3000.0216"
            })
    void readsEveryUsualWritingAsTheSameTwelveDigits(String written) {
        Ipei ipei = Ipei.parse(written).orElseThrow();
        assertThat(ipei.digits()).isEqualTo("150930000216");
        assertThat(ipei.writtenCheck()).isEmpty();
        assertThat(ipei.checkIsWrong()).isFalse();
        assertThat(ipei.spaced()).isEqualTo("15093 0000216");
    }

    @Test
    void putsBackZerosThatAreMissingBeforeCodeOrSerialNumber() {
        assertThat(Ipei.parse("5003 1234567").orElseThrow().digits()).isEqualTo("050031234567");
        assertThat(Ipei.parse("77 466191 4").orElseThrow().toString()).isEqualTo("0007704661914");
    }

    @ParameterizedTest
    @CsvSource({
        // The example of the public page that states the rule: 5+14+0+0+25+0+49+64+18+0+66+96 = 337 = 30 x 11 + 7.
        "57005 0782068 7",
        // By hand: 1*1 + 2*5 + 4*9 + 5*3 + 10*2 + 11*1 + 12*6 = 165 = 15 x 11.
        "15093 0000216 0",
        // By hand: 2*5 + 5*3 + 6*1 + 7*2 + 8*3 + 9*4 + 10*5 + 11*6 + 12*7 = 305 = 27 x 11 + 8.
        "05003 1234567 8",
        // By hand: 10*1 = 10, which is written as a star.
        "00000 0000100 *"
    })
    void verifiesTheCheckDigitWhereItIsWritten(String written) {
        Ipei ipei = Ipei.parse(written).orElseThrow();
        assertThat(ipei.writtenCheck()).isPresent();
        assertThat(ipei.checkIsWrong()).isFalse();
    }

    @Test
    void aWrongCheckDigitIsNoReasonToRefuseTheOthers() {
        Ipei ipei = Ipei.parse("15093 0000216 3").orElseThrow();
        assertThat(ipei.digits()).isEqualTo("150930000216");
        assertThat(ipei.checkIsWrong()).isTrue();
        assertThat(ipei.check()).isEqualTo("0");
    }

    @Test
    void noticesEachSingleWrongDigitAndMostPairsThatChangedPlaces() {
        String right = "570050782068";
        String check = Ipei.parse(right).orElseThrow().check();
        int wrongDigits = 0;
        for (int i = 0; i < right.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (right.charAt(i) != digit) {
                    String other = right.substring(0, i) + digit + right.substring(i + 1);
                    wrongDigits++;
                    // The eleventh place weighs 11, that is nothing: one digit in twelve is not protected.
                    assertThat(Ipei.parse(other + check).orElseThrow().checkIsWrong())
                            .as(other)
                            .isEqualTo(i != 10);
                }
            }
        }
        assertThat(wrongDigits).isEqualTo(12 * 9);
        assertThat(Ipei.parse("750050782068" + check).orElseThrow().checkIsWrong())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15093",
                "15093000021",
                "15093000021600",
                "0013D1A2B3C4",
                "1.5093E+11",
                "15093 0000216 12",
                "IPEI",
                "hunter2",
                "150930000216x",
                "150930 000216 1 2",
                "0000000001001*"
            })
    void isEmptyForWhatIsNoIpei(String written) {
        assertThat(Ipei.parse(written)).isEmpty();
    }

    @Test
    void refusesToBeMadeOfAnythingElse() {
        assertThatThrownBy(() -> new Ipei("12", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ipei("150930000216", Optional.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
