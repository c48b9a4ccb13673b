package org.starling.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.app.text.Units;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.wire.SafeText;

/** A torrent's files as a tree with sizes. */
final class FileTree {
    private static final int MAX_DEPTH = 100;
    private static final int SIZE = 10;

    private final Map<String, FileTree> children = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private long size;

    private record Leaf(String name, long length, boolean link) {}

    private FileTree() {}

    static FileTree of(Metainfo torrent) {
        FileTree root = new FileTree();
        for (MetainfoFile file : torrent.files()) {
            if (!file.padding() && !file.path().isEmpty()) {
                root.add(file);
            }
        }
        return root;
    }

    private void add(MetainfoFile file) {
        FileTree folder = this;
        int last = file.path().size() - 1;
        for (int i = 0; i < last && i < MAX_DEPTH; i++) {
            folder.size += file.length();
            folder = folder.children.computeIfAbsent(file.path().get(i), name -> new FileTree());
        }
        folder.size += file.length();
        folder.leaves.add(new Leaf(file.path().get(last), file.length(), file.symlink()));
    }

    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        draw("  ", lines, terminal);
        return lines;
    }

    private void draw(String indent, List<String> lines, Terminal terminal) {
        int left = children.size() + leaves.size();
        for (Map.Entry<String, FileTree> child : children.entrySet()) {
            left--;
            String name = clean(child.getKey()) + "/";
            lines.add(line(indent, left == 0, terminal.bold(name), child.getValue().size, terminal));
            child.getValue().draw(indent + (left == 0 ? "   " : terminal.unicode() ? "│  " : "|  "), lines, terminal);
        }
        for (Leaf leaf : leaves) {
            left--;
            lines.add(
                    line(indent, left == 0, clean(leaf.name()) + (leaf.link() ? " ->" : ""), leaf.length(), terminal));
        }
    }

    private static String line(String indent, boolean last, String name, long length, Terminal terminal) {
        String branch = terminal.unicode() ? (last ? "└─ " : "├─ ") : last ? "`- " : "|- ";
        return Cells.right(Units.size(length), SIZE) + indent + branch + name;
    }

    private static String clean(String name) {
        String clean = SafeText.clean(name, SafeText.NAME);
        return clean.isEmpty() ? "?" : clean;
    }
}
