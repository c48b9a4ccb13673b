package org.starling.engine.discovery.portmap;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Calls to a router's services and what comes back (UPnP Device Architecture 1.0, 3.2). */
final class Soap {
    private static final int MAX_VALUES = 64;

    private Soap() {}

    /**
     * What a call brought.
     *
     * @param error UPnP's number for what went wrong
     */
    record Reply(Map<String, String> values, OptionalInt error) {
        Reply {
            values = Map.copyOf(values);
        }
    }

    static String call(String type, String action, Map<String, String> arguments) {
        StringBuilder text = new StringBuilder(1_024)
                .append("<?xml version=\"1.0\"?>\r\n<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"")
                .append(" s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body><u:")
                .append(action)
                .append(" xmlns:u=\"")
                .append(type)
                .append("\">");
        arguments.forEach((name, value) -> text.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append('>'));
        return text.append("</u:")
                .append(action)
                .append("></s:Body></s:Envelope>\r\n")
                .toString();
    }

    static Reply reply(int status, byte[] body) throws UpnpException {
        Map<String, String> values = new HashMap<>();
        XmlLeaves.visit(body, (name, text) -> {
            if (values.size() < MAX_VALUES) {
                values.putIfAbsent(name, text);
            }
        });
        if (status == 200) {
            return new Reply(values, OptionalInt.empty());
        }
        String code = values.getOrDefault("errorCode", "");
        if (!code.matches("[0-9]{1,5}")) {
            throw new UpnpException("HTTP status " + status);
        }
        return new Reply(values, OptionalInt.of(Integer.parseInt(code)));
    }
}
