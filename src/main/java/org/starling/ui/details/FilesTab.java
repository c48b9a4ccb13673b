package org.starling.ui.details;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.library.Library;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.FileNode;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** The files as a tree: how far each is, how much each is wanted. */
final class FilesTab implements DetailTab {
    private final DetailsPane.Parts parts;
    private final Library library;
    private final TreeTableView<FileNode> tree = new TreeTableView<>();
    private final FilePieces pieces = new FilePieces();
    private Optional<InfoHash> shown = Optional.empty();
    private Optional<TorrentSettings> settings = Optional.empty();
    private Optional<Metainfo> metainfo = Optional.empty();
    /** All of it is there, and it does not run, so that nothing tells how far each file is. */
    private boolean whole;

    FilesTab(DetailsPane.Parts parts) {
        this.parts = parts;
        this.library = parts.program().library();
        Kit kit = parts.kit();
        tree.setId("files");
        tree.getStyleClass().add("dense");
        tree.setFixedCellSize(24);
        tree.setShowRoot(true);
        tree.setAccessibleText(kit.words().get("details.files"));
        tree.setPlaceholder(new Label(kit.words().get("files.none")));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.getColumns().setAll(FileColumns.all(kit, pieces));
        tree.setContextMenu(menu(kit));
    }

    private ContextMenu menu(Kit kit) {
        ContextMenu menu = new ContextMenu(
                kit.item("files.play", Feather.FILM, this::play),
                new SeparatorMenuItem(),
                kit.item("files.high", Feather.CHEVRONS_UP, () -> prioritise(FilePriority.HIGH)),
                kit.item("files.normal", Feather.MINUS, () -> prioritise(FilePriority.NORMAL)),
                kit.item("files.low", Feather.CHEVRONS_DOWN, () -> prioritise(FilePriority.LOW)),
                kit.item("files.skip", Feather.SLASH, () -> prioritise(FilePriority.SKIP)),
                new SeparatorMenuItem(),
                kit.item("files.rename", Feather.EDIT_2, this::rename),
                kit.item("files.open", Feather.EXTERNAL_LINK, this::open));
        menu.setId("files-menu");
        return menu;
    }

    @Override
    public String key() {
        return "details.files";
    }

    @Override
    public Node view() {
        return tree;
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        Optional<InfoHash> now = row.map(TorrentRow::hash);
        Optional<TorrentSettings> wishes = row.map(one -> one.view().settings());
        boolean renamed = !wishes.map(TorrentSettings::renames).equals(settings.map(TorrentSettings::renames));
        if (!now.equals(shown) || metainfo.isEmpty() || renamed) {
            build(row);
        } else if (!wishes.equals(settings)) {
            wishes.ifPresent(tree.getRoot().getValue()::prioritise);
            tree.refresh();
        }
        shown = now;
        whole = row.map(TorrentRow::view)
                .filter(view -> view.live().isEmpty() && TransferActions.isWhole(view))
                .isPresent();
        settings = wishes;
        pieces.show(row, metainfo);
        Optional<TorrentWatch> watch = metainfo.isPresent() ? now.flatMap(library::watch) : Optional.empty();
        watch.ifPresent(look -> parts.threads()
                .show(
                        look.files(),
                        files -> {
                            if (shown.equals(now) && metainfo.isPresent() && !files.isEmpty()) {
                                tree.getRoot().getValue().show(files);
                                tree.refresh();
                            }
                        },
                        thrown -> tree.refresh()));
    }

    private void build(Optional<TorrentRow> row) {
        metainfo = row.flatMap(one -> one.metainfo().or(() -> library.metainfo(one.hash())));
        tree.setRoot(metainfo.map(
                        info -> item(FileNode.of(info, row.orElseThrow().view().settings()), true))
                .orElse(null));
        tree.setShowRoot(metainfo.filter(Metainfo::singleFile).isEmpty());
    }

    /** Folders below the top stay closed: a torrent may have ten thousand files. */
    static TreeItem<FileNode> item(FileNode node, boolean open) {
        TreeItem<FileNode> item = new TreeItem<>(node);
        node.children().forEach(child -> item.getChildren().add(item(child, false)));
        item.setExpanded(open);
        return item;
    }

    private List<FileNode> chosen() {
        return tree.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null)
                .map(TreeItem::getValue)
                .toList();
    }

    private void prioritise(FilePriority priority) {
        Map<Integer, FilePriority> changes = new HashMap<>();
        chosen().forEach(node -> node.files().forEach(file -> changes.put(file.index(), priority)));
        shown.ifPresent(hash -> parts.actions().run(library.prioritise(hash, changes)));
    }

    /** While it loads; a file that is whole is opened like any other. */
    private void play() {
        Optional<TreeItem<FileNode>> file = chosenFile();
        if (file.isPresent() && (whole || isWhole(file.get().getValue()))) {
            open();
        } else {
            file.ifPresent(item -> shown.ifPresent(hash ->
                    parts.actions().play(hash, OptionalInt.of(item.getValue().index()))));
        }
    }

    private static boolean isWhole(FileNode file) {
        return file.verified() == file.length();
    }

    private Optional<TreeItem<FileNode>> chosenFile() {
        return tree.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null && !item.getValue().folder())
                .findFirst();
    }

    private void rename() {
        chosenFile()
                .ifPresent(item -> parts.dialogs()
                        .ask(
                                parts.kit().words().get("files.rename"),
                                parts.kit().words().get("files.rename.to"),
                                path(item))
                        .ifPresent(name -> shown.ifPresent(hash -> parts.actions()
                                .run(library.rename(hash, item.getValue().index(), name)))));
    }

    /** Below the torrent's own folder. */
    private static String path(TreeItem<FileNode> file) {
        List<String> names = new ArrayList<>();
        for (TreeItem<FileNode> at = file; at.getParent() != null; at = at.getParent()) {
            names.add(0, at.getValue().name());
        }
        return String.join("/", names);
    }

    private void open() {
        tree.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null)
                .findFirst()
                .ifPresent(item -> settings.ifPresent(wishes -> parts.desktop().open(onDisk(wishes.folder(), item))));
    }

    private Path onDisk(Path folder, TreeItem<FileNode> item) {
        Path data = tree.isShowRoot() ? folder.resolve(tree.getRoot().getValue().name()) : folder;
        Path file = data.resolve(path(item)).normalize();
        return file.startsWith(folder) ? file : folder;
    }

    /** A cell's value never changes as an object: the tree is told to look again. */
    static ReadOnlyObjectWrapper<FileNode> value(TreeItem<FileNode> item) {
        return new ReadOnlyObjectWrapper<>(item.getValue());
    }
}
