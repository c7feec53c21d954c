package org.dectwatch.collector.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * YAML text to {@link YamlNode}s. Left out on purpose: anchors, aliases, tags and a second document; a site file has no use for
 * them, and each is a way to write something other than what one sees.
 */
final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();

    /** A site file needs a dozen at most, and each takes a turn of the stack. */
    private static final int MOST_LEVELS = 100;

    private final String file;
    private final YAMLParser parser;
    private int levels;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * @param file name for messages
     * @return the mapping at the top; an empty one for a file of comments
     */
    static YamlNode.Mapping read(String file, String text) throws ConfigInvalid {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException broken) {
            throw new ConfigInvalid(List.of(sentence(file, text, broken)));
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private YamlNode.Mapping document() throws IOException, ConfigInvalid {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return new YamlNode.Mapping(1, Map.of());
        }
        YamlNode top = node(first);
        if (parser.nextToken() != null) {
            throw problem(
                    line(), "", "a second document starts here; a site file is one document, so remove the '---'");
        }
        if (top instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw problem(
                top.line(), "", "the file must consist of sections such as 'site:', but here stands " + top.what());
    }

    private YamlNode node(JsonToken token) throws IOException, ConfigInvalid {
        int line = line();
        if (parser.isCurrentAlias()) {
            throw problem(line, "", "aliases (*) are not read; write the value out, or quote it");
        }
        if (parser.getTypeId() != null) {
            throw problem(line, "", "tags (!) are not read; write the value without, or quote it");
        }
        return switch (token) {
            case START_OBJECT, START_ARRAY -> nested(token, line);
            case VALUE_NULL -> new YamlNode.Scalar(line, "", true);
            default -> new YamlNode.Scalar(line, parser.getText(), false);
        };
    }

    private YamlNode nested(JsonToken token, int line) throws IOException, ConfigInvalid {
        if (++levels > MOST_LEVELS) {
            throw problem(
                    line,
                    "",
                    "this is nested more than " + MOST_LEVELS
                            + " levels deep, which nothing in such a file is; look at the brackets and hyphens");
        }
        YamlNode inside = token == JsonToken.START_OBJECT ? mapping(line) : sequence(line);
        levels--;
        return inside;
    }

    private YamlNode.Mapping mapping(int line) throws IOException, ConfigInvalid {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int at = line();
            YamlNode.Entry earlier = entries.get(key);
            if (earlier != null) {
                throw problem(
                        at,
                        key,
                        "stands here a second time (first on line " + earlier.line() + "); remove one of the two");
            }
            entries.put(key, new YamlNode.Entry(at, node(parser.nextToken())));
        }
        return new YamlNode.Mapping(line, entries);
    }

    private YamlNode.Sequence sequence(int line) throws IOException, ConfigInvalid {
        List<YamlNode> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(node(token));
        }
        return new YamlNode.Sequence(line, elements);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private ConfigInvalid problem(int line, String key, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file, line, key, message)));
    }

    private static ConfigProblem sentence(String file, String text, JsonProcessingException broken) {
        if (broken.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            String written = text.lines().skip(line - 1).findFirst().orElse("");
            if (written.matches("\\s*\\t.*")) {
                return new ConfigProblem(file, line, "", "a tab indents this line; YAML is indented with spaces");
            }
            String problem = String.valueOf(marked.getProblem()).replaceAll("\\s+", " ");
            return new ConfigProblem(
                    file, line, "", "this is not YAML (" + problem + "); look at indents, colons and quotes");
        }
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        if (broken instanceof StreamConstraintsException) {
            return new ConfigProblem(
                    file, Math.max(line, 0), "", "a name, number or text here is longer than is read from such a file");
        }
        String problem = broken.getOriginalMessage().replaceAll("\\s+", " ").replaceAll(", got this instead: <.*", "");
        return new ConfigProblem(file, Math.max(line, 0), "", "this is not YAML (" + problem + ")");
    }
}
