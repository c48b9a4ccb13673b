package org.starling.engine.bt.bindings;

import bt.metainfo.Torrent;
import bt.metainfo.TorrentFile;
import bt.metainfo.TorrentId;
import bt.metainfo.TorrentSource;
import bt.tracker.AnnounceKey;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;

/** Our metainfo as bt sees it: a view, where bt's own keeps the whole decoded tree alive. */
public final class MetainfoTorrent implements Torrent {

    private final Metainfo metainfo;

    public MetainfoTorrent(Metainfo metainfo) {
        this.metainfo = metainfo;
    }

    @Override
    public TorrentSource getSource() {
        return new TorrentSource() {
            @Override
            public Optional<byte[]> getMetadata() {
                return Optional.empty();
            }

            @Override
            public byte[] getExchangedMetadata() {
                byte[] info = new byte[metainfo.infoBytes().remaining()];
                metainfo.infoBytes().get(info);
                return info;
            }
        };
    }

    @Override
    public Optional<AnnounceKey> getAnnounceKey() {
        return metainfo.trackers().isEmpty() ? Optional.empty() : Optional.of(new AnnounceKey(metainfo.trackers()));
    }

    @Override
    public TorrentId getTorrentId() {
        return BtIds.torrentId(metainfo.infoHash());
    }

    @Override
    public String getName() {
        return metainfo.name();
    }

    @Override
    public long getChunkSize() {
        return metainfo.pieceLength();
    }

    @Override
    public Iterable<byte[]> getChunkHashes() {
        return () -> hashes();
    }

    private Iterator<byte[]> hashes() {
        return IntStream.range(0, metainfo.pieces())
                .mapToObj(metainfo.hashes()::of)
                .iterator();
    }

    @Override
    public long getSize() {
        return metainfo.size();
    }

    @Override
    public List<TorrentFile> getFiles() {
        return metainfo.files().stream().<TorrentFile>map(View::new).toList();
    }

    @Override
    public boolean isPrivate() {
        return metainfo.isPrivate();
    }

    @Override
    public Optional<Instant> getCreationDate() {
        return metainfo.createdEpochSeconds().map(Instant::ofEpochSecond);
    }

    @Override
    public Optional<String> getCreatedBy() {
        return metainfo.createdBy();
    }

    private record View(MetainfoFile file) implements TorrentFile {
        @Override
        public long getSize() {
            return file.length();
        }

        @Override
        public List<String> getPathElements() {
            return file.path();
        }
    }
}
