package org.dectwatch.collector.scrape.web;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** Where on a page, or in a row of it, a value stands. */
public record Selector(
        @Setting(help = "CSS selector; HTML and XML.", range = "1..500", example = "'#sip td.registered'")
        Optional<String> css,

        @Setting(help = "XPath 1.0; HTML and XML.", range = "1..500", example = "//tr[th='Registered']/td")
        Optional<String> xpath,

        @Setting(help = "Attribute to take instead of the text; with css or xpath.", range = "1..64")
        Optional<String> attribute,

        @Setting(help = "JSON Pointer (RFC 6901).", range = "1..500", example = "/sip/registered")
        Optional<String> pointer,

        @Setting(help = "Name of a CSV column as its header line has it.", range = "1..128")
        Optional<String> column,

        @Setting(help = "Only the row in which this column …", range = "1..128")
        Optional<String> whereColumn,

        @Setting(help = "… has this value.", range = "0..256")
        Optional<String> whereValue,

        @Setting(
                help =
                        "Pattern (RE2) in the text that was selected, or in the whole page; its first group, else all of it, is the value.",
                range = "1..1000",
                example = "'(\\d+) of \\d+'")
        Optional<String> pattern) {
    public Selector {
        Ranges.check(Selector.class, css, xpath, attribute, pointer, column, whereColumn, whereValue, pattern);
        long ways = Stream.of(css, xpath, pointer, column)
                .filter(Optional::isPresent)
                .count();
        if (ways > 1 || ways == 0 && pattern.isEmpty()) {
            throw new OutOfRange(
                    "css", "say one of css, xpath, pointer and column, with or without a pattern, or a pattern alone");
        }
        if (whereColumn.isPresent() != whereValue.isPresent()) {
            throw new OutOfRange("whereColumn", "and whereValue belong together");
        }
        pointer.filter(text -> !text.startsWith("/")).ifPresent(text -> {
            throw new OutOfRange("pointer", "must begin with '/', not '" + text + "'");
        });
        css.ifPresent(Selector::checkCss);
        xpath.ifPresent(Selector::checkXpath);
        pattern.ifPresent(Selector::checkPattern);
    }

    private static void checkCss(String css) {
        try {
            QueryParser.parse(css);
        } catch (SelectorParseException | IllegalArgumentException wrong) {
            throw new OutOfRange("css", "is no CSS selector: " + wrong.getMessage());
        }
    }

    private static void checkXpath(String xpath) {
        try {
            XPathFactory.newInstance().newXPath().compile(xpath);
        } catch (XPathExpressionException wrong) {
            throw new OutOfRange("xpath", "is no XPath 1.0: " + wrong.getMessage());
        }
    }

    private static void checkPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new OutOfRange("pattern", "is no pattern that RE2 understands: " + wrong.getDescription());
        }
    }

    /** The value within the text selected; empty when the pattern is not there. */
    Optional<String> within(String text) {
        if (pattern.isEmpty()) {
            return Optional.of(text.strip());
        }
        Matcher matcher = Pattern.compile(pattern.get()).matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        return Optional.ofNullable(found).map(String::strip);
    }
}
