package org.starling.engine.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.disk.DiskFiles.Access;

/**
 * The bytes of a torrent as one row of pieces, over its files, the parts file and padding (BEP 47: zeros that are
 * nowhere). Blocking. Workers use it at the same time; where the files are changes only while none does.
 */
final class DataFiles {
    private final Metainfo metainfo;
    private final Layout layout;
    private final OpenFiles open;
    private volatile FilePlaces places;
    private volatile PartsFile parts;
    /** Files that were written since the last flush. */
    private final BitSet written = new BitSet();

    private boolean partsWritten;

    DataFiles(Metainfo metainfo, OpenFiles open, FilePlaces places) {
        this.metainfo = metainfo;
        this.open = open;
        this.places = places;
        layout = new Layout(metainfo);
        parts = new PartsFile(metainfo, open, places.folder());
    }

    Layout layout() {
        return layout;
    }

    FilePlaces places() {
        return places;
    }

    PartsFile parts() {
        return parts;
    }

    void changePlaces(FilePlaces changed) {
        if (!changed.folder().equals(places.folder())) {
            parts = new PartsFile(metainfo, open, changed.folder());
        }
        places = changed;
    }

    void write(int piece, int offset, ByteBuffer source) throws IOException {
        writeTo(places.inParts(), piece, offset, source);
    }

    /** Copies a range from where it is to where it would be with other files in the parts file. */
    void copyOut(int piece, int offset, ByteBuffer buffer, BitSet inParts) throws IOException {
        int start = buffer.position();
        try {
            read(piece, offset, buffer);
        } catch (EOFException e) {
            // It was never written: there is nothing to carry over.
            return;
        }
        writeTo(inParts, piece, offset, buffer.limit(buffer.position()).position(start));
    }

    private void writeTo(BitSet inParts, int piece, int offset, ByteBuffer source) throws IOException {
        int at = offset;
        for (Span span : layout.spans(piece, offset, source.remaining())) {
            ByteBuffer bytes = source.slice(source.position() + at - offset, span.length());
            if (inParts.get(span.file())) {
                parts.write(piece, at, bytes);
                noteParts();
            } else if (!metainfo.files().get(span.file()).padding()) {
                writeSpan(span, bytes);
            }
            at += span.length();
        }
    }

    /** @throws EOFException if files are shorter than the torrent */
    void read(int piece, int offset, ByteBuffer target) throws IOException {
        readFrom(places.inParts(), piece, offset, target);
    }

    /** As {@link #read}, with files taken from the parts file as told. */
    void readFrom(BitSet inParts, int piece, int offset, ByteBuffer target) throws IOException {
        int at = offset;
        for (Span span : layout.spans(piece, offset, target.remaining())) {
            ByteBuffer bytes = target.slice(target.position(), span.length());
            if (metainfo.files().get(span.file()).padding()) {
                zero(bytes);
            } else if (inParts.get(span.file())) {
                parts.read(piece, at, bytes);
            } else {
                readSpan(span, bytes);
            }
            target.position(target.position() + span.length());
            at += span.length();
        }
    }

    /** The one file that has the whole block, if it is open; never blocks. */
    @Nullable
    OpenFile openFileOf(Span span) {
        return isPlain(span) ? open.acquireIfOpen(places.key(span.file()), Access.READ) : null;
    }

    /** Opens the file for {@link #openFileOf}, after which the span is known to be there. */
    OpenFile openFor(Span span) throws IOException {
        OpenFile file = open.acquire(places.key(span.file()), Access.READ);
        try {
            if (file.channel.size() < span.position() + span.length()) {
                throw new EOFException("file is shorter than the torrent says");
            }
            return file;
        } catch (IOException e) {
            open.release(file);
            throw e;
        }
    }

    void release(OpenFile file) {
        open.release(file);
    }

    /** Whether the bytes are in a file of their own. */
    boolean isPlain(Span span) {
        return !places.inParts().get(span.file())
                && !metainfo.files().get(span.file()).padding();
    }

    /** What was written has reached the medium when this returns. */
    void flush() throws IOException {
        BitSet files;
        boolean alsoParts;
        synchronized (this) {
            files = (BitSet) written.clone();
            alsoParts = partsWritten;
        }
        for (int i = files.nextSetBit(0); i >= 0; i = files.nextSetBit(i + 1)) {
            force(places.key(i));
        }
        if (alsoParts) {
            force(parts.key());
        }
        synchronized (this) {
            written.clear();
            partsWritten = false;
        }
    }

    /** Cuts off what other data left behind the end of a file that is complete now. */
    void trim(int index) throws IOException {
        MetainfoFile file = metainfo.files().get(index);
        if (file.padding() || places.inParts().get(index)) {
            return;
        }
        OpenFile opened = open.acquire(places.key(index), Access.WRITE);
        try {
            if (opened.channel.size() > file.length()) {
                opened.channel.truncate(file.length());
            }
        } finally {
            open.release(opened);
        }
    }

    private synchronized void note(int file) {
        written.set(file);
    }

    private synchronized void noteParts() {
        partsWritten = true;
    }

    /** Windows flushes only what is open for writing. */
    private void force(FileKey key) throws IOException {
        if (!open.exists(key)) {
            return;
        }
        OpenFile file = open.acquire(key, Access.WRITE);
        try {
            file.channel.force(true);
        } finally {
            open.release(file);
        }
    }

    private void writeSpan(Span span, ByteBuffer bytes) throws IOException {
        OpenFile file = open.acquire(places.key(span.file()), Access.WRITE);
        try {
            Transfers.writeFully(file.channel, bytes, span.position());
            note(span.file());
        } finally {
            open.release(file);
        }
    }

    private void readSpan(Span span, ByteBuffer bytes) throws IOException {
        OpenFile file = open.acquire(places.key(span.file()), Access.READ);
        try {
            Transfers.readFully(file.channel, bytes, span.position());
        } finally {
            open.release(file);
        }
    }

    private static void zero(ByteBuffer bytes) {
        while (bytes.remaining() >= Long.BYTES) {
            bytes.putLong(0);
        }
        while (bytes.hasRemaining()) {
            bytes.put((byte) 0);
        }
    }

    /** Whether an exception says that data is not there, rather than that the disk fails. */
    static boolean isAbsence(IOException e) {
        return e instanceof EOFException || e instanceof NoSuchFileException;
    }
}
