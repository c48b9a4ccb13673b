package org.starling.library;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.starling.engine.TorrentLimits;
import org.starling.library.queue.QueueMove;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareLimits.Match;
import org.starling.library.share.ShareLimits.Then;
import org.starling.wire.InfoHash;

/** A library whose list is changed without end, until somebody kills it. Each change that was acknowledged is noted. */
final class KillVictim {
    static final int TORRENTS = 20;

    private static final int AT_ONCE = 8;

    private KillVictim() {}

    static String name(int torrent) {
        return "torrent " + torrent;
    }

    /** Arguments: the library's folder, a file for the notes, the number of the first change. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LibraryRig rig = new LibraryRig(Path.of(args[0]));
        List<InfoHash> hashes = java.util.stream.IntStream.range(0, TORRENTS)
                .mapToObj(torrent -> rig.add(name(torrent)))
                .toList();
        Semaphore room = new Semaphore(AT_ONCE);
        try (FileOutputStream notes = new FileOutputStream(args[1], true)) {
            for (int change = Integer.parseInt(args[2]); ; change++) {
                room.acquire();
                int number = change;
                CompletableFuture<Void> unused = change(rig.library, hashes, number)
                        .whenComplete((done, failed) -> {
                            note(notes, failed == null ? "done " + number : "failed " + number + " " + failed);
                            room.release();
                        });
            }
        }
    }

    /** What the change of that number does to torrent number modulo {@link #TORRENTS}. */
    private static CompletableFuture<Void> change(Library library, List<InfoHash> hashes, int number) {
        InfoHash hash = hashes.get(number % TORRENTS);
        return switch (number / TORRENTS % 5) {
            case 0 -> library.limit(hash, new TorrentLimits(number, 0, 0));
            case 1 -> library.share(hash, Optional.of(ratio(number)));
            case 2 -> library.labels().tag(List.of(hash), Set.of("n" + number));
            case 3 -> library.move(hash, Path.of("/moved", Integer.toString(number)), progress -> {});
            default -> library.queue().move(List.of(hash), QueueMove.TOP);
        };
    }

    static ShareLimits ratio(int number) {
        return new ShareLimits(Optional.of((double) number), Optional.empty(), Optional.empty(), Match.ANY, Then.PAUSE);
    }

    /** In one write, which the kernel has when it returns. */
    private static void note(FileOutputStream notes, String line) {
        try {
            synchronized (notes) {
                notes.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
