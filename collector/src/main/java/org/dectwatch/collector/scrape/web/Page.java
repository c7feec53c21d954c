package org.dectwatch.collector.scrape.web;

import java.util.List;
import java.util.Optional;

/** A page, or a row of one, in which values can be found. */
interface Page {
    /** The value; empty when it is not there, or when a page written like this has no such way to find it. */
    Optional<String> find(Selector selector);

    /** The rows, at most {@code most}. */
    List<Page> rows(Optional<Selector> selector, int most);
}
