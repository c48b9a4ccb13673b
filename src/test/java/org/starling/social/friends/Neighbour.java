package org.starling.social.friends;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.disclosure.Disclosure;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.overlay.service.OverlayParts;
import org.starling.overlay.service.OverlayService;
import org.starling.overlay.service.Village;
import org.starling.store.BackgroundDatabase;
import org.starling.wire.HostPort;

/** Somebody with friends, a database, and an address in the village. */
final class Neighbour {
    final Identity identity;
    final List<Disclosure> told = new ArrayList<>();
    InetSocketAddress address;
    boolean rendezvous;
    private final Village village;
    private final Path file;
    private final Random random;
    private @Nullable Friends friends;
    private @Nullable FriendStore store;
    private @Nullable OverlayService service;

    /** Is online from the beginning. */
    Neighbour(Village village, int number, Path folder) {
        this(village, number, TestKeys.friend(number), folder.resolve(number + ".db"));
    }

    Neighbour(Village village, int number, Identity identity, Path file) {
        this.village = village;
        this.identity = identity;
        this.file = file;
        random = new Random(number);
        address = Village.address("10.0." + number + ".1");
        come();
    }

    PermId permId() {
        return identity.permId();
    }

    Friends friends() {
        if (friends == null) {
            throw new IllegalStateException("offline");
        }
        return friends;
    }

    OverlayService service() {
        if (service == null) {
            throw new IllegalStateException("offline");
        }
        return service;
    }

    /** The program starts. */
    void come() {
        FriendStore opened = new FriendStore(BackgroundDatabase.atOnce(file, FriendStore.class));
        DisclosureGate gate = new DisclosureGate(Discretion.SILENT, told::add, village::now);
        FriendParts parts = new FriendParts(
                village.loop,
                random,
                village::now,
                identity,
                opened,
                gate,
                village.rendezvous(() -> address),
                new FriendParts.Consent(() -> false, () -> rendezvous),
                (peer, source) -> true,
                () -> List.of(home()));
        Friends begun = Friends.load(parts).join();
        OverlayService overlay = new OverlayService(
                new OverlayParts(
                        village.loop,
                        random,
                        identity,
                        Optional.empty(),
                        new OverlayParts.Self("SIM---", "Starling test", address::getPort),
                        begun.acquaintances(),
                        village.dialer(() -> address),
                        List.of(false),
                        TorrentFiles.NONE,
                        gate,
                        from -> {}),
                List.of(begun.feature()));
        store = opened;
        friends = begun;
        service = overlay;
        village.open(address, overlay);
        begun.start(overlay);
    }

    /** The program ends. */
    void go() {
        village.close(address);
        friends().stop();
        service().close();
        if (store != null) {
            store.close();
        }
        friends = null;
        service = null;
    }

    /** Ends, and starts again elsewhere. */
    void move(String ip) {
        go();
        address = Village.address(ip);
        come();
    }

    HostPort home() {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort());
    }

    InvitationLink invite() {
        return await(friends().invite());
    }

    List<FriendView> list() {
        return await(friends().list());
    }

    FriendView view(Neighbour other) {
        return list().stream()
                .filter(one -> one.friend().permId().equals(other.permId()))
                .findFirst()
                .orElseThrow();
    }

    FriendState state(Neighbour other) {
        return view(other).friend().state();
    }

    boolean isOnline(Neighbour other) {
        return list().stream()
                .anyMatch(one -> one.friend().permId().equals(other.permId())
                        && one.friend().state() == FriendState.FRIEND
                        && one.online().isPresent());
    }

    boolean knows(Neighbour other) {
        return list().stream().anyMatch(one -> one.friend().permId().equals(other.permId()));
    }

    List<String> toldOf() {
        return told.stream().flatMap(one -> one.what().stream()).toList();
    }

    /** Runs the village until it is done. */
    <T> T await(CompletableFuture<T> done) {
        village.loop.runUntil(done::isDone, Duration.ofMinutes(1));
        try {
            return done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
