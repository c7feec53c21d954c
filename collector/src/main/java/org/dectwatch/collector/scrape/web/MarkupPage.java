package org.dectwatch.collector.scrape.web;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector.SelectorParseException;

/** HTML as browsers read it, however broken, and XML. */
final class MarkupPage implements Page {
    private final Element element;

    private MarkupPage(Element element) {
        this.element = element;
    }

    static Page html(String text) {
        return new MarkupPage(Jsoup.parse(text));
    }

    static Page xml(String text) {
        return new MarkupPage(Jsoup.parse(text, "", Parser.xmlParser()));
    }

    @Override
    public Optional<String> find(Selector selector) {
        if (selector.css().isEmpty() && selector.xpath().isEmpty()) {
            return selector.pointer().isPresent() || selector.column().isPresent()
                    ? Optional.empty()
                    : selector.within(element.text());
        }
        Elements found = select(selector);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Element first = found.get(0);
        return selector.within(selector.attribute().map(first::attr).orElseGet(() -> first.text()));
    }

    private Elements select(Selector selector) {
        try {
            return selector.css().isPresent()
                    ? element.select(selector.css().get())
                    : element.selectXpath(selector.xpath().orElse("."));
        } catch (SelectorParseException notXpath) {
            return new Elements();
        }
    }

    @Override
    public List<Page> rows(Optional<Selector> selector, int most) {
        return selector.map(this::select).orElseGet(Elements::new).stream()
                .limit(most)
                .<Page>map(MarkupPage::new)
                .toList();
    }
}
