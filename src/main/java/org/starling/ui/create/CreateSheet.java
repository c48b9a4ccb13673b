package org.starling.ui.create;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Program;
import org.starling.ui.text.Failures;

/** Makes a torrent, and adds it so that it is seeded. */
public final class CreateSheet extends VBox {
    private final Kit kit;
    private final CreateModel model;
    private final Threads threads;
    private final Dialogs dialogs;
    private final Consumer<Path> made;
    private final TextField content;
    private final ComboBox<Integer> piece = new ComboBox<>();
    private final TextArea trackers;
    private final TextArea seeds;
    private final TextField comment;
    private final CheckBox isPrivate;
    private final CheckBox seed;
    private final Button make;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label told = new Label();
    private Optional<CompletableFuture<byte[]>> running = Optional.empty();

    /** @param made is told the file of a torrent that is to be seeded */
    public CreateSheet(Kit kit, Program program, Threads threads, Dialogs dialogs, Consumer<Path> made) {
        this.kit = kit;
        this.model = new CreateModel(program.metainfo(), threads);
        this.threads = threads;
        this.dialogs = dialogs;
        this.made = made;
        this.content = kit.leftToRight(kit.field("create.content"));
        this.trackers = kit.area("create.trackers", 4);
        this.seeds = kit.area("create.seeds", 2);
        this.comment = kit.field("create.comment");
        this.isPrivate = kit.check("create.private");
        this.seed = kit.check("create.seed");
        this.make = kit.button("create.yes", Feather.FILE_PLUS, this::make);
        setId("create-sheet");
        getStyleClass().add("create-sheet");
        seed.setSelected(true);
        make.getStyleClass().add("accent");
        make.disableProperty().bind(content.textProperty().isEmpty());
        told.setWrapText(true);
        progress.setVisible(false);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(kit.words().get("create.progress"));
        pieces();
        build();
    }

    private void build() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        HBox where = new HBox(
                8,
                content,
                kit.button("create.file", Feather.FILE, () -> choose(false)),
                kit.button("create.folder", Feather.FOLDER, () -> choose(true)));
        HBox.setHgrow(content, Priority.ALWAYS);
        row(grid, 0, "create.content", where);
        row(grid, 1, "create.piece", piece);
        row(grid, 2, "create.trackers", trackers);
        row(grid, 3, "create.seeds", seeds);
        row(grid, 4, "create.comment", comment);
        grid.add(isPrivate, 1, 5);
        grid.add(kit.remark(kit.words().get("create.private.remark")), 1, 6);
        grid.add(seed, 1, 7);
        HBox end = new HBox(8, told, Kit.space(), make);
        end.getStyleClass().add("line");
        getChildren().setAll(grid, progress, end);
    }

    private void row(GridPane grid, int row, String key, Node control) {
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(control);
        grid.addRow(row, label, control);
        GridPane.setHgrow(control, Priority.ALWAYS);
    }

    private void pieces() {
        piece.setId("create-piece");
        piece.setAccessibleText(kit.words().get("create.piece"));
        piece.getItems().add(0);
        for (int length = 16 << 10; length <= 16 << 20; length *= 2) {
            piece.getItems().add(length);
        }
        piece.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer length) {
                return length == null || length == 0
                        ? kit.words().get("create.piece.auto")
                        : kit.figures().size(length);
            }

            @Override
            public Integer fromString(String text) {
                return 0;
            }
        });
        piece.getSelectionModel().select(0);
    }

    private void choose(boolean folder) {
        dialogs.chooseContent(folder).ifPresent(chosen -> content.setText(chosen.toString()));
    }

    private void make() {
        Optional<Path> path = existing();
        if (path.isEmpty()) {
            told.setText(kit.words().get("create.missing"));
            return;
        }
        String name = String.valueOf(path.get().getFileName());
        dialogs.saveTorrent(name).ifPresent(target -> make(path.get(), target));
    }

    private void make(Path path, Path target) {
        int length = piece.getValue();
        CompletableFuture<byte[]> work = model.make(
                new CreateModel.Form(
                        path,
                        length == 0 ? Optional.empty() : Optional.of(length),
                        isPrivate.isSelected(),
                        trackers.getText(),
                        seeds.getText(),
                        comment.getText(),
                        target),
                progress::setProgress);
        running = Optional.of(work);
        progress.setVisible(true);
        told.setText(kit.words().get("create.hashing"));
        threads.show(work, bytes -> done(target), this::failed);
    }

    private void done(Path target) {
        progress.setVisible(false);
        told.setText(kit.words().get("create.done", target));
        if (seed.isSelected()) {
            made.accept(target);
        }
    }

    private void failed(Throwable thrown) {
        progress.setVisible(false);
        told.setText(thrown instanceof CancellationException ? "" : new Failures(kit.words()).sentence(thrown));
    }

    /** Stops what still runs. */
    public void close() {
        running.ifPresent(work -> work.cancel(false));
    }

    private Optional<Path> existing() {
        try {
            return Optional.of(Path.of(content.getText().strip())).filter(Files::exists);
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }
}
