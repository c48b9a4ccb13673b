package org.starling.engine.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;
import org.starling.wire.SafeNames;

/** Compares what the resume file says with the files that are there. On a worker. */
final class Startup {
    private final Metainfo metainfo;
    private final DiskFiles files;
    private final DataFiles data;
    private final ResumeFile resume;

    /**
     * @param trusted pieces that need no hashing; null if nothing is known
     * @param suspects pieces that were verified, in files that changed since, or before the machine went down
     */
    record Found(@Nullable Bitfield trusted, Bitfield suspects) {}

    Startup(Metainfo metainfo, DiskFiles files, DataFiles data, ResumeFile resume) {
        this.metainfo = metainfo;
        this.files = files;
        this.data = data;
        this.resume = resume;
    }

    Found find(TorrentSettings settings) throws IOException {
        ResumeState state = resume.load();
        Bitfield suspects = new Bitfield(metainfo.pieces());
        if (state == null) {
            return new Found(null, suspects);
        }
        boolean folderThere = folderExists();
        if (!folderThere && !state.verified().isEmpty()) {
            throw new NoSuchFileException(data.places().folder().toString());
        }
        FileSizes sizes = FileSizes.of(metainfo, data.places(), files);
        BitSet inParts = inParts(state, settings, sizes);
        data.changePlaces(data.places().withParts(inParts));
        Bitfield trusted = trusted(state, sizes, inParts, suspects);
        ResumeState now = new ResumeState(trusted, inParts, null);
        if (trusted.equals(state.verified()) && inParts.equals(state.inParts())) {
            resume.resume(now);
        } else {
            resume.save(now);
        }
        return new Found(trusted, suspects);
    }

    private boolean folderExists() throws IOException {
        FilePlaces places = data.places();
        try {
            return files.stat(places.folder(), places.folder().resolve(SafeNames.OWN_PREFIX)) != null
                    || files.usableSpace(places.folder()) >= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private BitSet inParts(ResumeState state, TorrentSettings settings, FileSizes sizes) {
        BitSet inParts = (BitSet) state.inParts().clone();
        for (int i = 0; i < metainfo.files().size(); i++) {
            boolean skip = settings.priority(i) == FilePriority.SKIP;
            if (skip && !sizes.exists(i) && !metainfo.files().get(i).padding()) {
                inParts.set(i);
            }
        }
        return inParts;
    }

    private Bitfield trusted(ResumeState state, FileSizes sizes, BitSet inParts, Bitfield suspects) throws IOException {
        Bitfield trusted = new Bitfield(metainfo.pieces());
        Bitfield claimed = state.verified();
        for (int piece = claimed.nextSet(0); piece >= 0; piece = claimed.nextSet(piece + 1)) {
            List<Span> spans = data.layout().spans(piece, 0, metainfo.pieceSize(piece));
            if (!sizes.cover(spans, inParts) || !partsThere(piece, spans, inParts)) {
                continue;
            }
            if (state.stamps() == null ? resume.isOfThisBoot() : unchanged(spans, state.stamps(), sizes)) {
                trusted.set(piece);
            } else {
                suspects.set(piece);
            }
        }
        return trusted;
    }

    private boolean partsThere(int piece, List<Span> spans, BitSet inParts) throws IOException {
        for (Span span : spans) {
            if (inParts.get(span.file())) {
                return data.parts().has(piece);
            }
        }
        return true;
    }

    private static boolean unchanged(List<Span> spans, List<FileStamp> before, FileSizes now) {
        for (Span span : spans) {
            if (!before.get(span.file()).equals(now.stamps().get(span.file()))) {
                return false;
            }
        }
        return true;
    }
}
