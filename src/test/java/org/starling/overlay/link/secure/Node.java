package org.starling.overlay.link.secure;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;
import org.starling.wire.bencode.BString;

/** A Starling as far as the secure link is concerned, under a virtual clock; remembers what happened to it. */
final class Node implements SecureLinks.Listener, LinkHandler, Acquaintances {
    static final int PORT = 6881;

    final SimLoop loop;
    final Identity identity;
    final InetSocketAddress address;
    final LinkCounters counters = new LinkCounters();
    final Doorkeeper doorkeeper;
    final SigningBudget budget;
    final SecureContext context;
    final SecureLinks links;
    final OverlayDoor door;
    final List<Link> up = new ArrayList<>();
    final List<LinkEnd> ended = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<InetSocketAddress> impostors = new ArrayList<>();
    final List<PermId> blocked = new ArrayList<>();
    final List<InetAddress> known = new ArrayList<>();
    final List<Stream> classic = new ArrayList<>();
    final Map<PermId, PairKey> friends = new LinkedHashMap<>();
    boolean friendsOnly;

    /** Who sets the handler of new links. */
    Consumer<Link> keeper = link -> link.handler(this);

    Node(SimLoop loop, int number) {
        this(loop, number, TestKeys.friend(number));
    }

    Node(SimLoop loop, int number, Identity identity) {
        this.loop = loop;
        this.identity = identity;
        Random random = new Random(number);
        address = new InetSocketAddress("10.0." + number + ".1", PORT);
        doorkeeper = new Doorkeeper(loop, known::contains, counters);
        budget = new SigningBudget(loop);
        SecureSelf self = new SecureSelf(
                identity,
                OverlayPeerId.create("R100--", PORT, random),
                "Starling test",
                Map.of("test", number),
                BString.of(new byte[] {0, 0, 0, 0, 0, 0, (byte) (number >> 8), (byte) number}));
        context = new SecureContext(loop, random, self, this, budget, counters);
        links = new SecureLinks(context, this);
        door = new OverlayDoor(doorkeeper, counters, links, (stream, visit) -> {
            stream.pauseReading();
            classic.add(stream);
            visit.over();
        });
    }

    void befriend(Node other) {
        friends.put(other.identity.permId(), PairKey.of(identity, other.identity.permId()));
    }

    PermId permId() {
        return identity.permId();
    }

    /** Dials the other one directly. */
    Attempt dial(Node other, Optional<PermId> wanted) {
        return dial(other, wanted, left -> left);
    }

    Attempt dial(Node other, Optional<PermId> wanted, IntUnaryOperator segments) {
        FakeStream[] ends = FakeStream.pair(loop, address, other.address, segments);
        other.door.accept(new RawLink(ends[1]));
        return dial(ends[0], wanted);
    }

    /** Begins on a connection whose other end the test has. */
    Attempt dial(FakeStream end, Optional<PermId> wanted) {
        Attempt attempt = new Attempt(end);
        links.dialled(new RawLink(end), wanted, attempt);
        return attempt;
    }

    /** How a dial went. */
    static final class Attempt implements SecureLinks.Dialled {
        final FakeStream stream;
        final List<Link> up = new ArrayList<>();
        final List<LinkEnd> failed = new ArrayList<>();

        Attempt(FakeStream stream) {
            this.stream = stream;
        }

        @Override
        public void up(Link link) {
            up.add(link);
        }

        @Override
        public void failed(LinkEnd reason) {
            failed.add(reason);
        }
    }

    Link link() {
        return up.get(up.size() - 1);
    }

    @Override
    public void onUp(Link link) {
        up.add(link);
        keeper.accept(link);
    }

    @Override
    public void onOwnIdentityElsewhere(InetSocketAddress from) {
        impostors.add(from);
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        messages.add(new Message(id, payload));
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        ended.add(reason);
    }

    @Override
    public boolean friendsOnly() {
        return friendsOnly;
    }

    @Override
    public boolean isBlocked(PermId permId) {
        return blocked.contains(permId);
    }

    @Override
    public Map<PermId, PairKey> friends() {
        return friends;
    }
}
