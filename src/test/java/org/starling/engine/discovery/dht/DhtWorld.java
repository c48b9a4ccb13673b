package org.starling.engine.discovery.dht;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.starling.sim.SimLoop;
import org.starling.sim.SimUdp;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/** A simulated DHT: the same code as in the program, on a virtual clock; everything follows from the seed. */
final class DhtWorld {
    static final int PORT = 6881;

    final SimLoop loop = new SimLoop();
    final Random random;
    final SimUdp net;
    final List<Member> members = new ArrayList<>();
    private int addresses;

    /** A node at its address. */
    record Member(DhtNode node, InetSocketAddress address) {}

    /** What a search has come to. */
    static final class Found implements DhtNode.PeerListener {
        final Set<InetSocketAddress> peers = new LinkedHashSet<>();
        int ended;
        int answered;

        @Override
        public void onPeers(List<InetSocketAddress> some) {
            peers.addAll(some);
        }

        @Override
        public void onEnd(int nodes) {
            ended++;
            answered = nodes;
        }
    }

    DhtWorld(long seed) {
        random = new Random(seed);
        net = new SimUdp(loop, random, 0.02);
    }

    /** A public address that nobody has yet, its network not shared with many. */
    InetSocketAddress newAddress(Family family) {
        int n = ++addresses;
        String text = family == Family.V4
                ? (20 + n % 60) + "." + n / 60 % 250 + "." + (n / 15_000 + 1) + "." + (1 + random.nextInt(250))
                : "2a0" + n % 8 + ":" + Integer.toHexString(n) + "::" + Integer.toHexString(1 + random.nextInt(9999));
        return new InetSocketAddress(InetAddresses.forString(text), PORT);
    }

    /** Starts a node that knows a few of the others. */
    Member join(Family family) {
        InetSocketAddress address = newAddress(family);
        Member member = new Member(create(address, new FixedAddress(address.getAddress())), address);
        member.node().start();
        List<InetSocketAddress> known = new ArrayList<>();
        for (int i = 0; i < 3 && !members.isEmpty(); i++) {
            known.add(members.get(random.nextInt(members.size())).address());
        }
        member.node().startFrom(known);
        members.add(member);
        return member;
    }

    DhtNode create(InetSocketAddress address, FixedAddress external) {
        DhtNode node = new DhtNode(
                loop, new Random(random.nextLong()), (data, to) -> net.send(address, data, to), external, () -> {});
        net.open(address, node::take);
        return node;
    }

    /** Ends a node as a power cut would. */
    void vanish(Member member) {
        members.remove(member);
        net.close(member.address());
        member.node().stop();
    }

    Member any() {
        return members.get(random.nextInt(members.size()));
    }

    Found find(Member member, InfoHash torrent) {
        Found found = new Found();
        member.node().find(Family.of(member.address().getAddress()), torrent, found);
        loop.runUntil(() -> found.ended > 0, Duration.ofMinutes(2));
        return found;
    }

    Found announce(Member member, InfoHash torrent, int port) {
        Found found = new Found();
        member.node().findAndAnnounce(Family.of(member.address().getAddress()), torrent, port, found);
        loop.runUntil(() -> found.ended > 0, Duration.ofMinutes(2));
        loop.runFor(Duration.ofSeconds(1));
        return found;
    }

    InfoHash torrent() {
        byte[] hash = new byte[InfoHash.LENGTH];
        random.nextBytes(hash);
        return InfoHash.of(hash);
    }
}
