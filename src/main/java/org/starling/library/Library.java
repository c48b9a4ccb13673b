package org.starling.library;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentLimits;
import org.starling.library.category.LabelCommands;
import org.starling.library.queue.QueueCommands;
import org.starling.library.schedule.RateMode;
import org.starling.library.share.ShareLimits;
import org.starling.library.statistics.Statistics;
import org.starling.library.stream.StreamedFile;
import org.starling.library.undo.UndoCommands;
import org.starling.library.watch.WatchFolder;
import org.starling.wire.InfoHash;

/**
 * The list of torrents and all commands on it. Thread-safe; a future completes when the change is saved, so an
 * acknowledged change survives kill -9, and exceptionally with a {@link LibraryException}.
 */
public interface Library extends AutoCloseable {

    /** Adds, or merges trackers and peers into the one that is there already. */
    CompletableFuture<InfoHash> add(AddRequest request);

    CompletableFuture<Void> pause(InfoHash torrent);

    CompletableFuture<Void> resume(InfoHash torrent);

    CompletableFuture<Void> recheck(InfoHash torrent);

    CompletableFuture<Void> remove(InfoHash torrent, boolean deleteData);

    /** Priorities by file index; files not named keep theirs. */
    CompletableFuture<Void> prioritise(InfoHash torrent, Map<Integer, FilePriority> priorities);

    /** A new relative path for a file, made safe or refused. */
    CompletableFuture<Void> rename(InfoHash torrent, int file, String path);

    CompletableFuture<Void> order(InfoHash torrent, boolean sequential, boolean firstAndLastFirst);

    /** Changes what the torrent may use, at once. */
    CompletableFuture<Void> limit(InfoHash torrent, TorrentLimits limits);

    CompletableFuture<Void> move(InfoHash torrent, Path folder, DoubleConsumer progress);

    /** Its own limits of sharing; empty: those of its category, or of all. */
    CompletableFuture<Void> share(InfoHash torrent, Optional<ShareLimits> limits);

    /** Replaces the tiers of trackers. */
    CompletableFuture<Void> trackers(InfoHash torrent, List<List<String>> tiers);

    /** Asks its trackers, and everybody else who may know peers, at once; those asked a moment ago wait a little. */
    CompletableFuture<Void> announce(InfoHash torrent);

    CompletableFuture<Void> addPeers(InfoHash torrent, Collection<InetSocketAddress> peers);

    /** The order in which torrents have their turn. */
    QueueCommands queue();

    /** Categories, tags and rules. */
    LabelCommands labels();

    /** Steps that can be taken back. */
    UndoCommands undo();

    /** What was moved on each day. */
    Statistics statistics();

    /** Switches the rates by hand, until the schedule changes them next; empty: as the schedule has them. */
    CompletableFuture<Void> switchRates(Optional<RateMode> mode);

    /** Replaces the list of folders that are watched. */
    CompletableFuture<Void> watchFolders(List<WatchFolder> folders);

    /** Changes what holds for all torrents, at once; not saved here: the settings are. */
    void configure(LibraryOptions options);

    /** Everything at one moment; what has not changed is the same object as before. */
    LibrarySnapshot snapshot();

    /** All torrents, in the order of adding; rows that have not changed are the same objects as before. */
    List<TorrentView> list();

    Optional<TorrentView> find(InfoHash torrent);

    /** Where its data belongs once it is complete, if it lies elsewhere until then. */
    Optional<Path> home(InfoHash torrent);

    /** Files and the like of a torrent, running or not; empty while a magnet does not know. */
    Optional<Metainfo> metainfo(InfoHash torrent);

    /** A file of a torrent that runs, to be read while it loads; one that was skipped is wanted from now on. */
    CompletableFuture<StreamedFile> stream(InfoHash torrent, int file);

    /** A closer look at a torrent; empty if it is not in the list. */
    Optional<TorrentWatch> watch(InfoHash torrent);

    /** The traffic of all torrents together. */
    LibraryTotals totals();

    /** The engine as a whole: connections, port. */
    EngineSnapshot engine();

    /** What was lost or repaired while loading; usually empty. */
    List<LoadWarning> warnings();

    /** Stops everything in an orderly way and saves; idempotent. */
    @Override
    void close();
}
