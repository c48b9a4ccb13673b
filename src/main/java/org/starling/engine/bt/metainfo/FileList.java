package org.starling.engine.bt.metainfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoException.Reason;
import org.starling.engine.MetainfoFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

/** The files of an info dictionary with their offsets, sizes summed without overflow. */
record FileList(List<MetainfoFile> files, boolean single, long size) {

    private static final int MAX_FILES = 1 << 20;
    private static final int MAX_DEPTH = 100;

    /** Bytes of one path element; no file system takes more than 255 characters. */
    private static final int MAX_ELEMENT = 4096;

    /** How BitComet named its padding before BEP 47 gave it an attribute. */
    private static final String OLD_PADDING = "_____padding_file_";

    static FileList of(BDict info, String name) throws MetainfoException {
        Optional<BValue> files = info.get("files");
        Optional<BValue> length = info.get("length");
        if (files.isPresent() == length.isPresent()) {
            throw bad("needs either length or files");
        }
        FileList list = files.isPresent() ? many(files.get()) : one(info, name);
        if (list.size() == 0) {
            throw bad("no content");
        }
        return list;
    }

    /** Whether the bytes may name a file or folder; if they are safe is for the disk to decide. */
    static boolean isElement(BString element) {
        return element.length() > 0 && element.length() <= MAX_ELEMENT;
    }

    private static FileList one(BDict info, String name) throws MetainfoException {
        long length = length(info);
        MetainfoFile file = file(info, List.of(name), length, 0);
        return new FileList(List.of(file), true, length);
    }

    private static FileList many(BValue value) throws MetainfoException {
        if (!(value instanceof BList list) || list.size() == 0 || list.size() > MAX_FILES) {
            throw bad("no list of files, or an absurd one");
        }
        List<MetainfoFile> files = new ArrayList<>(list.size());
        long offset = 0;
        for (BValue item : list) {
            if (!(item instanceof BDict entry)) {
                throw bad("a file is no dictionary");
            }
            long length = length(entry);
            files.add(file(entry, path(entry), length, offset));
            offset = add(offset, length);
        }
        return new FileList(files, false, offset);
    }

    private static MetainfoFile file(BDict entry, List<String> path, long length, long offset) {
        String attributes = entry.string("attr").map(BString::utf8).orElse("");
        boolean padding =
                attributes.indexOf('p') >= 0 || path.get(path.size() - 1).startsWith(OLD_PADDING);
        return new MetainfoFile(
                path, length, offset, padding, attributes.indexOf('x') >= 0, attributes.indexOf('l') >= 0);
    }

    private static List<String> path(BDict entry) throws MetainfoException {
        BList list =
                entry.list("path.utf-8").or(() -> entry.list("path")).orElseThrow(() -> bad("a file without a path"));
        if (list.size() == 0 || list.size() > MAX_DEPTH) {
            throw bad("a path of " + list.size() + " elements");
        }
        List<String> path = new ArrayList<>(list.size());
        for (BValue item : list) {
            if (!(item instanceof BString element) || element.length() > MAX_ELEMENT) {
                throw bad("a path element that is no name");
            }
            path.add(element.utf8());
        }
        return path;
    }

    private static long length(BDict entry) throws MetainfoException {
        long length = entry.integer("length").orElseThrow(() -> bad("a file without a length"));
        if (length < 0) {
            throw bad("length " + length);
        }
        return length;
    }

    private static long add(long offset, long length) throws MetainfoException {
        try {
            return Math.addExact(offset, length);
        } catch (ArithmeticException e) {
            throw bad("sizes overflow");
        }
    }

    private static MetainfoException bad(String detail) {
        return new MetainfoException(Reason.BAD_FILES, detail);
    }
}
