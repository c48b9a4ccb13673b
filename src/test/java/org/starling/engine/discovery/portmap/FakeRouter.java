package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.udp.DatagramOpener;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;

/** A router in memory that speaks PCP and NAT-PMP, with the socket that leads to it. */
final class FakeRouter implements DatagramOpener {
    static final InetAddress ADDRESS = Searches.peer("10.0.0.1", 1).getAddress();
    static final InetAddress CLIENT = Searches.peer("10.0.0.7", 1).getAddress();
    private static final InetSocketAddress PORT = new InetSocketAddress(ADDRESS, Questions.PORT);

    /** A mapping by transport and inner port, as in {@code TCP 6881}. */
    final Map<String, Integer> mappings = new LinkedHashMap<>();

    final Set<Method> speaks = EnumSet.noneOf(Method.class);
    final List<Duration> asked = new ArrayList<>();
    final List<InetSocketAddress> others = new ArrayList<>();
    InetAddress outside = Searches.peer("80.1.2.3", 1).getAddress();
    int result;
    boolean agreesByNatPmp;
    int shift;
    long lifetime = Long.MAX_VALUE;
    int lost;
    int opened;
    int closed;

    private final EventLoop loop;
    private long start;

    FakeRouter(EventLoop loop, Method... methods) {
        this.loop = loop;
        this.start = loop.nanos() - Duration.ofDays(3).toNanos();
        speaks.addAll(List.of(methods));
    }

    /** Forgets everything, and counts its seconds from here. */
    void restart() {
        mappings.clear();
        start = loop.nanos();
    }

    @Override
    public DatagramPort openDatagram(int port, DatagramHandler handler) {
        opened++;
        return new DatagramPort() {
            @Override
            public InetSocketAddress local() {
                return new InetSocketAddress(CLIENT, 40_000);
            }

            @Override
            public void send(ByteBuffer data, InetSocketAddress to) {
                if (to.equals(PORT)) {
                    byte[] request = new byte[data.remaining()];
                    data.duplicate().get(request);
                    loop.schedule(Duration.ofMillis(2).toNanos(), () -> answer(request, handler));
                } else {
                    others.add(to);
                }
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private void answer(byte[] request, DatagramHandler handler) {
        if (lost > 0) {
            lost--;
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(request);
        if (in.get(0) == 2 && speaks.contains(Method.PCP)) {
            handler.onDatagram(pcp(in, request), PORT);
        } else if (in.get(0) == 2 && speaks.contains(Method.NAT_PMP)) {
            // RFC 6887, appendix A: an old router says that it does not know the version.
            handler.onDatagram(ByteBuffer.wrap(new byte[] {0, (byte) 0x81, 0, 1, 0, 0, 0, 0}), PORT);
        } else if (in.get(0) == 0 && speaks.contains(Method.NAT_PMP)) {
            handler.onDatagram(in.get(1) == 0 ? address() : natPmp(in), PORT);
        }
    }

    private ByteBuffer pcp(ByteBuffer in, byte[] request) {
        Transport transport = in.get(36) == 6 ? Transport.TCP : Transport.UDP;
        long wanted = in.getInt(4) & 0xffff_ffffL;
        int external = result != 0 ? 0 : map(transport, in.getShort(40) & 0xffff, in.getShort(42) & 0xffff, wanted);
        ByteBuffer out = ByteBuffer.allocate(60).put(request, 0, 60).position(0);
        out.put(1, (byte) 0x81).put(3, (byte) result);
        out.putInt(4, (int) Math.min(wanted, lifetime)).putInt(8, seconds());
        out.putShort(42, (short) external);
        out.put(44, new byte[10]).putShort(54, (short) 0xffff).put(56, outside.getAddress());
        return out;
    }

    private ByteBuffer address() {
        return ByteBuffer.allocate(12)
                .putInt(0x0080_0000 | natPmpResult())
                .putInt(seconds())
                .put(outside.getAddress())
                .flip();
    }

    private ByteBuffer natPmp(ByteBuffer in) {
        Transport transport = in.get(1) == 2 ? Transport.TCP : Transport.UDP;
        long wanted = in.getInt(8) & 0xffff_ffffL;
        int external =
                natPmpResult() != 0 ? 0 : map(transport, in.getShort(4) & 0xffff, in.getShort(6) & 0xffff, wanted);
        return ByteBuffer.allocate(16)
                .putShort((short) (0x80 | in.get(1)))
                .putShort((short) natPmpResult())
                .putInt(seconds())
                .putShort(in.getShort(4))
                .putShort((short) external)
                .putInt((int) Math.min(wanted, lifetime))
                .flip();
    }

    private int natPmpResult() {
        return agreesByNatPmp ? 0 : result;
    }

    private int map(Transport transport, int port, int external, long seconds) {
        String key = transport + " " + port;
        if (seconds == 0) {
            mappings.remove(key);
            return 0;
        }
        asked.add(Duration.ofSeconds(seconds));
        mappings.putIfAbsent(key, external + shift);
        return mappings.get(key);
    }

    private int seconds() {
        return (int) Duration.ofNanos(loop.nanos() - start).toSeconds();
    }
}
