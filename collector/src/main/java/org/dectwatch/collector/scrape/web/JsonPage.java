package org.dectwatch.collector.scrape.web;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON, by pointers. */
final class JsonPage implements Page {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;

    private JsonPage(JsonNode node) {
        this.node = node;
    }

    static Optional<Page> of(String text) {
        try {
            return Optional.of(new JsonPage(JSON.readTree(text)));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> find(Selector selector) {
        if (selector.pointer().isEmpty()) {
            boolean all = selector.css().isEmpty()
                    && selector.xpath().isEmpty()
                    && selector.column().isEmpty();
            return all ? selector.within(node.toString()) : Optional.empty();
        }
        JsonNode found = node.at(JsonPointer.compile(selector.pointer().get()));
        return found.isMissingNode() || found.isNull() ? Optional.empty() : selector.within(found.asText());
    }

    @Override
    public List<Page> rows(Optional<Selector> selector, int most) {
        JsonNode found = selector.flatMap(Selector::pointer)
                .map(text -> node.at(JsonPointer.compile(text)))
                .orElse(node);
        List<Page> rows = new ArrayList<>();
        for (JsonNode row : found) {
            if (rows.size() < most) {
                rows.add(new JsonPage(row));
            }
        }
        return rows;
    }
}
