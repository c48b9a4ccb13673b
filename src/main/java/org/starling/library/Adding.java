package org.starling.library;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentSettings;
import org.starling.library.unwanted.UnwantedFiles;
import org.starling.wire.InfoHash;
import org.starling.wire.Magnet;

/** Turns what a user hands in into an entry, or merges it into the one that is there. Library's thread. */
final class Adding {

    private final MetainfoService metainfos;
    private final EntryStore store;
    private final InstantSource clock;

    Adding(MetainfoService metainfos, EntryStore store, InstantSource clock) {
        this.metainfos = metainfos;
        this.store = store;
        this.clock = clock;
    }

    /** A parsed input, nothing saved yet; either a .torrent or a magnet. */
    record Added(InfoHash infoHash, Optional<Torrent> torrent, Optional<Magnet> magnet, List<List<String>> trackers) {

        /** As far as it is known. */
        String name() {
            return torrent.map(known -> known.metainfo().name())
                    .or(() -> magnet.flatMap(Magnet::name))
                    .orElse(infoHash.hex());
        }

        /** Without the unwanted files, unless the user has chosen. */
        TorrentSettings choose(TorrentSettings settings, List<String> unwanted) {
            return torrent.filter(known -> settings.priorities().isEmpty())
                    .map(known -> settings.withPriorities(UnwantedFiles.choose(known.metainfo(), unwanted)))
                    .orElse(settings);
        }
    }

    /** A .torrent file that was understood, and its bytes as they came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Torrent(byte[] bytes, Metainfo metainfo) {}

    Added prepare(AddRequest request) {
        if (request.input() instanceof TorrentInput.Link link) {
            List<List<String>> tiers =
                    link.magnet().trackers().stream().map(List::of).toList();
            return new Added(link.magnet().infoHash(), Optional.empty(), Optional.of(link.magnet()), tiers);
        }
        byte[] bytes = ((TorrentInput.File) request.input()).bytes();
        try {
            Metainfo metainfo = metainfos.parse(bytes);
            Torrent torrent = new Torrent(bytes, metainfo);
            return new Added(metainfo.infoHash(), Optional.of(torrent), Optional.empty(), metainfo.trackers());
        } catch (MetainfoException unusable) {
            throw new LibraryException(
                    LibraryException.Kind.NOT_A_TORRENT, unusable.reason().name(), unusable);
        }
    }

    /**
     * Metainfo first: an entry on disk always has what it needs.
     *
     * @param settings instead of those of the request
     */
    Entry save(Added added, AddRequest request, TorrentSettings settings, Standing standing, long sequence) {
        Optional<Metainfo> metainfo = added.torrent().map(Torrent::metainfo);
        Optional<Magnet> magnet = added.magnet();
        Entry entry = new Entry(
                added.infoHash(),
                sequence,
                added.name(),
                metainfo.map(Metainfo::size).orElse(0L),
                request.paused(),
                clock.instant(),
                Optional.empty(),
                TransferTotals.NONE,
                0,
                magnet.map(Magnet::toUri),
                added.trackers(),
                settings,
                standing);
        try {
            if (added.torrent().isPresent()) {
                store.saveMetainfo(
                        added.infoHash(), added.torrent().orElseThrow().bytes());
            }
            store.save(entry);
            return entry;
        } catch (IOException unsaved) {
            throw new LibraryException(
                    LibraryException.Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    /**
     * Takes over trackers that are new, and metainfo for a magnet that still waits for it; true if anything changed.
     */
    boolean merge(ManagedTorrent torrent, Added added) {
        Entry entry = torrent.entry();
        List<List<String>> tiers = new ArrayList<>(entry.trackers());
        Set<String> known = new LinkedHashSet<>();
        tiers.forEach(known::addAll);
        for (List<String> tier : added.trackers()) {
            List<String> fresh = tier.stream().filter(known::add).toList();
            if (!fresh.isEmpty()) {
                tiers.add(fresh);
            }
        }
        Entry merged = entry.withTrackers(tiers);
        Optional<Torrent> missing =
                added.torrent().filter(given -> store.metainfo(entry.infoHash()).isEmpty());
        try {
            if (missing.isPresent()) {
                Metainfo metainfo = missing.get().metainfo();
                store.saveMetainfo(entry.infoHash(), missing.get().bytes());
                merged = merged.withIdentity(metainfo.name(), metainfo.size());
            }
            if (!merged.equals(entry)) {
                store.save(merged);
                torrent.entry(merged);
            }
        } catch (IOException unsaved) {
            throw new LibraryException(
                    LibraryException.Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
        return missing.isPresent() || !merged.equals(entry);
    }
}
