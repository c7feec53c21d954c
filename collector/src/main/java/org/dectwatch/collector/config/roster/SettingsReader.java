package org.dectwatch.collector.config.roster;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ConfigProblem;

/**
 * Reads the configuration that an IP-DECT server exports: {@code <config>} with nested elements, as a public copy of one from a KWS300
 * shows; unverified on a real device. Nothing outside the file is looked at, document types are refused, and secrets are skipped
 * before their text is taken.
 */
public final class SettingsReader {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 20_000;
    private static final int LONGEST = 1024;

    private final String file;
    private final SettingNames names;
    private final Map<String, List<ServerSettings.Value>> values = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Boolean> isLeaf = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int secretBelow;
    private int skipped;
    private int count;

    private SettingsReader(String file, SettingNames names) {
        this.file = file;
        this.names = names;
    }

    /** The settings in this file. */
    public static ServerSettings read(Path file, SettingNames names) throws ConfigInvalid {
        return new SettingsReader(file.toString(), names).read(ListText.bytes(file));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    private ServerSettings read(byte[] bytes) throws ConfigInvalid {
        int line = 0;
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                int event = xml.next();
                line = xml.getLocation().getLineNumber();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw invalid(line, "has a document type or an entity; an exported configuration has none");
                }
                take(xml, event, line);
            }
            xml.close();
        } catch (XMLStreamException broken) {
            int at = broken.getLocation() == null ? line : broken.getLocation().getLineNumber();
            throw invalid(Math.max(at, 0), "this is not XML from here on; export the configuration again");
        }
        if (values.isEmpty() && skipped == 0) {
            throw invalid(0, "holds no settings; is it the configuration that the server exports?");
        }
        return new ServerSettings(file, values, skipped);
    }

    private void take(XMLStreamReader xml, int event, int line) throws ConfigInvalid {
        if (event == XMLStreamConstants.START_ELEMENT) {
            begin(xml.getLocalName().toLowerCase(Locale.ROOT), line);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(line);
        } else if (xml.isCharacters() && secretBelow == 0 && text.length() < LONGEST) {
            text.append(xml.getText());
        }
    }

    private void begin(String element, int line) throws ConfigInvalid {
        if (path.size() == DEEPEST) {
            throw invalid(line, "is nested more than " + DEEPEST + " deep; this cannot be the right file");
        }
        if (path.isEmpty() && !element.equals("config")) {
            throw invalid(line, "begins with <" + element + ">, where an exported configuration begins with <config>");
        }
        if (!isLeaf.isEmpty()) {
            isLeaf.pop();
            isLeaf.push(false);
        }
        secretBelow += secretBelow > 0 || names.isSecret(element) ? 1 : 0;
        path.addLast(element);
        isLeaf.push(true);
        text.setLength(0);
    }

    private void end(int line) throws ConfigInvalid {
        boolean leaf = isLeaf.pop();
        if (secretBelow > 0) {
            secretBelow--;
            skipped += leaf ? 1 : 0;
        } else if (leaf && path.size() > 1) {
            keep(line);
        }
        path.removeLast();
        text.setLength(0);
    }

    private void keep(int line) throws ConfigInvalid {
        if (++count > MOST_VALUES) {
            throw invalid(line, "has more than " + MOST_VALUES + " values; this cannot be the right file");
        }
        String spelling = String.join(".", path).substring("config.".length());
        String value = withoutCredentials(text.toString().strip());
        values.computeIfAbsent(names.canonical(spelling), none -> new ArrayList<>())
                .add(new ServerSettings.Value(spelling, value, line));
    }

    /** {@code ftp://user:password@host/} without what stands before the @. */
    private static String withoutCredentials(String value) {
        return value.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@]*@", "$1");
    }

    private ConfigInvalid invalid(int line, String message) {
        return new ConfigInvalid(List.of(new ConfigProblem(file, line, "", message)));
    }
}
