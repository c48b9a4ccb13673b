package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.MoveJournal.Step;
import org.starling.wire.SafeNames;

/** Changes where a torrent's bytes are: another folder, other names, out of the parts file. On a worker, alone. */
final class Relocation {
    private final Metainfo metainfo;
    private final DiskFiles files;
    private final DataFiles data;
    private final MoveJournal journal;

    Relocation(Metainfo metainfo, DiskFiles files, DataFiles data, Path resumeFile) {
        this.metainfo = metainfo;
        this.files = files;
        this.data = data;
        journal = new MoveJournal(files, resumeFile);
    }

    /** Ends what a kill cut off; the data may turn out to be in another folder than the settings say. */
    void recover(TorrentSettings settings) throws IOException {
        FilePlaces places = data.places();
        Path elsewhere = mover(progress -> {}, () -> false).recover(places.folder(), new HashSet<>(places.files()));
        if (elsewhere != null) {
            List<Path> names = new FileNames(metainfo, elsewhere).lenient(settings);
            data.changePlaces(new FilePlaces(elsewhere, names, places.inParts()));
        }
    }

    void move(Path to, DoubleConsumer progress, BooleanSupplier stopped) throws IOException {
        FilePlaces places = data.places();
        if (to.equals(places.folder())) {
            return;
        }
        files.createFolder(to);
        List<Path> names = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < places.files().size(); i++) {
            Path target =
                    to.resolve(places.folder().relativize(places.files().get(i)).toString());
            names.add(target);
            if (isOwn(i, places)) {
                steps.add(step(places.files().get(i), target, i));
            }
        }
        steps.add(step(
                data.parts().path(),
                PartsFile.pathIn(to, metainfo),
                places.files().size()));
        mover(progress, stopped).move(places.folder(), to, steps);
        data.changePlaces(new FilePlaces(to, names, places.inParts()));
    }

    void rename(TorrentSettings changed, BooleanSupplier stopped, Runnable closeFiles) throws IOException {
        FilePlaces places = data.places();
        List<Path> names = new FileNames(metainfo, places.folder()).strict(changed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isOwn(i, places) && !names.get(i).equals(places.files().get(i))) {
                steps.add(new Step(places.files().get(i), names.get(i), null));
            }
        }
        if (!steps.isEmpty()) {
            closeFiles.run();
            mover(progress -> {}, stopped).move(places.folder(), places.folder(), steps);
        }
        data.changePlaces(new FilePlaces(places.folder(), names, places.inParts()));
    }

    /** Copies what became wanted out of the parts file; the files whose bytes are in there from now on. */
    BitSet sortOut(TorrentSettings changed) throws IOException {
        FilePlaces places = data.places();
        BitSet inParts = (BitSet) places.inParts().clone();
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            boolean skip = changed.priority(i) == FilePriority.SKIP;
            if (file.padding()) {
                continue;
            }
            if (!skip && inParts.get(i)) {
                takeOut(i, places);
                inParts.clear(i);
            } else if (skip && files.stat(places.folder(), places.files().get(i)) == null) {
                inParts.set(i);
            }
        }
        return inParts;
    }

    void deleteParts() throws IOException {
        PartsFile parts = data.parts();
        parts.close();
        files.delete(data.places().folder(), parts.path());
    }

    void forget() throws IOException {
        journal.delete();
    }

    private void takeOut(int index, FilePlaces places) throws IOException {
        MetainfoFile file = metainfo.files().get(index);
        if (file.length() == 0) {
            return;
        }
        BitSet without = (BitSet) places.inParts().clone();
        without.clear(index);
        ByteBuffer buffer = ByteBuffer.allocate(BlockPool.ARENA);
        for (int piece = data.layout().firstPiece(index); piece <= data.layout().lastPiece(index); piece++) {
            if (!data.parts().has(piece)) {
                continue;
            }
            long start = (long) piece * metainfo.pieceLength();
            int from = (int) (Math.max(file.offset(), start) - start);
            int to = (int) (Math.min(file.offset() + file.length(), start + metainfo.pieceSize(piece)) - start);
            for (int at = from; at < to; at += buffer.capacity()) {
                buffer.clear().limit(Math.min(buffer.capacity(), to - at));
                data.copyOut(piece, at, buffer, without);
            }
        }
    }

    private boolean isOwn(int file, FilePlaces places) {
        return !metainfo.files().get(file).padding() && !places.inParts().get(file);
    }

    private Step step(Path source, Path target, int number) {
        String temporary = SafeNames.OWN_PREFIX + metainfo.infoHash().hex().substring(0, 16) + "-" + number + ".moving";
        return new Step(source, target, target.resolveSibling(temporary));
    }

    private Mover mover(DoubleConsumer progress, BooleanSupplier stopped) {
        return new Mover(files, journal, progress, stopped);
    }
}
