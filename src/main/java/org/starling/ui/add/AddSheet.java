package org.starling.ui.add;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.inspect.Finding;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Kit;
import org.starling.wire.SafeText;

/** What would come, where it would go, and what is suspicious about it, before anything is downloaded. */
final class AddSheet extends VBox {
    private static final int MAX_NAME = 200;

    private final Kit kit;
    private final AddModel model;
    private final Threads threads;
    private final Label name = new Label();
    private final Label remark = new Label();
    private final VBox dangers = new VBox();
    private final FileChoice files;
    private final AddPlace place;
    private final Label space = new Label();
    private final CheckBox start;
    private final CheckBox sequential;
    private final CheckBox firstLast;
    private final CheckBox preallocate;
    private final Button add;
    private final ProgressIndicator busy = new ProgressIndicator();

    /** What is to happen with the torrent. */
    interface Decisions {
        void add(AddModel.Choices choices);

        void cancel();
    }

    AddSheet(Kit kit, AddModel model, Threads threads, AddPlace place, Decisions decisions) {
        this.kit = kit;
        this.model = model;
        this.threads = threads;
        this.place = place;
        this.files = new FileChoice(kit, model, this::showSpace);
        this.start = kit.check("add.start");
        this.sequential = kit.check("torrent.sequential");
        this.firstLast = kit.check("torrent.firstLast");
        this.preallocate = kit.check("add.preallocate");
        this.add = kit.button("add.yes", () -> decisions.add(choices()));
        setId("add-sheet");
        getStyleClass().add("add-sheet");
        start.setSelected(true);
        place.onChange(this::showSpace);
        add.getStyleClass().add("accent");
        add.setDefaultButton(true);
        busy.setMaxSize(18, 18);
        build(kit.button("cancel", decisions::cancel));
        model.state().addListener((of, was, now) -> show(now));
        show(model.state().get());
    }

    private void build(Button cancel) {
        name.getStyleClass().add("torrent-name");
        name.setWrapText(true);
        remark.getStyleClass().add("remark");
        remark.setWrapText(true);
        dangers.getStyleClass().add("dangers");
        HBox options = new HBox(18, start, sequential, firstLast, preallocate);
        HBox end = new HBox(8, space, Kit.space(), cancel, add);
        end.getStyleClass().add("line");
        HBox head = new HBox(10, busy, name);
        head.getStyleClass().add("line");
        VBox.setVgrow(files, Priority.ALWAYS);
        getChildren().setAll(head, remark, dangers, files, place, options, end);
    }

    private void show(AddState state) {
        boolean ready = state instanceof AddState.Ready;
        boolean working = state instanceof AddState.Reading || state instanceof AddState.Fetching;
        busy.setVisible(working);
        busy.setManaged(working);
        files.setDisable(!ready);
        add.setDisable(!(ready || state instanceof AddState.Fetching));
        dangers.getChildren().clear();
        if (state instanceof AddState.Reading) {
            name.setText(SafeText.clean(model.source(), MAX_NAME));
            remark.setText(kit.words().get("add.reading"));
        } else if (state instanceof AddState.Fetching fetching) {
            name.setText(
                    fetching.magnet().name().orElse(fetching.magnet().infoHash().hex()));
            remark.setText(kit.words().get(fetching.listed() ? "add.listed" : "add.fetching"));
        } else if (state instanceof AddState.Ready known) {
            showKnown(known);
        } else if (state instanceof AddState.Failed failed) {
            name.setText(SafeText.clean(model.source(), MAX_NAME));
            remark.setText(failed.sentence());
        }
        showSpace();
    }

    private void showKnown(AddState.Ready known) {
        name.setText(SafeText.clean(known.metainfo().name(), MAX_NAME));
        String what = kit.words()
                .get(
                        "add.what",
                        kit.words().count("count.files", known.files().files().size()),
                        kit.figures().size(known.metainfo().size()));
        String more = known.metainfo().isPrivate() ? " · " + kit.words().get("add.private") : "";
        remark.setText(what + more + (known.listed() ? "\n" + kit.words().get("add.listed") : ""));
        add.setText(kit.words().get(known.listed() ? "add.merge" : "add.yes"));
        known.dangers().forEach(danger -> dangers.getChildren().add(danger(danger)));
        files.show(known);
    }

    private HBox danger(Finding danger) {
        Label text = new Label(
                kit.words().of("danger", danger.kind(), danger.count(), String.join(", ", danger.examples())));
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(Kit.icon(Feather.ALERT_TRIANGLE), text);
        line.getStyleClass().addAll("notice", "warning");
        line.setAccessibleText(text.getText());
        return line;
    }

    private AddModel.Choices choices() {
        return new AddModel.Choices(
                place.folder().orElseGet(AddPlace::downloads),
                place.take(),
                !start.isSelected(),
                sequential.isSelected(),
                firstLast.isSelected(),
                preallocate.isSelected());
    }

    /** Asked for in the background: a disk may have to wake up. */
    private void showSpace() {
        Optional<Path> folder = place.folder();
        Optional<Long> wanted = model.wanted();
        space.getStyleClass().remove("bad");
        if (folder.isEmpty()) {
            space.setText(kit.words().get("add.folder.wrong"));
            space.getStyleClass().add("bad");
            return;
        }
        threads.background(() -> {
            OptionalLong free = FreeSpace.of(folder.get());
            threads.window(() -> {
                if (folder.equals(place.folder()) && free.isPresent()) {
                    showSpace(free.getAsLong(), wanted.orElse(0L));
                }
            });
        });
    }

    private void showSpace(long free, long wanted) {
        long after = free - wanted;
        space.getStyleClass().remove("bad");
        space.setText(
                after >= 0
                        ? kit.words()
                                .get(
                                        "add.space",
                                        kit.figures().size(wanted),
                                        kit.figures().size(after))
                        : kit.words()
                                .get(
                                        "add.space.none",
                                        kit.figures().size(wanted),
                                        kit.figures().size(-after)));
        if (after < 0) {
            space.getStyleClass().add("bad");
        }
    }
}
