package org.dectwatch.collector.scrape.web;

import java.util.List;
import java.util.Optional;

/** Plain text, by patterns; a row is a line. */
final class TextPage implements Page {
    private final String text;

    TextPage(String text) {
        this.text = text;
    }

    @Override
    public Optional<String> find(Selector selector) {
        boolean pattern = selector.css().isEmpty()
                && selector.xpath().isEmpty()
                && selector.pointer().isEmpty()
                && selector.column().isEmpty();
        return pattern ? selector.within(text) : Optional.empty();
    }

    @Override
    public List<Page> rows(Optional<Selector> selector, int most) {
        return text.lines()
                .filter(line -> selector.map(s -> s.within(line).isPresent()).orElse(true))
                .limit(most)
                .<Page>map(TextPage::new)
                .toList();
    }
}
