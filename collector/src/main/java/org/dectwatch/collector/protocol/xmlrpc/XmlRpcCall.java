package org.dectwatch.collector.protocol.xmlrpc;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A call. Its parameters may hold a secret; it prints as its method alone. */
public record XmlRpcCall(String method, List<XmlRpcValue> parameters) {
    public XmlRpcCall {
        parameters = List.copyOf(parameters);
    }

    /** A call whose parameters are numbers and texts. */
    public static XmlRpcCall of(String method, Object... parameters) {
        return new XmlRpcCall(
                method,
                List.of(parameters).stream()
                        .map(each -> each instanceof Number number
                                ? new XmlRpcValue.Whole(number.longValue())
                                : (XmlRpcValue) new XmlRpcValue.Text(each.toString()))
                        .toList());
    }

    /** As it is sent, UTF-8. */
    public byte[] octets() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("methodCall");
            element(xml, "methodName", method);
            xml.writeStartElement("params");
            for (XmlRpcValue parameter : parameters) {
                xml.writeStartElement("param");
                xml.writeStartElement("value");
                write(xml, parameter);
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a call could not be written", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(XMLStreamWriter xml, XmlRpcValue value) throws XMLStreamException {
        if (value instanceof XmlRpcValue.Whole whole) {
            element(xml, "int", Long.toString(whole.number()));
        } else if (value instanceof XmlRpcValue.Text text) {
            element(xml, "string", text.text());
        } else if (value instanceof XmlRpcValue.Truth truth) {
            element(xml, "boolean", truth.is() ? "1" : "0");
        } else {
            throw new IllegalArgumentException("calls here pass numbers, texts and truths only");
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public String toString() {
        return method + "(" + parameters.size() + " parameters)";
    }
}
