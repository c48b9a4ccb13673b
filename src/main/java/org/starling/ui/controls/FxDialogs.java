package org.starling.ui.controls;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.starling.ui.theme.Themes;

/** Asks with JavaFX's dialogs and the system's own choosers. Window's thread. */
public final class FxDialogs implements Dialogs {
    private static final int NAMES = 8;
    private final Kit kit;
    private final Supplier<Window> owner;

    public FxDialogs(Kit kit, Supplier<Window> owner) {
        this.kit = kit;
        this.owner = owner;
    }

    @Override
    public List<Path> chooseTorrents() {
        FileChooser chooser = torrents("tool.add");
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseFolder(Path start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(kit.words().get("choose.folder"));
        if (Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return path(chooser.showDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseContent(boolean folder) {
        if (folder) {
            return chooseFolder(Path.of(System.getProperty("user.home")));
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.words().get("choose.content"));
        return path(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> saveTorrent(String name) {
        FileChooser chooser = torrents("choose.save");
        chooser.setInitialFileName(name + ".torrent");
        return path(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Boolean> remove(List<String> names) {
        CheckBox data = kit.check("remove.data");
        Label list = new Label(String.join("\n", names.subList(0, Math.min(NAMES, names.size())))
                + (names.size() > NAMES ? "\n…" : ""));
        VBox content = new VBox(10, list, data, kit.remark(kit.words().get("remove.remark")));
        boolean yes = show(
                kit.words().count("remove.title", names.size()),
                content,
                kit.words().get("remove.yes"));
        return yes ? Optional.of(data.isSelected()) : Optional.empty();
    }

    @Override
    public boolean confirm(String title, String explanation, String yes) {
        Label text = kit.remark(explanation);
        text.setMaxWidth(420);
        return show(title, text, yes);
    }

    @Override
    public Optional<Close> close(boolean icon) {
        ButtonType quit = new ButtonType(kit.words().get("close.quit"), ButtonData.OK_DONE);
        ButtonType hide = new ButtonType(kit.words().get("close.hide"), ButtonData.OTHER);
        Label content = kit.remark(kit.words().get("close.remark"));
        List<ButtonType> ways = icon ? List.of(quit, hide) : List.of(quit);
        return answer(kit.words().get("close.title"), content, ways)
                .map(way -> way.equals(quit) ? Close.QUIT : Close.HIDE);
    }

    @Override
    public Optional<String> ask(String title, String label, String now) {
        TextField field = new TextField(now);
        field.setId("answer");
        field.setAccessibleText(label);
        field.setPrefColumnCount(36);
        VBox content = new VBox(6, new Label(label), field);
        return show(title, content, kit.words().get("ok"))
                ? Optional.of(field.getText().strip())
                : Optional.empty();
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return path(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<String> lines(String title, String label, String now) {
        TextArea area = new TextArea(now);
        area.setId("answer");
        area.setAccessibleText(label);
        area.setPrefColumnCount(44);
        area.setPrefRowCount(8);
        area.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        VBox content = new VBox(6, new Label(label), area);
        return show(title, content, kit.words().get("ok")) ? Optional.of(area.getText()) : Optional.empty();
    }

    private boolean show(String title, Node content, String yes) {
        return answer(title, content, List.of(new ButtonType(yes, ButtonData.OK_DONE)))
                .isPresent();
    }

    /** One of the ways; empty if it was given up. */
    private Optional<ButtonType> answer(String title, Node content, List<ButtonType> ways) {
        Dialog<ButtonType> dialog = new Dialog<>();
        ButtonType stop = new ButtonType(kit.words().get("cancel"), ButtonData.CANCEL_CLOSE);
        dialog.initOwner(owner.get());
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.getDialogPane().getButtonTypes().setAll(ways);
        dialog.getDialogPane().getButtonTypes().add(stop);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().lookupButton(ways.get(0)).setId("dialog-ok");
        dialog.getDialogPane().lookupButton(stop).setId("dialog-cancel");
        Themes.dress(dialog.getDialogPane().getScene());
        dialog.getDialogPane().setNodeOrientation(Kit.orientation(kit.words()));
        return dialog.showAndWait().filter(ways::contains);
    }

    private FileChooser torrents(String key) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.words().get(key));
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(kit.words().get("choose.torrents"), "*.torrent"));
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
