package org.starling.overlay.link.classic;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.starling.net.EventLoop;
import org.starling.overlay.classic.ClassicService;
import org.starling.overlay.dialback.Dialback;
import org.starling.overlay.dialback.DialbackPorts;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkTable;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.metadata.MetadataAnswers;
import org.starling.overlay.metadata.PublicTorrent;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.wire.InfoHash;

/** All of ours that classic links touch, at one address; it remembers what comes of it. */
final class Member implements ClassicService.Features {
    final EventLoop loop;
    final InetSocketAddress address;
    final Identity identity;
    final LinkCounters counters = new LinkCounters();
    final List<Link> met = new CopyOnWriteArrayList<>();
    final List<Link> parted = new CopyOnWriteArrayList<>();
    final List<OverlayMessage> heard = new CopyOnWriteArrayList<>();
    final List<Optional<InetAddress>> reached = new CopyOnWriteArrayList<>();
    final Map<InfoHash, PublicTorrent> torrents = new ConcurrentHashMap<>();
    final List<PermId> blocked = new CopyOnWriteArrayList<>();
    final Doorkeeper doorkeeper;
    final OverlayDoor door;
    final LinkTable table;
    final ClassicLinks links;
    final OverlayPeerId self;

    Member(EventLoop loop, LinkDialer dialer, InetSocketAddress address, Identity identity) {
        this.loop = loop;
        this.address = address;
        this.identity = identity;
        Random random = new Random(address.hashCode());
        self = OverlayPeerId.create("S01---", address.getPort(), random);
        doorkeeper = new Doorkeeper(loop, from -> false, counters);
        Dialback dialback = new Dialback(new DialbackPorts(loop, dialer, () -> self, counters, random), reached::add);
        TorrentFiles files = (torrent, answer) -> answer.accept(Optional.ofNullable(torrents.get(torrent)));
        DisclosureGate gate = new DisclosureGate(torrents::containsKey, told -> {}, () -> Instant.EPOCH);
        ClassicService service = new ClassicService(dialback, new MetadataAnswers(loop, files, gate), this);
        table = new LinkTable(loop, kind -> identity.permId(), service);
        links = new ClassicLinks(
                new ClassicPorts(
                        loop, identity, () -> self, blocked::contains, new SigningBudget(loop), counters, random),
                dialer,
                table);
        door = new OverlayDoor(
                doorkeeper,
                counters,
                (stream, visit) -> stream.close("no secure links here"),
                new ClassicEntrance(links, dialback));
    }

    /** Dials, and gives the list to which the outcome will be added: a link, or why there is none. */
    List<Object> connect(InetSocketAddress to, Optional<PermId> expected) {
        List<Object> outcome = new CopyOnWriteArrayList<>();
        links.connect(to, false, expected, new ClassicLinks.Dialled() {
            @Override
            public void connected(Link link) {
                outcome.add(link);
            }

            @Override
            public void failed(LinkEnd reason) {
                outcome.add(reason);
            }
        });
        return outcome;
    }

    List<Object> connect(InetSocketAddress to) {
        return connect(to, Optional.empty());
    }

    Link link() {
        return met.get(met.size() - 1);
    }

    @Override
    public void met(Link link) {
        met.add(link);
    }

    @Override
    public void onMessage(Link link, OverlayMessage message) {
        heard.add(message);
    }

    @Override
    public void parted(Link link) {
        parted.add(link);
    }
}
