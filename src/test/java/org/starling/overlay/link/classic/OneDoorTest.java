package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.bt.BtEngine;
import org.starling.engine.bt.EngineNet;
import org.starling.engine.bt.EngineParts;
import org.starling.engine.discovery.overlay.OverlayAnnouncements;
import org.starling.engine.discovery.overlay.OverlayMeetings;
import org.starling.engine.peer.OverlayCallback;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.RawLink;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;
import org.starling.rig.Await;

/** Real engines and sockets: classic links come and go through the port at which a torrent is served meanwhile. */
final class OneDoorTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final int CONTENT = 3_000_000;

    @TempDir
    Path temp;

    private final Node seeder = new Node(OriginalKey.of("bob").identity());
    private final Node leecher = new Node(OriginalKey.of("carol").identity());
    private EngineTorrent served;
    private Metainfo torrent;

    /** An engine with a member of the overlay in it, wired as the program does. */
    private static final class Node implements OverlayMeetings, AutoCloseable {
        private final Identity identity;
        private volatile boolean on = true;
        private volatile @Nullable Member member;
        private volatile @Nullable BtEngine engine;

        Node(Identity identity) {
            this.identity = identity;
        }

        void start(Path folder) throws IOException {
            EngineConfig config = EngineConfig.onLoopback(folder, 16 << 20, 32, 50);
            engine = BtEngine.start(
                    config, new EngineParts(link -> member().door.accept(link), this::extensions, net -> List.of()));
        }

        private List<ExtensionFactory> extensions(EngineNet net) {
            LinkDialer dialer =
                    (address, encrypted, callback) -> net.overlay().dial(address, encrypted, new OverlayCallback() {
                        @Override
                        public void connected(RawLink link) {
                            callback.connected(link);
                        }

                        @Override
                        public void failed(CloseReason reason) {
                            callback.failed();
                        }
                    });
            member = new Member(net.loop(), dialer, net.listening(), identity);
            return List.of(new OverlayAnnouncements(this));
        }

        Member member() {
            Member made = member;
            if (made == null) {
                throw new IllegalStateException("not started");
            }
            return made;
        }

        BtEngine engine() {
            BtEngine started = engine;
            if (started == null) {
                throw new IllegalStateException("not started");
            }
            return started;
        }

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void met(InetSocketAddress peer, boolean encrypted) {
            member().links.connect(peer, encrypted, Optional.empty(), new ClassicLinks.Dialled() {
                @Override
                public void connected(Link link) {}

                @Override
                public void failed(LinkEnd reason) {}
            });
        }

        @Override
        public void close() {
            engine().close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        seeder.start(temp.resolve("a"));
        leecher.start(temp.resolve("b"));
        byte[] content = new byte[CONTENT];
        new Random(1).nextBytes(content);
        Path folder = Files.createDirectories(temp.resolve("content"));
        Path file = folder.resolve("file");
        Files.write(file, content);
        CreateRequest request = new CreateRequest(
                file, Optional.empty(), false, List.of(), List.of(), Optional.empty(), "", Optional.empty());
        torrent = seeder.engine().metainfo().parse(seeder.engine().metainfo().create(request, p -> {}));
        served = seeder.engine().start(known(), TorrentSettings.in(folder), new TorrentListener() {});
        awaitSeeding(served);
    }

    private TorrentSource known() {
        return new TorrentSource.Known(torrent);
    }

    @AfterEach
    void close() {
        seeder.close();
        leecher.close();
    }

    private static void awaitSeeding(EngineTorrent one) {
        Await.until(LONG, "it has everything", () -> one.snapshot().phase() instanceof TorrentPhase.Seeding);
    }

    private EngineTorrent download() {
        EngineTorrent started =
                leecher.engine().start(known(), TorrentSettings.in(temp.resolve("out")), new TorrentListener() {});
        started.addPeers(List.of(seeder.engine().listening()));
        return started;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void originalsDialTheDoorAtWhichATorrentIsServed(boolean encrypted) throws Exception {
        seeder.on = false;
        try (OriginalHost host = new OriginalHost(() -> original(false, 1))) {
            EngineTorrent downloading = download();
            OriginalPeer peer = new OriginalPeer(
                            ALICE, true, Timing.HOLDS_ID_BACK, host.address().getPort(), 2, 9)
                    .dialled(seeder.engine().listening().getPort());
            Scripted visitor = host.dial(seeder.engine().listening(), encrypted, peer);
            Member we = seeder.member();
            Await.until(LONG, "the link is up", () -> we.met.size() == 1 && host.ask(peer::isAuthenticated));
            assertThat(we.link().peer().base64()).isEqualTo(ALICE.base64());
            host.run(() -> visitor.say(232, (byte) 4, (byte) 17, (byte) 0, (byte) 1));
            Await.until(
                    LONG,
                    "it is answered",
                    () -> host.ask(() -> peer.heard().stream().anyMatch(message -> message.id() == 231)));
            awaitSeeding(downloading);
            assertThat(host.ask(peer::complaint)).isEmpty();
            assertThat(we.link().isOpen()).isTrue();
        }
    }

    private static OriginalPeer original(boolean dials, int port) {
        return new OriginalPeer(ALICE, dials, Timing.WHOLE, port, 2, 9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weDialOriginals(boolean encrypted) throws Exception {
        int[] port = new int[1];
        try (OriginalHost host = new OriginalHost(() -> original(false, port[0]))) {
            port[0] = host.address().getPort();
            EngineTorrent downloading = download();
            Member we = seeder.member();
            CompletableFuture<Link> dialled = new CompletableFuture<>();
            CompletableFuture.runAsync(
                            () -> we.links.connect(
                                    host.address(),
                                    encrypted,
                                    Optional.of(ALICE.identity().permId()),
                                    done(dialled)),
                            we.loop)
                    .get(20, TimeUnit.SECONDS);
            Link link = dialled.get(20, TimeUnit.SECONDS);
            assertThat(link.openedByUs()).isTrue();
            assertThat(link.peer().base64()).isEqualTo(ALICE.base64());
            Scripted visit = host.visits.get(0);
            Await.until(LONG, "both are content", () -> host.ask(visit.peer::isAuthenticated));
            assertThat(host.ask(visit.peer::complaint)).isEmpty();
            assertThat(host.ask(() -> visit.stream.encrypted())).isEqualTo(encrypted);
            awaitSeeding(downloading);
        }
    }

    private static ClassicLinks.Dialled done(CompletableFuture<Link> result) {
        return new ClassicLinks.Dialled() {
            @Override
            public void connected(Link link) {
                result.complete(link);
            }

            @Override
            public void failed(LinkEnd reason) {
                result.completeExceptionally(new AssertionError(reason));
            }
        };
    }

    /** Who dialled the torrent's connection learns that the other is a member, and dials it. */
    @Test
    void membersFindEachOtherInASwarm() {
        EngineTorrent downloading = download();
        Await.until(
                LONG,
                "they are linked",
                () -> seeder.member().met.size() == 1 && leecher.member().met.size() == 1);
        assertThat(leecher.member().link().openedByUs()).isTrue();
        assertThat(leecher.member().link().peer()).isEqualTo(seeder.identity.permId());
        assertThat(seeder.member().link().peer()).isEqualTo(leecher.identity.permId());
        awaitSeeding(downloading);
        assertThat(seeder.member().met).hasSize(1);
    }

    @Test
    void whoIsOffTheOverlayIsNotDialled() {
        seeder.on = false;
        awaitSeeding(download());
        assertThat(leecher.member().met).isEmpty();
        assertThat(leecher.member().counters.snapshot()).isEmpty();
        assertThat(served.snapshot().phase()).isInstanceOf(TorrentPhase.Seeding.class);
    }
}
