package org.starling.app.overlay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.net.EventLoop;
import org.starling.overlay.Rendezvous;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.disclosure.DisclosureLog;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.IdentityStore;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.Passphrase;
import org.starling.overlay.service.Links;
import org.starling.overlay.service.OverlayParts;
import org.starling.overlay.service.OverlayService;
import org.starling.overlay.service.OverlayStatus;
import org.starling.settings.FlagSetting;
import org.starling.settings.Settings;
import org.starling.social.friends.FriendParts;
import org.starling.social.friends.FriendStore;
import org.starling.social.friends.Friends;
import org.starling.wire.HostPort;

/** The overlay while it is on: keys, links, friends, and the record of what was told. Safe for any thread. */
public final class OverlayNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayNode.class);
    private static final long SECONDS = 5;
    private static final String CODE = "SG0100";

    private final EngineOverlay engine;
    private final Identity identity;
    private final DisclosureLog log;
    private final FriendStore store;
    private final Friends friends;
    private final DisclosureGate gate;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(OverlayNode::daemon);
    private final OverlayService service;
    private final Runnable deaf;
    private volatile Optional<Impostor> impostor = Optional.empty();

    /** Somebody who proved to be us. */
    public record Impostor(Instant at, InetSocketAddress from) {}

    /** What the overlay is made for. */
    public record Setting(
            Path folder, Supplier<Settings> settings, Discretion discretion, FileSource files, String client) {}

    /** Where torrent files come from, once there is a loop to answer on. */
    @FunctionalInterface
    public interface FileSource {
        FileSource NONE = (loop, reading) -> TorrentFiles.NONE;

        /** @param reading where a file may be read and hashed */
        TorrentFiles on(EventLoop loop, Executor reading);
    }

    /**
     * Turns it on. Blocks: keys and databases are read, on the first time made.
     *
     * @param passphrase of the keys; keys that need none are opened all the same
     * @throws KeyFileException if a key cannot be used as it is; nothing was changed then
     */
    public static OverlayNode start(EngineOverlay engine, Setting setting, Optional<Passphrase> passphrase)
            throws IOException, KeyFileException {
        IdentityStore keys = keys(setting.folder());
        Identity friend = keys.loadOrCreate(KeyCurve.P256, passphrase);
        Optional<Identity> classic = setting.settings().get().get(FlagSetting.OVERLAY_CLASSIC)
                ? Optional.of(keys.loadOrCreate(KeyCurve.SECT233K1, passphrase))
                : Optional.empty();
        return new OverlayNode(engine, setting, friend, classic);
    }

    /** The keys of a state folder. */
    public static IdentityStore keys(Path folder) {
        return new IdentityStore(folder.resolve("keys"), new SecureRandom());
    }

    private OverlayNode(EngineOverlay engine, Setting setting, Identity friend, Optional<Identity> classic)
            throws IOException {
        this.engine = engine;
        this.identity = friend;
        log = new DisclosureLog(setting.folder().resolve("disclosures.db"));
        store = new FriendStore(setting.folder().resolve("friends.db"));
        gate = new DisclosureGate(
                setting.discretion(),
                told -> {
                    CompletableFuture<?> unused = log.add(told);
                },
                Clock.systemUTC());
        try {
            friends = Friends.load(friendParts(setting, friend)).join();
            service = onLoop(() -> begin(setting, friend, classic)).join();
            deaf = onLoop(() -> engine.watch().changes().listen(friends::networkChanged))
                    .join();
        } catch (CompletionException failed) {
            closeFiles();
            throw new IOException(failed.getCause());
        }
    }

    private FriendParts friendParts(Setting setting, Identity friend) {
        Supplier<Settings> settings = setting.settings();
        return new FriendParts(
                engine.loop(),
                new SecureRandom(),
                Clock.systemUTC(),
                friend,
                store,
                gate,
                engine.dht()
                        .<Rendezvous>map(dht -> new DhtRendezvous(dht, engine::port))
                        .orElse(Rendezvous.NONE),
                new FriendParts.Consent(
                        () -> settings.get().get(FlagSetting.OVERLAY_FRIENDS_ONLY),
                        () -> settings.get().get(FlagSetting.OVERLAY_RENDEZVOUS)),
                PeerAddresses::mayDial,
                this::addresses);
    }

    /** Loop thread. */
    private OverlayService begin(Setting setting, Identity friend, Optional<Identity> classic) {
        OverlayParts parts = new OverlayParts(
                engine.loop(),
                new SecureRandom(),
                friend,
                classic,
                new OverlayParts.Self(CODE, setting.client(), engine::port),
                friends.acquaintances(),
                new EngineLinkDialer(engine.loop(), engine.dialer()),
                engine.ways(),
                setting.files().on(engine.loop(), reading),
                gate,
                this::identityElsewhere);
        OverlayService begun = new OverlayService(parts, List.of(friends.feature()));
        friends.start(begun);
        engine.door().on(begun);
        engine.meetings().on(begun, engine.loop());
        return begun;
    }

    private void identityElsewhere(InetSocketAddress from) {
        LOG.warn("somebody else proved to have this identity");
        impostor = Optional.of(new Impostor(Instant.now(), from));
    }

    /** Where we can be reached, for invitations: as others see us, and as we see ourselves. Loop thread. */
    private List<HostPort> addresses() {
        int port = engine.port();
        List<HostPort> all = new ArrayList<>();
        Stream.of(false, true)
                .flatMap(six -> engine.external().current(six).stream())
                .forEach(address -> HostPort.of(address.getHostAddress(), port).ifPresent(all::add));
        InetAddress bound = engine.listening().getAddress();
        if (!bound.isAnyLocalAddress()) {
            HostPort.of(bound.getHostAddress(), engine.listening().getPort())
                    .filter(one -> !all.contains(one))
                    .ifPresent(all::add);
        }
        return all;
    }

    public Identity identity() {
        return identity;
    }

    public Friends friends() {
        return friends;
    }

    public DisclosureLog log() {
        return log;
    }

    /** Who proved to be us, if anybody did. */
    public Optional<Impostor> impostor() {
        return impostor;
    }

    public CompletableFuture<OverlayStatus> status() {
        return onLoop(service::status);
    }

    /** Opens a link and waits until it is authenticated. */
    public CompletableFuture<OverlayStatus.LinkRow> connect(InetSocketAddress address) {
        CompletableFuture<OverlayStatus.LinkRow> connected = new CompletableFuture<>();
        Links.Outcome outcome = new Links.Outcome() {
            @Override
            public void up(Link link) {
                connected.complete(OverlayService.row(link));
            }

            @Override
            public void failed(LinkEnd reason) {
                connected.completeExceptionally(new LinkFailedException(reason));
            }
        };
        if (isSelf(address)) {
            outcome.failed(LinkEnd.SELF);
        } else {
            engine.loop().execute(() -> service.dial(address, outcome));
        }
        return connected;
    }

    /** The one who is called notices first, and closes without a word. */
    private boolean isSelf(InetSocketAddress address) {
        InetAddress bound = engine.listening().getAddress();
        InetAddress called = address.getAddress();
        boolean here = bound.isAnyLocalAddress()
                ? called.isLoopbackAddress() || engine.watch().isOwn(called)
                : called.equals(bound);
        return here && address.getPort() == engine.listening().getPort();
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, engine.loop());
    }

    /** Turns it off: all links end, and whoever comes is answered as for an unknown torrent. */
    @Override
    public void close() {
        try {
            onLoop(() -> {
                        engine.door().off();
                        engine.meetings().off();
                        deaf.run();
                        friends.stop();
                        service.close();
                        return true;
                    })
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException late) {
            LOG.warn("the overlay did not end in order: {}", late.toString());
        }
        closeFiles();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "overlay-files");
        thread.setDaemon(true);
        return thread;
    }

    private void closeFiles() {
        reading.shutdown();
        log.close();
        store.close();
    }
}
