package org.starling.engine.discovery.dht;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.net.Resolver;
import org.starling.wire.CompactPeers.Family;

/** The DHT as an engine has it, in a simulated network, with names that the test gives. */
final class ServiceBench implements DhtMemory {
    final DhtWorld world;
    final InetSocketAddress address;
    final Map<String, InetAddress> names = new HashMap<>();
    final List<String> resolved = new ArrayList<>();
    final DhtService service;
    Optional<byte[]> kept = Optional.empty();
    int saves;

    ServiceBench(DhtWorld world, DhtSettings settings, Optional<byte[]> kept) {
        this.world = world;
        this.kept = kept;
        address = world.newAddress(Family.V4);
        SharedUdp udp = new SharedUdp(world.loop, (port, handler) -> new Port(handler), address.getPort());
        Resolver resolver = this::resolve;
        service = new DhtService(
                new DhtPorts(
                        world.loop,
                        new Random(world.random.nextLong()),
                        udp,
                        Runnable::run,
                        resolver,
                        new FixedAddress(null),
                        this),
                settings);
        service.start();
    }

    /** What closing does, without waiting for the loop: under the virtual clock it is this very thread. */
    void close() {
        service.save(service.end());
    }

    DhtStatus status() {
        var status = service.status();
        world.loop.runUntil(status::isDone, Duration.ofSeconds(1));
        return status.join();
    }

    private List<InetAddress> resolve(String host, Duration timeout) throws UnknownHostException {
        resolved.add(host);
        InetAddress found = InetAddresses.isInetAddress(host) ? InetAddresses.forString(host) : names.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return List.of(found);
    }

    @Override
    public Optional<byte[]> load() {
        return kept;
    }

    @Override
    public void save(byte[] state) {
        kept = Optional.of(state);
        saves++;
    }

    private final class Port implements DatagramPort {
        Port(DatagramHandler handler) {
            world.net.open(address, handler);
        }

        @Override
        public InetSocketAddress local() {
            return address;
        }

        @Override
        public void send(ByteBuffer data, InetSocketAddress to) {
            world.net.send(address, data, to);
        }

        @Override
        public void close() {
            world.net.close(address);
        }
    }
}
