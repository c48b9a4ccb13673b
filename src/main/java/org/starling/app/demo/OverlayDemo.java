package org.starling.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.starling.engine.EngineConfig;
import org.starling.overlay.disclosure.Disclosure;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.OverlayStatus;
import org.starling.social.friends.FriendState;
import org.starling.social.friends.FriendView;
import org.starling.social.friends.InvitationLink;
import org.starling.social.friends.Profile;

/** Four peers on the overlay, two of which become friends. Its methods are called in their order, on one thread. */
public final class OverlayDemo implements AutoCloseable {
    private static final List<String> NAMES = List.of("Anna", "Bram", "Carla", "Daan");
    private static final long MEMORY = 16L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<DemoPeer> peers = new ArrayList<>();

    /** @param folder is the caller's to delete */
    public OverlayDemo(Path folder, DemoPeers engines) throws IOException {
        for (String name : NAMES) {
            Path own = folder.resolve("overlay-" + name.toLowerCase(Locale.ROOT));
            peers.add(engines.start(config(own), own));
        }
    }

    private static EngineConfig config(Path folder) {
        return EngineConfig.onLoopback(folder.resolve("resume"), MEMORY, 8, 16);
    }

    /** Everybody dials everybody once; gives how many links there are. */
    public int meet() throws InterruptedException, TimeoutException {
        int links = 0;
        for (int from = 0; from < peers.size(); from++) {
            for (int to = from + 1; to < peers.size(); to++) {
                OverlayStatus.LinkRow unused = await(
                        peers.get(from).overlay().connect(peers.get(to).engine().listening()));
                links++;
            }
        }
        return links;
    }

    public int members() {
        return peers.size();
    }

    public String name(int peer) {
        return NAMES.get(peer);
    }

    public PermId permId(int peer) {
        return peers.get(peer).overlay().identity().permId();
    }

    /** The first invites. */
    public InvitationLink invite() throws InterruptedException, TimeoutException {
        await(peers.get(0).overlay().friends().profile(new Profile(name(0), Optional.empty())));
        await(peers.get(1).overlay().friends().profile(new Profile(name(1), Optional.empty())));
        return await(peers.get(0).overlay().friends().invite());
    }

    /** The second answers; returns when each has the other online as a friend. */
    public void befriend(InvitationLink invitation) throws InterruptedException, TimeoutException {
        await(peers.get(1).overlay().friends().add(invitation, ""));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasFriend(0, 1) || !hasFriend(1, 0)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException();
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private boolean hasFriend(int peer, int friend) throws InterruptedException, TimeoutException {
        List<FriendView> people = await(peers.get(peer).overlay().friends().list());
        return people.stream()
                .anyMatch(one -> one.friend().permId().equals(permId(friend))
                        && one.friend().state() == FriendState.FRIEND
                        && one.friend().profile().name().equals(name(friend))
                        && one.online().isPresent());
    }

    /** What was told by a peer, the first thing first. */
    public List<String> told(int peer) throws InterruptedException, TimeoutException {
        List<Disclosure> latest = await(peers.get(peer).overlay().log().latest(10));
        List<String> told = new ArrayList<>();
        latest.forEach(one -> told.add(0, String.join(", ", one.what())));
        return told;
    }

    private static <T> T await(CompletableFuture<T> done) throws InterruptedException, TimeoutException {
        try {
            return done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        peers.forEach(DemoPeer::close);
    }
}
