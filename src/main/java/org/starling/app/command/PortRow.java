package org.starling.app.command;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.starling.app.text.Texts;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.PortMappingStatus;

/**
 * Our port, here and on the router, as the command line shows it.
 *
 * @param listening where we accept connections
 * @param reached somebody from outside has connected to us
 * @param state of the mapping; the names are part of the JSON output, as are those of protocol and trouble
 * @param protocol that the router speaks
 * @param address the router's own outside, as it says
 * @param external the port on the router that leads to ours
 * @param trouble what is not as it should be
 * @param message the trouble in words
 * @param outside our address as others see it
 * @param test what the last test showed; the names are part of the JSON output too
 */
public record PortRow(
        int listening,
        boolean reached,
        String state,
        Optional<String> protocol,
        Optional<String> address,
        Optional<Long> external,
        Optional<String> trouble,
        Optional<String> message,
        Optional<String> outside,
        String test) {

    static PortRow of(EngineSnapshot engine, Texts texts) {
        PortMappingStatus mapping = engine.mapping();
        OptionalInt port = mapping.tcpPort();
        return new PortRow(
                engine.port(),
                engine.reached(),
                lower(mapping.state()),
                mapping.method().map(PortRow::lower),
                mapping.externalAddress().map(InetAddress::getHostAddress),
                port.isPresent() ? Optional.of((long) port.getAsInt()) : Optional.empty(),
                mapping.trouble().map(PortRow::lower),
                mapping.trouble().map(trouble -> texts.get("port.trouble." + trouble.name())),
                engine.outside().map(InetAddress::getHostAddress),
                lower(engine.test().outcome()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("listening", listening);
        fields.put("reached", reached);
        fields.put("mapping", state);
        fields.put("protocol", protocol.orElse(null));
        fields.put("externalAddress", address.orElse(null));
        fields.put("externalPort", external.orElse(null));
        fields.put("trouble", trouble.orElse(null));
        fields.put("message", message.orElse(null));
        fields.put("outside", outside.orElse(null));
        fields.put("test", test);
        return fields;
    }
}
