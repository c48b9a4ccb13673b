package org.starling.engine.discovery.portmap;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a router's XML within bounds: no document type and so no entities of its own, no nesting without end,
 * and no text longer than anything we look for.
 */
final class XmlLeaves {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_EVENTS = 50_000;
    private static final int MAX_TEXT = 1_024;

    private XmlLeaves() {}

    /** Hears of elements by their names without prefix. */
    interface Visitor {

        /** An element that ended; with its text, which is empty if it is cut off for its length. */
        void ended(String name, String text) throws UpnpException;
    }

    static void visit(byte[] xml, Visitor visitor) throws UpnpException {
        if (xml.length > MAX_BYTES) {
            throw new UpnpException("too much XML");
        }
        try {
            // Of bytes that are no UTF-8 the JDK's parser tells the terminal.
            String text = new String(xml, StandardCharsets.UTF_8);
            walk(factory().createXMLStreamReader(new StringReader(text)), visitor);
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser has thrown the latter on broken input, too.
            throw new UpnpException("malformed XML", e);
        }
    }

    private static void walk(XMLStreamReader reader, Visitor visitor) throws XMLStreamException, UpnpException {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int events = 0; reader.hasNext(); events++) {
            if (events > MAX_EVENTS) {
                throw new UpnpException("XML without end");
            }
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UpnpException("XML with a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > MAX_DEPTH) {
                        throw new UpnpException("XML nested too deep");
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() <= MAX_TEXT) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    visitor.ended(
                            reader.getLocalName(),
                            text.length() > MAX_TEXT ? "" : text.toString().strip());
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
