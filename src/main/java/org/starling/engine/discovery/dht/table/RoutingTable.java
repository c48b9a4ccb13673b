package org.starling.engine.discovery.dht.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.wire.NodeId;

/**
 * The nodes of one family that we know, many near to us and few far away (BEP 5): bucket {@code i} holds those whose
 * ids have the first {@code i} bits in common with ours, the last one all that are nearer. In a table are only nodes
 * that answered us, one for each address and few for each network. Loop thread.
 */
public final class RoutingTable {
    /** Nodes of a bucket, and of an answer (BEP 5). */
    public static final int K = 8;

    private static final int SPARE = 4;
    private static final int DEEPEST = 8 * NodeId.LENGTH - 1;

    private final NodeId self;
    private final Occupants<TableNode> occupants = new Occupants<>();
    private final List<Bucket> buckets = new ArrayList<>();

    public RoutingTable(NodeId self, long now) {
        this.self = self;
        buckets.add(new Bucket(now));
    }

    public NodeId self() {
        return self;
    }

    /** A node answered a question of ours: it is kept if there is room, or if it is better than one that is there. */
    public void answered(Contact contact, long now) {
        Bucket bucket = bucket(contact.id());
        Optional<TableNode> known = bucket.find(contact.id());
        if (known.isPresent() && known.get().contact.equals(contact)) {
            known.get().answered(now);
            bucket.lastChanged = now;
        } else if (known.map(TableNode::isBad).orElse(true) && admits(contact)) {
            known.ifPresent(this::remove);
            occupants.at(contact.address()).ifPresent(this::remove);
            TableNode node = new TableNode(contact, now);
            occupants.add(contact.address(), node);
            insert(node, now);
        }
    }

    /** A node asked us something. */
    public void asked(Contact contact, long now) {
        node(contact).ifPresent(node -> node.asked(now));
    }

    /** A node did not answer, or answered with another id. */
    public void failed(Contact contact) {
        node(contact).ifPresent(node -> {
            node.failed();
            Bucket bucket = bucket(contact.id());
            if (node.isBad() && (bucket.waiting.contains(node) || !bucket.waiting.isEmpty())) {
                remove(node);
                bucket.fill();
            }
        });
    }

    /**
     * True for a stranger that would get a place if it answered, so that it is worth a question.
     *
     * @param atHand it has just shown itself: a few of that kind are kept for places that become free
     */
    public boolean wants(Contact contact, boolean atHand) {
        if (!admits(contact)) {
            return false;
        }
        Bucket bucket = bucket(contact.id());
        return bucket.find(contact.id()).map(TableNode::isBad).orElse(true)
                && (!bucket.isFull()
                        || mayBeSplit(bucket)
                        || (atHand && bucket.waiting.size() < SPARE)
                        || bucket.first(TableNode::isBad).isPresent());
    }

    /** The nodes nearest to an id that pass the condition, bad ones left out. */
    public List<Contact> closest(NodeId target, int count, Predicate<Contact> condition) {
        return nodes().filter(node -> !node.isBad())
                .map(node -> node.contact)
                .filter(condition)
                .sorted(Comparator.comparing(Contact::id, target.nearestFirst()))
                .limit(count)
                .toList();
    }

    /** The node that was silent longest, if that is long enough to ask whether it is still there. */
    public Optional<Contact> mostDoubtful(long now) {
        Optional<TableNode> doubtful =
                nodes().filter(node -> node.isDoubtful(now)).max(Comparator.comparingLong(node -> node.silence(now)));
        doubtful.ifPresent(node -> node.doubted(now));
        return doubtful.map(node -> node.contact);
    }

    /** A random id out of a range in which nothing happened for long: looking for it fills the range (BEP 5). */
    public Optional<NodeId> staleRange(long now, RandomGenerator random) {
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            if (now - bucket.lastChanged >= TableNode.SILENCE) {
                bucket.lastChanged = now;
                return Optional.of(self.cousin(i, random));
            }
        }
        return Optional.empty();
    }

    /** Every node that is not bad. */
    public List<Contact> contacts() {
        return nodes().filter(node -> !node.isBad()).map(node -> node.contact).toList();
    }

    /** Nodes heard of lately. */
    public int good(long now) {
        return (int) nodes().filter(node -> node.isGood(now)).count();
    }

    public int size() {
        return buckets.stream().mapToInt(bucket -> bucket.nodes.size()).sum();
    }

    /** True for a node that answered us lately from that address: it is no forged sender. */
    public boolean knows(Contact contact, long now) {
        return node(contact).filter(node -> node.isProven(now)).isPresent();
    }

    private Stream<TableNode> nodes() {
        return buckets.stream().flatMap(bucket -> bucket.nodes.stream());
    }

    private Optional<TableNode> node(Contact contact) {
        return bucket(contact.id()).find(contact.id()).filter(node -> node.contact.equals(contact));
    }

    private boolean admits(Contact contact) {
        Optional<TableNode> neighbour = occupants.at(contact.address());
        return !contact.id().equals(self)
                && (neighbour.isPresent() ? neighbour.get().isBad() : occupants.hasRoom(contact.address()));
    }

    private void remove(TableNode node) {
        bucket(node.contact.id()).remove(node);
        occupants.remove(node.contact.address());
    }

    private Bucket bucket(NodeId id) {
        return buckets.get(Math.min(self.commonPrefix(id), buckets.size() - 1));
    }

    private void insert(TableNode node, long now) {
        Bucket bucket = bucket(node.contact.id());
        while (bucket.isFull() && mayBeSplit(bucket)) {
            split(now);
            bucket = bucket(node.contact.id());
        }
        bucket.lastChanged = now;
        if (bucket.isFull()) {
            makeRoom(bucket, node);
        }
        if (bucket.isFull()) {
            bucket.await(node).ifPresent(dropped -> occupants.remove(dropped.contact.address()));
        } else {
            bucket.nodes.add(node);
        }
    }

    /** BEP 42: an id that fits its address is worth more than one that was chosen. */
    private void makeRoom(Bucket bucket, TableNode newcomer) {
        bucket.first(TableNode::isBad)
                .or(() -> bucket.first(node -> newcomer.secure && !node.secure))
                .ifPresent(this::remove);
    }

    private boolean mayBeSplit(Bucket bucket) {
        return bucket == buckets.get(buckets.size() - 1) && buckets.size() <= DEEPEST;
    }

    private void split(long now) {
        Bucket far = buckets.get(buckets.size() - 1);
        Bucket near = new Bucket(now);
        int depth = buckets.size() - 1;
        Predicate<TableNode> isNear = node -> self.commonPrefix(node.contact.id()) > depth;
        buckets.add(near);
        far.nodes.stream().filter(isNear).forEach(near.nodes::add);
        far.nodes.removeIf(isNear);
        far.waiting.stream().filter(isNear).forEach(near.waiting::add);
        far.waiting.removeIf(isNear);
        far.fill();
        near.fill();
    }
}
