package org.starling.ui.controls;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.starling.engine.TorrentLimits;
import org.starling.ui.theme.Themes;
import org.starling.ui.transfers.model.Quantity;

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
        boolean yes = ask(kit.words().count("remove.title", names.size()), content, "remove.yes");
        return yes ? Optional.of(data.isSelected()) : Optional.empty();
    }

    @Override
    public Optional<TorrentLimits> limits(TorrentLimits now, int torrents) {
        TextField down = kit.field("limits.down");
        TextField up = kit.field("limits.up");
        TextField connections = kit.field("limits.connections");
        down.setText(rate(now.down()));
        up.setText(rate(now.up()));
        connections.setText(now.connections() == 0 ? "" : Integer.toString(now.connections()));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        row(grid, 0, "limits.down", down);
        row(grid, 1, "limits.up", up);
        row(grid, 2, "limits.connections", connections);
        VBox content = new VBox(10, grid, kit.remark(kit.words().get("limits.remark")));
        return ask(kit.words().count("limits.title", torrents), content, "ok")
                ? Optional.of(new TorrentLimits(number(down, now.down()), number(up, now.up()), (int)
                        Math.min(Integer.MAX_VALUE, number(connections, now.connections()))))
                : Optional.empty();
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
        return ask(title, content, "ok") ? Optional.of(field.getText().strip()) : Optional.empty();
    }

    private boolean ask(String title, Node content, String yes) {
        return answer(title, content, List.of(new ButtonType(kit.words().get(yes), ButtonData.OK_DONE)))
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

    private void row(GridPane grid, int row, String key, TextField field) {
        Label label = kit.label(key);
        label.setLabelFor(field);
        grid.addRow(row, label, field);
    }

    private static String rate(long bytes) {
        return bytes == 0 ? "" : bytes % 1_024 == 0 ? (bytes >> 10) + "K" : Long.toString(bytes);
    }

    /** Nothing typed means no limit; nonsense changes nothing. */
    private static long number(TextField field, long before) {
        String text = field.getText().strip();
        return text.isEmpty() ? 0 : Quantity.parse(text).map(Double::longValue).orElse(before);
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
