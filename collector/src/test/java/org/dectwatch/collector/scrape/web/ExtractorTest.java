package org.dectwatch.collector.scrape.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ExtractRules;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.HandsetKey;
import org.junit.jupiter.api.Test;

/** Values out of pages, each way of writing and finding. */
class ExtractorTest {
    private static final String STATISTICS = """
            <html><body><h1>Statistics</h1>
            <table id=dect><tr><th>Subscribed<td>40</tr><tr><th>Handovers failed<td> 1 207 </table>
            <table id=sip><tr><th>Registered</th><td>38 of 40</td></tr></table>
            <table id=bases><tr><th>Up</th><td>7</td></tr></table>
            </body>""";
    private static final String USERS =
            "IPEI;User;Extension;SIP\n15093 0000216 3;hgwdh3e4wh;4711;Registered\n150930000217;kd83;4712;Failed\n";

    private static ExtractPack pack(String yaml) throws ConfigInvalid {
        return SiteConfigFile.bind(ExtractPack.class, "rules.yml", yaml, Path.of(""));
    }

    private static Extraction extract(String yaml, String page) throws ConfigInvalid {
        return Extractor.extract(pack(yaml).pages().get(0), page);
    }

    @Test
    void theWorkedExampleFindsItsValues() throws Exception {
        Path example = Path.of("packaging/statistics-rules.example.yml");
        ExtractPack pack = ExtractRules.load(
                java.nio.file.Files.exists(example) ? example : Path.of("..").resolve(example));
        Extraction statistics = Extractor.extract(pack.pages().get(0), STATISTICS);
        Extraction users = Extractor.extract(pack.pages().get(1), USERS);

        assertThat(statistics.facts())
                .containsEntry(Fact.USERS_SUBSCRIBED, "40")
                .containsEntry(Fact.USERS_REGISTERED, "38")
                .containsEntry(Fact.BASES_UP, "7");
        assertThat(statistics.statistics()).containsEntry("handovers-failed", 1207.0);
        assertThat(statistics.missing()).isEmpty();
        assertThat(users.handsets())
                .extracting(
                        row -> row.handset().ipei().orElseThrow(),
                        row -> row.handset().user().orElseThrow(),
                        row -> row.facts().registered().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("150930000216", "hgwdh3e4wh", true),
                        org.assertj.core.groups.Tuple.tuple("150930000217", "kd83", false));
    }

    @Test
    void jsonIsFoundByPointersAndXmlByXpathAndTextByPatterns() throws Exception {
        assertThat(extract(
                        "pages: [{path: /s, format: json, values: [{fact: bases-down, at: {pointer: /rfp/down}},"
                                + " {name: load, at: {pointer: /load/0}}]}]",
                        "{\"rfp\":{\"down\":2},\"load\":[1.5]}"))
                .satisfies(found -> {
                    assertThat(found.facts()).containsEntry(Fact.BASES_DOWN, "2");
                    assertThat(found.statistics()).containsEntry("load", 1.5);
                });
        assertThat(extract(
                                "pages: [{path: /s, format: xml, values: [{fact: serial, at: {xpath: '/s/dev', attribute: sn}}]}]",
                                "<s><dev sn='990001'/></s>")
                        .facts())
                .containsEntry(Fact.SERIAL, "990001");
        assertThat(extract(
                                "pages: [{path: /s, format: text, values: [{fact: users-registered, at: {pattern: 'reg=(\\d+)'}}]}]",
                                "up=1 reg=17\n")
                        .facts())
                .containsEntry(Fact.USERS_REGISTERED, "17");
        assertThat(extract(
                                "pages: [{path: /s, format: csv, values: [{name: n, at: {column: v, whereColumn: k, whereValue: b}}]}]",
                                "k,v\na,1\nb,2\n")
                        .statistics())
                .containsEntry("n", 2.0);
    }

    @Test
    void handsetsAreFoundInTheRowsOfATableAndOfAList() throws Exception {
        assertThat(extract(
                                "pages: [{path: /u, format: html, handsets: {rows: {css: 'tr.u'}, user: {css: 'td:eq(0)'},"
                                        + " registered: {css: 'td:eq(1)'}}}]",
                                "<table><tr><th>x</tr><tr class=u><td>a<td>yes</tr><tr class=u><td>b<td>no</tr></table>")
                        .handsets())
                .extracting(
                        Extraction.Row::handset, row -> row.facts().registered().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(HandsetKey.user("a"), true),
                        org.assertj.core.groups.Tuple.tuple(HandsetKey.user("b"), false));
        assertThat(extract(
                                "pages: [{path: /u, format: json, handsets: {rows: {pointer: /users}, extension: {pointer: /ext}}}]",
                                "{\"users\":[{\"ext\":\"1\"},{\"ext\":\"2\"}]}")
                        .handsets())
                .hasSize(2);
    }

    @Test
    void whatIsNotThereOrIsNoNumberIsSaidAndNotGuessed() throws Exception {
        Extraction found = extract(
                "pages: [{path: /s, values: [{fact: bases-up, at: {css: .none}}, {fact: bases-down, at: {css: p}}]}]",
                "<p>1,234");

        assertThat(found.isEmpty()).isTrue();
        assertThat(found.missing())
                .containsExactly(
                        "bases-up is not where the rules say (/s)", "bases-down is no number but '1,234' (/s)");
        assertThat(extract("pages: [{path: /s, format: json, values: []}]", "<html>")
                        .missing())
                .containsExactly("/s is no JSON that can be read");
    }

    @Test
    void aMistakeInTheRulesIsToldWithItsLine() {
        assertThatThrownBy(() ->
                        pack("pages:\n  - path: /s\n    values:\n      - fact: bases-up\n        at: {css: 'td[['}\n"))
                .isInstanceOfSatisfying(
                        ConfigInvalid.class,
                        invalid -> assertThat(invalid.text())
                                .contains("rules.yml:5")
                                .contains("css"));
        assertThatThrownBy(() -> pack("pages: [{path: /s, values: [{at: {css: td}}]}]"))
                .isInstanceOf(ConfigInvalid.class);
        assertThatThrownBy(() -> pack("pages: [{path: /s, values: [{name: n, at: {css: td, pointer: /x}}]}]"))
                .isInstanceOf(ConfigInvalid.class);
        assertThatThrownBy(() -> pack("pages: []")).isInstanceOf(ConfigInvalid.class);
    }
}
