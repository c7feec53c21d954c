package org.dectwatch.collector.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a DECT handset: International Portable Equipment Identity, EN 300 175-6 annex C. A manufacturer's code (EMC) of five
 * digits, a serial number (PSN) of seven, and perhaps a check digit. On Webex Calling it is what Control Hub holds as MAC address of a
 * customer managed device, twelve digits in a row.
 *
 * <p>The check digit is the sum of each of the twelve digits times its place from the left, modulo 11; {@code *} stands for 10. The text
 * of the standard was not at hand: the rule and its example (57005 0782068 7) are from the public UCware wiki, page "IPEI und IPUI", and
 * agree with the check in the public form library of innovaphone, a maker of DECT systems.
 *
 * @param digits the twelve that every writing agrees on
 * @param writtenCheck the thirteenth as it was written, {@code 0} to {@code 9} or {@code *}; empty when none was
 */
public record Ipei(String digits, Optional<String> writtenCheck) {
    private static final int EMC = 5;
    private static final int PSN = 7;
    private static final int DIGITS = EMC + PSN;

    /** What may stand between the digits: blanks of all kinds, and the marks that people and spreadsheets use. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}:./_\\-\u2010-\u2015]+");

    private static final Pattern LABEL =
            Pattern.compile("^(?i:ipei|mac)(?![a-z0-9])[\\s\\p{Z}:=.#-]*|^(?i:ipei|mac)(?=\\d)");
    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,5}) (\\d{1,7})(?: ?([0-9*]))?|(\\d{1,5}) (\\d{7})([0-9*])");

    public Ipei {
        if (!digits.matches("\\d{12}")) {
            throw new IllegalArgumentException("an IPEI has 12 digits");
        }
        if (writtenCheck.filter(check -> !check.matches("[0-9*]")).isPresent()) {
            throw new IllegalArgumentException("the check digit of an IPEI is 0 to 9 or *");
        }
    }

    /**
     * Reads any usual writing: {@code 15093 0000216}, {@code 150930000216}, {@code IPEI: 05003-1234567-*}, {@code 15:09:30:00:02:16}.
     * Leading zeros that are missing are put back where code and serial number stand apart; elsewhere nobody knows which digit is
     * missing.
     */
    public static Optional<Ipei> parse(String written) {
        String bare = SEPARATORS
                .matcher(LABEL.matcher(written.strip()).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        Matcher parts = PARTS.matcher(bare);
        if (parts.matches()) {
            boolean spaced = parts.group(1) != null;
            String code = spaced ? parts.group(1) : parts.group(4);
            String serial = spaced ? parts.group(2) : parts.group(5);
            return Optional.of(new Ipei(
                    zeros(EMC - code.length()) + code + zeros(PSN - serial.length()) + serial,
                    Optional.ofNullable(spaced ? parts.group(3) : parts.group(6))));
        }
        String joined = bare.replace(" ", "");
        if (!joined.matches("\\d{12}[0-9*]?")) {
            return Optional.empty();
        }
        return Optional.of(new Ipei(
                joined.substring(0, DIGITS),
                joined.length() > DIGITS ? Optional.of(joined.substring(DIGITS)) : Optional.empty()));
    }

    private static String zeros(int count) {
        return "0".repeat(count);
    }

    /** What the check digit is, whatever was written. */
    public String check() {
        int sum = 0;
        for (int place = 1; place <= DIGITS; place++) {
            sum += place * (digits.charAt(place - 1) - '0');
        }
        return sum % 11 == 10 ? "*" : Integer.toString(sum % 11);
    }

    /** Whether a check digit was written that is not the right one; so one of the thirteen is. */
    public boolean checkIsWrong() {
        return writtenCheck.filter(check -> !check.equals(check())).isPresent();
    }

    /** {@code 15093 0000216}, as the IP-DECT server shows it. */
    public String spaced() {
        return digits.substring(0, EMC) + " " + digits.substring(EMC);
    }

    /** As it was written, without separators. */
    @Override
    public String toString() {
        return digits + writtenCheck.orElse("");
    }
}
