package org.starling.ui.details.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.starling.engine.FilePriority;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentSettings;
import org.starling.wire.SafeText;

/**
 * A file or folder of a torrent with everything below it. The shape stays; progress and priorities are set anew. One
 * thread.
 */
public final class FileNode {
    /** Not a file but a folder. */
    public static final int FOLDER = -1;

    private static final int MAX_NAME = 300;

    private final String name;
    private final int index;
    private final Map<String, FileNode> children = new LinkedHashMap<>();
    /** In the torrent's data; of a folder, of its first file. */
    private long from = Long.MAX_VALUE;
    /** Behind its last byte there. */
    private long to;

    private long length;
    private long verified;
    private double availability;
    private FilePriority priority = FilePriority.NORMAL;

    private FileNode(String name, int index) {
        this.name = SafeText.clean(name, MAX_NAME);
        this.index = index;
    }

    /** The torrent's own folder, or a nameless one around its single file. Padding is left out. */
    public static FileNode of(Metainfo metainfo, TorrentSettings settings) {
        FileNode root = new FileNode(metainfo.name(), FOLDER);
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            if (!file.padding()) {
                String renamed = settings.renames().get(i);
                root.add(renamed == null ? file.path() : List.of(renamed.split("/")), i, file);
            }
        }
        root.prioritise(settings);
        return root;
    }

    private void add(List<String> path, int index, MetainfoFile file) {
        FileNode at = this;
        at.cover(file);
        for (int depth = 0; depth < path.size() - 1; depth++) {
            String folder = path.get(depth);
            at = at.children.computeIfAbsent(folder + "/", name -> new FileNode(folder, FOLDER));
            at.cover(file);
        }
        FileNode leaf = new FileNode(path.isEmpty() ? "" : path.get(path.size() - 1), index);
        leaf.cover(file);
        at.children.put(leaf.name + "\0" + index, leaf);
    }

    private void cover(MetainfoFile file) {
        length += file.length();
        from = Math.min(from, file.offset());
        to = Math.max(to, file.offset() + file.length());
    }

    public void prioritise(TorrentSettings settings) {
        eachFile(node -> node.priority = settings.priority(node.index));
    }

    public void show(List<FileSnapshot> files) {
        eachFile(node -> {
            if (node.index < files.size() && files.get(node.index).index() == node.index) {
                node.verified = files.get(node.index).verified();
                node.availability = files.get(node.index).availability();
            }
        });
    }

    public String name() {
        return name;
    }

    public boolean folder() {
        return index == FOLDER;
    }

    /** In the metainfo, or {@link #FOLDER}. */
    public int index() {
        return index;
    }

    public List<FileNode> children() {
        return List.copyOf(children.values());
    }

    public long length() {
        return length;
    }

    /**
     * The pieces that it lies in; of a folder, from those of its first to those of its last byte, whatever lies
     * between. Empty if there is nothing of it.
     */
    public Optional<PieceRange> pieces(int pieceLength) {
        return to > from
                ? Optional.of(new PieceRange((int) (from / pieceLength), (int) ((to - 1) / pieceLength) + 1))
                : Optional.empty();
    }

    /**
     * Pieces that follow one another.
     *
     * @param end behind the last one
     */
    public record PieceRange(int first, int end) {
        public int count() {
            return end - first;
        }
    }

    public long verified() {
        return folder()
                ? children.values().stream().mapToLong(FileNode::verified).sum()
                : verified;
    }

    /** Bytes of files that are not skipped. */
    public long chosen() {
        return folder()
                ? children.values().stream().mapToLong(FileNode::chosen).sum()
                : priority == FilePriority.SKIP ? 0 : length;
    }

    public double progress() {
        return length == 0 ? 1 : (double) verified() / length;
    }

    /** Copies among the connected peers; of a folder, of its rarest file. */
    public double availability() {
        return folder()
                ? children.values().stream()
                        .mapToDouble(FileNode::availability)
                        .min()
                        .orElse(0)
                : availability;
    }

    /** Of a file, or the one that all files below share; empty if they differ. */
    public Optional<FilePriority> priority() {
        if (!folder()) {
            return Optional.of(priority);
        }
        List<FilePriority> below =
                files().stream().map(file -> file.priority).distinct().toList();
        return below.size() == 1 ? Optional.of(below.get(0)) : Optional.empty();
    }

    /** Of the file, or of all below. */
    public void priority(FilePriority now) {
        eachFile(node -> node.priority = now);
    }

    /** All files at and below this node. */
    public List<FileNode> files() {
        List<FileNode> files = new ArrayList<>();
        eachFile(files::add);
        return files;
    }

    private void eachFile(Consumer<FileNode> action) {
        if (folder()) {
            children.values().forEach(child -> child.eachFile(action));
        } else {
            action.accept(this);
        }
    }
}
