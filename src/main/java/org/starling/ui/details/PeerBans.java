package org.starling.ui.details;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.starling.engine.PeerSnapshot;
import org.starling.settings.ListSetting;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Notices;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;

/** Bans peers by their addresses, for all torrents and for good, and lets that be taken back. Window's thread. */
final class PeerBans {
    private final LiveSettings settings;
    private final Threads threads;
    private final Notices notices;
    private final Words words;

    PeerBans(LiveSettings settings, Threads threads, Notices notices, Words words) {
        this.settings = settings;
        this.threads = threads;
        this.notices = notices;
        this.words = words;
    }

    /** Whoever comes back by another port is the same peer, so ports do not count. */
    void ban(Collection<PeerSnapshot> peers) {
        Set<String> named = new LinkedHashSet<>();
        peers.forEach(peer -> digits(peer).ifPresent(named::add));
        named.removeAll(settings.current().get(ListSetting.BANNED_PEERS));
        if (named.isEmpty()) {
            return;
        }
        List<String> addresses = List.copyOf(named);
        change(
                banned -> {
                    Set<String> more = new LinkedHashSet<>(banned);
                    more.addAll(addresses);
                    return List.copyOf(more);
                },
                () -> notices.add(new Notices.Notice(
                        Notices.Tone.INFO,
                        words.get("peers.banned", String.join(", ", addresses)),
                        Optional.of(new Notices.Remedy(words.get("undo.name"), () -> unban(addresses))))));
    }

    private void unban(List<String> addresses) {
        change(
                banned ->
                        banned.stream().filter(one -> !addresses.contains(one)).toList(),
                () -> notices.info(words.get("peers.unbanned", String.join(", ", addresses))));
    }

    private void change(UnaryOperator<List<String>> change, Runnable done) {
        CompletableFuture<Void> saved = new CompletableFuture<>();
        threads.background(() -> {
            try {
                settings.change(before -> with(before, change.apply(before.get(ListSetting.BANNED_PEERS))));
                saved.complete(null);
            } catch (IOException | RuntimeException failed) {
                saved.completeExceptionally(failed);
            }
        });
        threads.show(
                saved,
                nothing -> done.run(),
                failed -> notices.error(
                        failed instanceof IllegalArgumentException
                                ? words.get("peers.bans.full")
                                : new Failures(words).sentence(failed)));
    }

    private static Settings with(Settings before, List<String> banned) {
        return before.with(ListSetting.BANNED_PEERS, banned);
    }

    /** Without the name of an interface, which may be another one tomorrow. */
    private static Optional<String> digits(PeerSnapshot peer) {
        return Optional.ofNullable(peer.address().getAddress())
                .map(InetAddress::getHostAddress)
                .map(text -> text.replaceFirst("%.*", ""));
    }
}
