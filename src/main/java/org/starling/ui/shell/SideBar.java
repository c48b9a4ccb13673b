package org.starling.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.Counts;
import org.starling.ui.transfers.model.Group;
import org.starling.ui.transfers.model.Status;
import org.starling.ui.transfers.model.TransfersModel;

/**
 * Groups of torrents with their counts, and the other places of the window. Lines stay the same objects while counts
 * change, so nothing flickers and the chosen line stays chosen.
 */
final class SideBar extends TreeView<SideBar.Line> {
    private final Kit kit;
    private final TransfersModel model;
    private final TreeItem<Line> status;
    private final TreeItem<Line> categories;
    private final TreeItem<Line> tags;
    private final TreeItem<Line> trackers;
    private final TreeItem<Line> people;
    private final Consumer<Place> open;
    private final Map<Group, TreeItem<Line>> lines = new HashMap<>();

    /** A line of the tree; a section leads to no place, and only lines of the list have groups. */
    static final class Line {
        private final String text;
        private final Feather icon;
        private final Optional<Place> place;
        private final Optional<Group> group;
        private final SimpleIntegerProperty count = new SimpleIntegerProperty();

        Line(String text, Feather icon, Optional<Place> place, Optional<Group> group) {
            this.text = text;
            this.icon = icon;
            this.place = place;
            this.group = group;
        }

        /** Nobody waiting is worth no number. */
        private String shownCount(Kit kit) {
            return group.isEmpty() && count.get() == 0 ? "" : kit.figures().count(count.get());
        }
    }

    /** @param open is told where a line leads */
    SideBar(Kit kit, TransfersModel model, Consumer<Place> open) {
        this.kit = kit;
        this.model = model;
        this.open = open;
        this.status = section("side.status");
        this.categories = section("side.categories");
        this.tags = section("side.tags");
        this.trackers = section("side.trackers");
        this.people = section("side.people");
        TreeItem<Line> root = section("side.all");
        root.getChildren().setAll(List.of(status, categories, tags, trackers, people));
        setId("side-bar");
        getStyleClass().addAll("dense", "side-bar");
        setAccessibleText(kit.words().get("side.name"));
        setShowRoot(false);
        setRoot(root);
        setFixedCellSize(26);
        setMinWidth(120);
        setCellFactory(tree -> new LineCell());
        people.getChildren()
                .setAll(List.of(
                        place("side.friends", Feather.USERS, Place.FRIENDS),
                        place("side.identity", Feather.USER, Place.IDENTITY),
                        place("side.overlay", Feather.SHARE_2, Place.OVERLAY)));
        for (Status one : Status.values()) {
            Group group = new Group.ByStatus(one);
            TreeItem<Line> item = line(kit.words().of("status", one), icon(one), group);
            lines.put(group, item);
            status.getChildren().add(item);
        }
        getSelectionModel().selectedItemProperty().addListener((of, was, now) -> choose(now));
        model.counts().addListener((of, was, now) -> show(now));
        show(model.counts().get());
        getSelectionModel().select(status.getChildren().get(0));
    }

    private void choose(@Nullable TreeItem<Line> item) {
        if (item != null) {
            item.getValue().group.ifPresent(model::group);
            item.getValue().place.ifPresent(open);
        }
    }

    /** Chooses the line of a place that was opened in another way; for the list, the group that it shows. */
    void choose(Place place) {
        TreeItem<Line> chosen = getSelectionModel().getSelectedItem();
        boolean there =
                chosen != null && chosen.getValue().place.filter(place::equals).isPresent();
        if (!there) {
            TreeItem<Line> wanted = people.getChildren().stream()
                    .filter(line -> line.getValue().place.filter(place::equals).isPresent())
                    .findFirst()
                    .orElseGet(() -> lines.getOrDefault(
                            model.group(), status.getChildren().get(0)));
            getSelectionModel().select(wanted);
        }
    }

    /** How many people wait for the user's word. */
    void waiting(int count) {
        people.getChildren().get(0).getValue().count.set(count);
    }

    private void show(Counts counts) {
        counts.status().forEach((one, count) -> count(new Group.ByStatus(one), count));
        labels(categories, counts.categories(), Feather.FOLDER);
        labels(tags, counts.tags(), Feather.TAG);
        List<TreeItem<Line>> wanted = new ArrayList<>();
        counts.trackers().forEach((host, count) -> {
            Group group = new Group.ByTracker(host);
            wanted.add(lines.computeIfAbsent(group, one -> line(host, Feather.GLOBE, one)));
            count(group, count);
        });
        wanted.add(extra(new Group.Trackerless(), "side.trackerless", Feather.SLASH, counts.trackerless()));
        wanted.add(extra(
                new Group.TrackerTrouble(), "side.trackerTrouble", Feather.ALERT_CIRCLE, counts.trackerTrouble()));
        replace(trackers, wanted);
    }

    private void labels(TreeItem<Line> section, Map<Group, Integer> counts, Feather icon) {
        List<TreeItem<Line>> wanted = new ArrayList<>();
        counts.forEach((group, count) -> {
            wanted.add(lines.computeIfAbsent(group, one -> line(name(one), icon, one)));
            count(group, count);
        });
        replace(section, wanted);
    }

    private String name(Group group) {
        Optional<String> name =
                group instanceof Group.ByCategory category ? category.name() : ((Group.ByTag) group).name();
        return name.orElseGet(() -> kit.words().get("side.none"));
    }

    /** A section without lines is not there. */
    private void replace(TreeItem<Line> section, List<TreeItem<Line>> wanted) {
        if (!wanted.equals(section.getChildren())) {
            section.getChildren().setAll(wanted);
        }
        List<TreeItem<Line>> shown = new ArrayList<>(List.of(status, categories, tags, trackers, people));
        shown.removeIf(one -> one.getChildren().isEmpty());
        if (!shown.equals(getRoot().getChildren())) {
            getRoot().getChildren().setAll(shown);
        }
    }

    private TreeItem<Line> extra(Group group, String key, Feather icon, int count) {
        TreeItem<Line> item =
                lines.computeIfAbsent(group, one -> line(kit.words().get(key), icon, one));
        count(group, count);
        return item;
    }

    private void count(Group group, int count) {
        TreeItem<Line> item = lines.get(group);
        if (item != null) {
            item.getValue().count.set(count);
        }
    }

    private TreeItem<Line> line(String text, Feather icon, Group group) {
        return new TreeItem<>(new Line(text, icon, Optional.of(Place.TRANSFERS), Optional.of(group)));
    }

    private TreeItem<Line> place(String key, Feather icon, Place place) {
        return new TreeItem<>(new Line(kit.words().get(key), icon, Optional.of(place), Optional.empty()));
    }

    private TreeItem<Line> section(String key) {
        TreeItem<Line> item = new TreeItem<>(
                new Line(kit.words().get(key), Feather.CHEVRON_DOWN, Optional.empty(), Optional.empty()));
        item.setExpanded(true);
        return item;
    }

    private static Feather icon(Status status) {
        return switch (status) {
            case ALL -> Feather.LIST;
            case DOWNLOADING -> Feather.ARROW_DOWN_CIRCLE;
            case SEEDING -> Feather.ARROW_UP_CIRCLE;
            case COMPLETE -> Feather.CHECK_CIRCLE;
            case ACTIVE -> Feather.ACTIVITY;
            case IDLE -> Feather.MOON;
            case PAUSED -> Feather.PAUSE_CIRCLE;
            case CHECKING -> Feather.ROTATE_CW;
            case ERROR -> Feather.ALERT_TRIANGLE;
        };
    }

    private final class LineCell extends TreeCell<Line> {
        private final FontIcon icon = Kit.icon(Feather.LIST);
        private final Label text = new Label();
        private final Label count = new Label();
        private final HBox box = new HBox(icon, text, Kit.space(), count);

        LineCell() {
            box.getStyleClass().add("side-line");
            count.getStyleClass().add("side-count");
            text.setMinWidth(0);
            count.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            count.textProperty().unbind();
            getStyleClass().remove("side-section");
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
            } else if (line.place.isEmpty()) {
                setText(line.text);
                setGraphic(null);
                getStyleClass().add("side-section");
            } else {
                setText(null);
                icon.setIconCode(line.icon);
                text.setText(line.text);
                count.textProperty().bind(line.count.map(number -> line.shownCount(kit)));
                setAccessibleText(line.text);
                setGraphic(box);
            }
        }
    }
}
