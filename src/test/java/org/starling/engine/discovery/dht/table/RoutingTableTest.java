package org.starling.engine.discovery.dht.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.wire.NodeId;

class RoutingTableTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Random random = new Random(7);
    private final NodeId self = NodeId.random(random);
    private final RoutingTable table = new RoutingTable(self, 0);
    private int addresses;

    /** An address in a network of its own. */
    private InetSocketAddress address() {
        int n = ++addresses;
        return at((50 + n / 65_000) + "." + n / 250 % 250 + "." + n % 250 + ".1");
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(InetAddresses.forString(address), 6881);
    }

    /** A node whose id fits its address, in a bucket that the test names. */
    private Contact secure(int prefix) {
        while (true) {
            InetSocketAddress address = address();
            NodeId id = SecureIds.derive(address.getAddress(), random);
            if (self.commonPrefix(id) == prefix) {
                return new Contact(id, address);
            }
        }
    }

    private Contact chosen(int prefix) {
        Contact contact = new Contact(self.cousin(prefix, random), address());
        return SecureIds.fits(contact.id(), contact.address().getAddress()) ? chosen(prefix) : contact;
    }

    private List<Contact> filled(int prefix) {
        List<Contact> nodes = new ArrayList<>();
        for (int i = 0; i < RoutingTable.K; i++) {
            nodes.add(secure(prefix));
            table.answered(nodes.get(i), 0);
        }
        return nodes;
    }

    @Test
    void keepsFewFarAndManyNearNodesAndGivesTheNearest() {
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Contact node = new Contact(NodeId.random(random), address());
            all.add(node);
            table.answered(node, 0);
        }
        assertThat(table.size()).isBetween(60, 120);
        Comparator<Contact> nearest = Comparator.comparing(Contact::id, self.nearestFirst());
        assertThat(table.closest(self, 8, node -> true))
                .isEqualTo(all.stream().sorted(nearest).limit(8).toList());
        for (int i = 0; i < 50; i++) {
            NodeId target = NodeId.random(random);
            List<Contact> closest = table.closest(target, 8, node -> true);
            assertThat(closest)
                    .hasSize(8)
                    .isSortedAccordingTo(Comparator.comparing(Contact::id, target.nearestFirst()))
                    .isEqualTo(table.contacts().stream()
                            .sorted(Comparator.comparing(Contact::id, target.nearestFirst()))
                            .limit(8)
                            .toList());
        }
    }

    @Test
    void aNodeThatAnswersLaterThanOthersWaitsForAPlace() {
        List<Contact> first = filled(0);
        filled(1);
        Contact late = secure(0);
        assertThat(table.wants(late, false)).isFalse();
        assertThat(table.wants(late, true)).isTrue();
        table.answered(late, 0);
        assertThat(table.contacts()).doesNotContain(late);
        table.failed(first.get(3));
        assertThat(table.contacts()).as("one silence may be a loss").contains(first.get(3));
        table.failed(first.get(3));
        assertThat(table.contacts()).contains(late).doesNotContain(first.get(3));
    }

    @Test
    void aBadNodeWithoutSuccessorStaysButIsNotGiven() {
        Contact only = secure(0);
        table.answered(only, 0);
        table.failed(only);
        table.failed(only);
        assertThat(table.size()).isOne();
        assertThat(table.closest(self, 8, node -> true)).isEmpty();
        table.answered(only, MINUTE);
        assertThat(table.closest(self, 8, node -> true)).containsExactly(only);
    }

    @Test
    void anIdThatFitsItsAddressTakesThePlaceOfOneThatWasChosen() {
        for (int i = 0; i < 20; i++) {
            table.answered(chosen(0), 0);
        }
        filled(1);
        Contact secure = secure(0);
        table.answered(secure, 0);
        assertThat(table.contacts()).contains(secure);
    }

    @Test
    void oneNodeForEachAddressAndFewForEachNetwork() {
        Contact first = new Contact(NodeId.random(random), at("80.1.2.3"));
        table.answered(first, 0);
        table.answered(new Contact(NodeId.random(random), at("80.1.2.3")), 0);
        table.answered(
                new Contact(NodeId.random(random), new InetSocketAddress(InetAddresses.forString("80.1.2.3"), 7)), 0);
        assertThat(table.contacts()).containsExactly(first);
        for (int i = 4; i < 50; i++) {
            table.answered(new Contact(NodeId.random(random), at("80.1.2." + i)), 0);
        }
        assertThat(table.size()).isEqualTo(Occupants.PER_NETWORK);
        for (int i = 1; i < 50; i++) {
            table.answered(new Contact(NodeId.random(random), at("2a00:1:2:3::" + i)), 0);
        }
        assertThat(table.size()).isEqualTo(2 * Occupants.PER_NETWORK);
        for (int i = 0; i < 5; i++) {
            table.answered(
                    new Contact(
                            NodeId.random(random),
                            new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 100 + i)),
                    0);
        }
        assertThat(table.size()).as("on one machine every port is a node").isEqualTo(2 * Occupants.PER_NETWORK + 5);
    }

    @Test
    void nobodyTakesOverAnId() {
        Contact owner = secure(0);
        table.answered(owner, 0);
        Contact thief = new Contact(owner.id(), address());
        table.answered(thief, 0);
        assertThat(table.contacts()).containsExactly(owner);
        table.failed(owner);
        table.failed(owner);
        table.answered(thief, 0);
        assertThat(table.contacts()).containsExactly(thief);
    }

    @Test
    void ourOwnIdIsNobody() {
        Contact mirror = new Contact(self, address());
        table.answered(mirror, 0);
        assertThat(table.size()).isZero();
        assertThat(table.wants(mirror, true)).isFalse();
    }

    @Test
    void theSilentAreAskedInTurnAndStaleRangesAreSearched() {
        Contact a = secure(0);
        Contact b = secure(1);
        table.answered(a, 0);
        table.answered(b, MINUTE);
        assertThat(table.mostDoubtful(14 * MINUTE)).isEmpty();
        assertThat(table.staleRange(14 * MINUTE, random)).isEmpty();
        assertThat(table.good(14 * MINUTE)).isEqualTo(2);
        assertThat(table.mostDoubtful(17 * MINUTE)).contains(a);
        assertThat(table.mostDoubtful(17 * MINUTE)).contains(b);
        assertThat(table.mostDoubtful(17 * MINUTE)).isEmpty();
        assertThat(table.good(17 * MINUTE)).isZero();
        table.answered(a, 18 * MINUTE);
        assertThat(table.good(18 * MINUTE)).isOne();
        RoutingTable full = new RoutingTable(self, 0);
        for (int i = 0; i < 500; i++) {
            full.answered(new Contact(NodeId.random(random), address()), 0);
        }
        List<Integer> prefixes = new ArrayList<>();
        full.staleRange(16 * MINUTE, random).ifPresent(id -> prefixes.add(self.commonPrefix(id)));
        full.staleRange(16 * MINUTE, random).ifPresent(id -> prefixes.add(self.commonPrefix(id)));
        assertThat(prefixes).containsExactly(0, 1);
    }

    /** Whatever happens, the bounds hold. */
    @Test
    void randomEventsKeepTheInvariants() {
        List<Contact> known = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextLong(MINUTE / 10);
            Contact node = known.isEmpty() || random.nextInt(4) == 0
                    ? new Contact(
                            NodeId.random(random),
                            at("90." + random.nextInt(3) + "." + random.nextInt(200) + "." + random.nextInt(5)))
                    : known.get(random.nextInt(known.size()));
            known.add(node);
            switch (random.nextInt(4)) {
                case 0, 1 -> table.answered(node, now);
                case 2 -> table.failed(node);
                default -> table.asked(node, now);
            }
            if (known.size() > 500) {
                known.clear();
            }
        }
        List<Contact> contacts = table.contacts();
        assertThat(contacts).hasSizeLessThanOrEqualTo(table.size());
        assertThat(contacts.stream().map(node -> node.address().getAddress())).doesNotHaveDuplicates();
        assertThat(contacts.stream().map(Contact::id)).doesNotHaveDuplicates();
        for (int prefix = 0; prefix < 6; prefix++) {
            int depth = prefix;
            assertThat(contacts.stream()
                            .filter(node -> self.commonPrefix(node.id()) == depth)
                            .count())
                    .isLessThanOrEqualTo(RoutingTable.K);
        }
    }
}
