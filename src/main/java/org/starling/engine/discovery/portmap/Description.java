package org.starling.engine.discovery.portmap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The services by which a router maps ports, out of its device description.
 *
 * @param services in the order of the description
 */
record Description(List<Service> services) {
    private static final int MAX_SERVICES = 8;

    /**
     * A service that knows ports.
     *
     * @param type as it must be named in calls
     * @param control the absolute URL for calls
     */
    record Service(String type, String control) {}

    Description {
        services = List.copyOf(services);
    }

    /** @param location where the description came from; nothing in it leads to another host */
    static Description parse(byte[] xml, String location) throws UpnpException {
        Collector collector = new Collector();
        XmlLeaves.visit(xml, collector::ended);
        String base = collector.base.isEmpty() ? location : collector.base;
        List<Service> services = new ArrayList<>();
        for (Service found : collector.found) {
            services.add(new Service(found.type(), absolute(found.control(), base, location)));
        }
        if (services.isEmpty()) {
            throw new UpnpException("a device that maps no ports");
        }
        return new Description(services);
    }

    private static String absolute(String control, String base, String location) throws UpnpException {
        try {
            URI here = new URI(location);
            URI target = new URI(base).resolve(new URI(control));
            String host = here.getHost();
            if (host != null && host.equals(target.getHost()) && "http".equalsIgnoreCase(target.getScheme())) {
                return target.toString();
            }
            throw new UpnpException("a control address on another host");
        } catch (URISyntaxException e) {
            throw new UpnpException("a malformed control address", e);
        }
    }

    private static final class Collector {
        private final List<Service> found = new ArrayList<>();
        private String base = "";
        private String type = "";
        private String control = "";

        void ended(String name, String text) {
            switch (name) {
                case "URLBase" -> base = text;
                case "serviceType" -> type = text;
                case "controlURL" -> control = text;
                case "service" -> {
                    if (mapsPorts(type) && !control.isEmpty() && found.size() < MAX_SERVICES) {
                        found.add(new Service(type, control));
                    }
                    type = "";
                    control = "";
                }
                default -> {}
            }
        }

        private static boolean mapsPorts(String type) {
            return type.matches("urn:[A-Za-z0-9.-]{1,64}:service:WAN(IP|PPP)Connection:[0-9]{1,3}");
        }
    }
}
