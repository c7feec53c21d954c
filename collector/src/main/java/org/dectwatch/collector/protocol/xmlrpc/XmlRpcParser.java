package org.dectwatch.collector.protocol.xmlrpc;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dectwatch.collector.net.Malformed;

/** Reads an answer; no document types, no entities, bounded in depth and number. */
public final class XmlRpcParser {
    private static final int DEEPEST = 16;
    private static final int MOST_VALUES = 20_000;

    private final XMLStreamReader xml;
    private int values;

    private XmlRpcParser(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @throws Malformed XML_RPC_MESSAGE when it is no answer of XML-RPC
     */
    public static XmlRpcReply expectReply(byte[] octets) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = null;
        try {
            reader = factory.createXMLStreamReader(new ByteArrayInputStream(octets));
            return new XmlRpcParser(reader).reply();
        } catch (XMLStreamException notXml) {
            throw malformed(reader);
        } catch (RuntimeException broken) {
            // The JDK's reader throws others than it declares at some broken documents.
            throw broken instanceof Malformed ? broken : malformed(reader);
        }
    }

    private static Malformed malformed(@org.jspecify.annotations.Nullable XMLStreamReader at) {
        int offset = at == null || at.getLocation() == null
                ? 0
                : Math.max(0, at.getLocation().getCharacterOffset());
        return new Malformed(Malformed.Reason.XML_RPC_MESSAGE, offset);
    }

    private Malformed malformed() {
        return malformed(xml);
    }

    private XmlRpcReply reply() throws XMLStreamException {
        open("methodResponse");
        XmlRpcReply reply;
        if (xml.nextTag() == XMLStreamConstants.START_ELEMENT && is("fault")) {
            open("value");
            reply = fault(value(0));
        } else if (xml.isStartElement() && is("params")) {
            reply = new XmlRpcReply.Result(parameter());
        } else {
            throw malformed();
        }
        close();
        while (xml.hasNext()) {
            xml.next();
        }
        return reply;
    }

    /** One; or none, from a server that has nothing to say. Ends at the end of {@code params}. */
    private XmlRpcValue parameter() throws XMLStreamException {
        if (xml.nextTag() == XMLStreamConstants.END_ELEMENT) {
            return new XmlRpcValue.Nothing();
        }
        if (!is("param")) {
            throw malformed();
        }
        open("value");
        XmlRpcValue value = value(0);
        close();
        close();
        return value;
    }

    private XmlRpcReply fault(XmlRpcValue value) throws XMLStreamException {
        close();
        Map<String, XmlRpcValue> fields = value.asMembers();
        XmlRpcValue nothing = new XmlRpcValue.Nothing();
        return new XmlRpcReply.Fault(
                fields.getOrDefault("faultCode", nothing).asNumber().orElse(0),
                fields.getOrDefault("faultString", nothing).asText().orElse(""));
    }

    /** From the start of {@code value} to its end. */
    private XmlRpcValue value(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw malformed();
        }
        StringBuilder bare = new StringBuilder();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                bare.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                XmlRpcValue typed = typed(depth);
                close();
                return typed;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return new XmlRpcValue.Text(bare.toString());
            } else if (event != XMLStreamConstants.COMMENT
                    && event != XMLStreamConstants.SPACE
                    && event != XMLStreamConstants.PROCESSING_INSTRUCTION) {
                throw malformed();
            }
        }
    }

    private XmlRpcValue typed(int depth) throws XMLStreamException {
        return switch (xml.getLocalName()) {
            case "array" -> array(depth);
            case "struct" -> struct(depth);
            case "string" -> new XmlRpcValue.Text(xml.getElementText());
            case "dateTime.iso8601" -> new XmlRpcValue.Time(xml.getElementText().strip());
            case "base64" -> octets(xml.getElementText());
            case "nil" -> {
                xml.getElementText();
                yield new XmlRpcValue.Nothing();
            }
            case "int", "i1", "i2", "i4", "i8" ->
                new XmlRpcValue.Whole(whole(xml.getElementText().strip()));
            case "boolean" -> truth(xml.getElementText().strip());
            case "double" -> real(xml.getElementText().strip());
            default -> throw malformed();
        };
    }

    private XmlRpcValue array(int depth) throws XMLStreamException {
        List<XmlRpcValue> elements = new ArrayList<>();
        open("data");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!is("value")) {
                throw malformed();
            }
            elements.add(value(depth + 1));
        }
        close();
        return new XmlRpcValue.Array(elements);
    }

    private XmlRpcValue struct(int depth) throws XMLStreamException {
        Map<String, XmlRpcValue> members = new LinkedHashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!is("member")) {
                throw malformed();
            }
            open("name");
            String name = xml.getElementText();
            open("value");
            members.put(name, value(depth + 1));
            close();
        }
        return new XmlRpcValue.Struct(members);
    }

    private XmlRpcValue octets(String text) {
        byte[] bytes = Base64.getMimeDecoder().decode(text);
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte one : bytes) {
            boxed.add(one);
        }
        return new XmlRpcValue.Octets(boxed);
    }

    private long whole(String text) {
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw malformed();
        }
        return Long.parseLong(text);
    }

    private XmlRpcValue truth(String text) {
        if (!text.matches("[01]|true|false")) {
            throw malformed();
        }
        return new XmlRpcValue.Truth(text.equals("1") || text.equals("true"));
    }

    private XmlRpcValue real(String text) {
        if (!text.matches("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})")) {
            throw malformed();
        }
        return new XmlRpcValue.Real(Double.parseDouble(text));
    }

    private boolean is(String name) {
        return xml.getLocalName().equals(name);
    }

    private void open(String name) throws XMLStreamException {
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT || !is(name)) {
            throw malformed();
        }
    }

    private void close() throws XMLStreamException {
        if (xml.nextTag() != XMLStreamConstants.END_ELEMENT) {
            throw malformed();
        }
    }
}
