package org.starling.engine.discovery.portmap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.engine.discovery.udp.DatagramOpener;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;

/** An Internet gateway device: its description and service over HTTP on loopback, its search answers in memory. */
final class FakeIgd implements DatagramOpener, AutoCloseable {
    static final String TYPE = "urn:schemas-upnp-org:service:WANIPConnection:1";
    private static final String SOAP = "<?xml version=\"1.0\"?><s:Envelope"
            + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>%s</s:Body></s:Envelope>";

    /** By transport and outer port, as in {@code TCP 6881}: inner client, port and lease. */
    final Map<String, String> mappings = new ConcurrentHashMap<>();

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile int error;
    volatile int errorUnlessPermanent;
    volatile List<Integer> taken = List.of();
    volatile String outside = "80.1.2.3";
    volatile String description = description("/ctl/ip");
    volatile String location;
    volatile boolean answersSearch = true;

    private final HttpServer server;

    FakeIgd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/desc.xml", exchange -> send(exchange, 200, description));
        server.createContext("/ctl", this::control);
        server.start();
        location = base() + "/desc.xml";
    }

    static String description(String control) {
        return """
                <?xml version="1.0"?>
                <root xmlns="urn:schemas-upnp-org:device-1-0"><device>
                <deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>
                <friendlyName>Router &amp; more</friendlyName>
                <serviceList><service><serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType>
                <controlURL>/other</controlURL></service></serviceList>
                <deviceList><device><serviceList><service><serviceType>%s</serviceType>
                <serviceId>urn:upnp-org:serviceId:WANIPConn1</serviceId><controlURL>%s</controlURL>
                </service></serviceList></device></deviceList></device></root>
                """.formatted(TYPE, control);
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public DatagramPort openDatagram(int port, DatagramHandler handler) {
        InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1900);
        return new DatagramPort() {
            @Override
            public InetSocketAddress local() {
                return from;
            }

            @Override
            public void send(ByteBuffer data, InetSocketAddress to) {
                String text = StandardCharsets.US_ASCII.decode(data.duplicate()).toString();
                if (answersSearch && to.equals(Ssdp.GROUP) && text.startsWith("M-SEARCH * HTTP/1.1\r\n")) {
                    handler.onDatagram(ByteBuffer.wrap(found().getBytes(StandardCharsets.US_ASCII)), from);
                }
            }

            @Override
            public void close() {}
        };
    }

    private String found() {
        return "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=60\r\nST: " + TYPE + "\r\nLocation: " + location + "\r\n\r\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void control(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String action = exchange.getRequestHeaders()
                .getFirst("SOAPAction")
                .replace("\"", "")
                .replace(TYPE + "#", "");
        calls.add(action);
        int failure = failure(action, body);
        if (failure != 0) {
            send(
                    exchange,
                    500,
                    SOAP.formatted("<s:Fault><detail><UPnPError><errorCode>" + failure
                            + "</errorCode></UPnPError></detail></s:Fault>"));
            return;
        }
        String key = value(body, "NewProtocol") + " " + value(body, "NewExternalPort");
        switch (action) {
            case "AddPortMapping" ->
                mappings.put(
                        key,
                        value(body, "NewInternalClient") + ":" + value(body, "NewInternalPort") + " "
                                + value(body, "NewLeaseDuration"));
            case "DeletePortMapping" -> mappings.remove(key);
            default -> {}
        }
        send(
                exchange,
                200,
                SOAP.formatted("<u:" + action + "Response xmlns:u=\"" + TYPE + "\"><NewExternalIPAddress>" + outside
                        + "</NewExternalIPAddress></u:" + action + "Response>"));
    }

    private int failure(String action, String body) {
        if (!action.equals("AddPortMapping")) {
            return 0;
        }
        if (errorUnlessPermanent != 0 && !value(body, "NewLeaseDuration").equals("0")) {
            return errorUnlessPermanent;
        }
        return taken.contains(Integer.parseInt(value(body, "NewExternalPort"))) ? 718 : error;
    }

    private static String value(String body, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
        return found.find() ? found.group(1) : "";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
