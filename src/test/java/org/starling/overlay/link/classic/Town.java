package org.starling.overlay.link.classic;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.starling.engine.peer.FakeStream;
import org.starling.engine.peer.ManualLoop;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.permid.Identity;

/** Members and originals in memory, under a clock that stands still between steps. */
final class Town {
    final ManualLoop loop = new ManualLoop();
    /** How many of so many bytes arrive at a time. */
    IntUnaryOperator segments = left -> left;

    private final Map<InetSocketAddress, Consumer<Stream>> doors = new HashMap<>();
    private final List<InetSocketAddress> dials = new ArrayList<>();
    private final Map<InetSocketAddress, FakeStream> accepted = new HashMap<>();
    private int sources = 40_000;

    static InetSocketAddress address(String ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Member member(String ip, int port, Identity identity) {
        Member member = new Member(loop, dialer(ip), address(ip, port), identity);
        open(member.address, stream -> member.door.accept(new RawLink(stream)));
        return member;
    }

    void open(InetSocketAddress address, Consumer<Stream> door) {
        doors.put(address, door);
    }

    /** An original that listens; each connection has its own. */
    List<Scripted> original(InetSocketAddress address, Supplier<OriginalPeer> makes) {
        List<Scripted> visits = new ArrayList<>();
        open(address, stream -> visits.add(new Scripted(stream, makes.get())));
        return visits;
    }

    /** An original at the first address dials. */
    Scripted visit(String from, InetSocketAddress to, OriginalPeer peer) {
        FakeStream stream = connect(from, to);
        Scripted visitor = new Scripted(stream, peer);
        visitor.send(peer.begin());
        return visitor;
    }

    /** A bare connection. */
    FakeStream connect(String from, InetSocketAddress to) {
        FakeStream[] pair = FakeStream.pair(loop, address(from, sources++), to, segments);
        accepted.put(to, pair[1]);
        Objects.requireNonNull(doors.get(to)).accept(pair[1]);
        return pair[0];
    }

    /** The near end of the latest connection that came there. */
    FakeStream streamOf(InetSocketAddress address) {
        return Objects.requireNonNull(accepted.get(address));
    }

    LinkDialer dialer(String from) {
        return (to, encrypted, callback) -> loop.execute(() -> {
            dials.add(to);
            if (doors.containsKey(to)) {
                callback.connected(new RawLink(connect(from, to)));
            } else {
                callback.failed();
            }
        });
    }

    /** Everywhere that somebody was dialled, in order. */
    List<InetSocketAddress> dials() {
        return dials;
    }

    void run() {
        loop.run();
    }

    void pass(Duration time) {
        loop.advance(time);
    }
}
