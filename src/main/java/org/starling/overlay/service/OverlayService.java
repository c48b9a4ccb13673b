package org.starling.overlay.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.classic.ClassicService;
import org.starling.overlay.dialback.Dialback;
import org.starling.overlay.dialback.DialbackPorts;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.link.LinkTable;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.link.classic.ClassicEntrance;
import org.starling.overlay.link.classic.ClassicLinks;
import org.starling.overlay.link.classic.ClassicPorts;
import org.starling.overlay.link.secure.SecureContext;
import org.starling.overlay.link.secure.SecureLinks;
import org.starling.overlay.link.secure.SecureSelf;
import org.starling.overlay.metadata.MetadataAnswers;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/**
 * Our membership of the overlay from the moment it is turned on until it is turned off: one door for links that come,
 * one way to open links, one link per PermID, and the features that use them. Loop thread, from the constructor on.
 */
public final class OverlayService implements OverlayAcceptor, Links {
    /** Authenticated links; beyond that only friends are let in. */
    public static final int MAX_LINKS = 1_000;

    /** Dials at a time. */
    static final int MAX_DIALLED = 64;

    private static final int INSTANCE = 8;

    private final OverlayParts parts;
    private final LinkCounters counters = new LinkCounters();
    private final KnownAddresses known = new KnownAddresses();
    private final SigningBudget signing;
    private final Doorkeeper doorkeeper;
    private final FeatureRouter router;
    private final LinkTable table;
    private final SecureLinks secure;
    private final Optional<ClassicLinks> classic;
    private final ClassicService classicService;
    private final OverlayDoor door;
    private final Dialling.Means means;
    private SecureContext context;
    private int up;
    private int dialled;
    private boolean closed;

    public OverlayService(OverlayParts parts, List<Feature> features) {
        this.parts = parts;
        signing = new SigningBudget(parts.loop());
        doorkeeper = new Doorkeeper(parts.loop(), known::contains, counters);
        router = new FeatureRouter(parts.loop(), features);
        table = new LinkTable(parts.loop(), this::own, new Users());
        context = secureContext();
        secure = new SecureLinks(this::context, new Arrivals());
        Dialback dialback = new Dialback(
                new DialbackPorts(parts.loop(), parts.dialer(), this::peerId, counters, parts.random()), address -> {});
        classicService = new ClassicService(
                dialback, new MetadataAnswers(parts.loop(), parts.files(), parts.gate()), ClassicService.Features.NONE);
        classic = parts.classic().map(this::classicLinks);
        door = new OverlayDoor(
                doorkeeper,
                counters,
                secure,
                classic.<OverlayDoor.Entrance>map(links -> onlyForStrangers(new ClassicEntrance(links, dialback)))
                        .orElse(OverlayService::refuse));
        means = new Dialling.Means(parts.dialer(), secure, classic, parts.ways());
    }

    private SecureContext secureContext() {
        OverlayPeerId peerId =
                OverlayPeerId.create(parts.self().code(), parts.self().port().getAsInt(), parts.random());
        byte[] instance = new byte[INSTANCE];
        parts.random().nextBytes(instance);
        SecureSelf self =
                new SecureSelf(parts.friend(), peerId, parts.self().client(), router.versions(), BString.of(instance));
        return new SecureContext(parts.loop(), parts.random(), self, parts.acquaintances(), signing, counters);
    }

    private SecureContext context() {
        OverlayPeerId before = context.self().peerId();
        int port = parts.self().port().getAsInt();
        if (port != before.listenPort()) {
            context = context.with(context.self().with(before.withPort(port)));
        }
        return context;
    }

    private OverlayPeerId peerId() {
        return context().self().peerId();
    }

    private ClassicLinks classicLinks(Identity identity) {
        ClassicPorts ports = new ClassicPorts(
                parts.loop(),
                identity,
                this::peerId,
                parts.acquaintances()::isBlocked,
                signing,
                counters,
                parts.random());
        return new ClassicLinks(ports, parts.dialer(), table);
    }

    /** Whether the user lets strangers know that we are there. */
    public boolean meetsStrangers() {
        return !parts.acquaintances().friendsOnly();
    }

    /** No friend comes by a classic link. */
    private OverlayDoor.Entrance onlyForStrangers(OverlayDoor.Entrance entrance) {
        return (stream, visit) -> {
            if (meetsStrangers()) {
                entrance.accept(stream, visit);
            } else {
                refuse(stream, visit);
            }
        };
    }

    /** Classic links are off. */
    private static void refuse(Stream stream, Doorkeeper.Visit visit) {
        visit.over();
        stream.close(LinkEnd.VERSION.name());
    }

    private PermId own(LinkKind kind) {
        Identity identity =
                kind == LinkKind.SECURE ? parts.friend() : parts.classic().orElse(parts.friend());
        return identity.permId();
    }

    @Override
    public void accept(RawLink link) {
        if (closed) {
            CLOSED.accept(link);
        } else {
            door.accept(link);
        }
    }

    @Override
    public Optional<Link> to(PermId peer) {
        return table.get(peer);
    }

    @Override
    public Collection<Link> all() {
        return table.all();
    }

    @Override
    public void dial(InetSocketAddress address, PermId wanted, Outcome outcome) {
        Optional<Link> there = table.get(wanted);
        if (there.isPresent()) {
            outcome.up(there.get());
        } else {
            dial(address, Optional.of(wanted), outcome);
        }
    }

    /** Opens a link to whoever is at the address: a secure one, or a classic one to an original client. */
    public void dial(InetSocketAddress address, Outcome outcome) {
        dial(address, Optional.empty(), outcome);
    }

    private void dial(InetSocketAddress address, Optional<PermId> wanted, Outcome outcome) {
        if (closed || dialled >= MAX_DIALLED) {
            outcome.failed(closed ? LinkEnd.STOPPED : LinkEnd.CROWDED_OUT);
            return;
        }
        dialled++;
        new Dialling(means, address, wanted, new Counted(outcome)).next();
    }

    @Override
    public void close(PermId peer, LinkEnd reason) {
        table.close(peer, reason);
    }

    /** Ends all links; nothing is accepted or dialled any more. */
    public void close() {
        closed = true;
        classic.ifPresent(ClassicLinks::close);
        table.all().forEach(link -> table.close(link.peer(), LinkEnd.STOPPED));
    }

    public OverlayStatus status() {
        return new OverlayStatus(
                parts.friend().permId(),
                parts.classic().map(Identity::permId),
                table.all().stream().map(OverlayService::row).toList(),
                doorkeeper.waiting(),
                counters.snapshot());
    }

    /** A link as the status has it. */
    public static OverlayStatus.LinkRow row(Link link) {
        InetSocketAddress remote = link.remote();
        InetAddress address = remote.getAddress();
        String host = address.getHostAddress();
        return new OverlayStatus.LinkRow(
                link.peer(),
                link.kind(),
                link.version(),
                (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + remote.getPort(),
                link.openedByUs());
    }

    private boolean isWelcome(Link link) {
        return !closed && (up < MAX_LINKS || parts.acquaintances().friends().containsKey(link.peer()));
    }

    /** Secure links, authenticated just now. */
    private final class Arrivals implements SecureLinks.Listener {
        @Override
        public void onUp(Link link) {
            known.add(link.remote().getAddress());
            if (isWelcome(link)) {
                table.add(link);
            } else {
                link.close(LinkEnd.CROWDED_OUT);
            }
        }

        @Override
        public void onOwnIdentityElsewhere(InetSocketAddress from) {
            parts.identityElsewhere().accept(from);
        }
    }

    /** Gives links in use to those who speak on links of their kind. */
    private final class Users implements LinkTable.User {
        @Override
        public void onUp(Link link) {
            up++;
            user(link).onUp(link);
            if (link.kind() == LinkKind.CLASSIC && !isWelcome(link)) {
                link.close(LinkEnd.CROWDED_OUT);
            }
        }

        @Override
        public void onMessage(Link link, int id, byte[] payload) {
            user(link).onMessage(link, id, payload);
        }

        @Override
        public void onEnded(Link link, LinkEnd reason) {
            up--;
            user(link).onEnded(link, reason);
        }

        private LinkTable.User user(Link link) {
            return link.kind() == LinkKind.SECURE ? router : classicService;
        }
    }

    private final class Counted implements Outcome {
        private final Outcome outcome;

        Counted(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public void up(Link link) {
            dialled--;
            outcome.up(link);
        }

        @Override
        public void failed(LinkEnd reason) {
            dialled--;
            outcome.failed(reason);
        }
    }
}
