package org.starling.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.labels.LabelActions;
import org.starling.ui.transfers.model.Counts;
import org.starling.ui.transfers.model.Group;
import org.starling.ui.transfers.model.Status;
import org.starling.ui.transfers.model.TransfersModel;

/**
 * Groups of torrents with their counts. Lines stay the same objects while counts change, so nothing flickers and the
 * chosen line stays chosen. The other places of the window stand above what may be long.
 */
final class SideBar extends TreeView<SideLine> {
    private final Kit kit;
    private final TransfersModel model;
    private final SideMenu menu;
    private final TreeItem<SideLine> status;
    private final TreeItem<SideLine> categories;
    private final TreeItem<SideLine> tags;
    private final TreeItem<SideLine> trackers;
    private final TreeItem<SideLine> people;
    private final Consumer<Place> open;
    private final Map<Group, TreeItem<SideLine>> lines = new HashMap<>();

    /** @param open is told where a line leads */
    SideBar(Kit kit, TransfersModel model, LabelActions labels, Consumer<Place> open) {
        this.kit = kit;
        this.model = model;
        this.open = open;
        this.menu = new SideMenu(kit, labels);
        this.status = section("side.status", Optional.empty());
        this.categories = section(
                "side.categories", Optional.of(new SideLine.Add("side.category.add", () -> labels.newCategory(""))));
        this.tags = section("side.tags", Optional.of(new SideLine.Add("side.tag.add", () -> labels.newTag(""))));
        this.trackers = section("side.trackers", Optional.empty());
        this.people = section("side.people", Optional.empty());
        TreeItem<SideLine> root = section("side.all", Optional.empty());
        root.getChildren().setAll(List.of(status, people, categories, tags, trackers));
        setId("side-bar");
        getStyleClass().addAll("dense", "side-bar");
        setAccessibleText(kit.words().get("side.name"));
        setShowRoot(false);
        setRoot(root);
        setFixedCellSize(26);
        setMinWidth(120);
        setCellFactory(tree -> new SideCell(kit, menu));
        people.getChildren()
                .setAll(List.of(
                        place("side.friends", Feather.USERS, Place.FRIENDS),
                        place("side.identity", Feather.USER, Place.IDENTITY),
                        place("side.overlay", Feather.SHARE_2, Place.OVERLAY)));
        for (Status one : Status.values()) {
            status.getChildren().add(line(new Group.ByStatus(one), kit.words().of("status", one), icon(one)));
        }
        listen();
        model.counts().addListener((of, was, now) -> show(now));
        show(model.counts().get());
        getSelectionModel().select(status.getChildren().get(0));
    }

    private void listen() {
        getSelectionModel().selectedItemProperty().addListener((of, was, now) -> choose(now));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger()) {
                showMenu(event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    private void choose(@Nullable TreeItem<SideLine> item) {
        if (item != null) {
            item.getValue().group().ifPresent(model::group);
            item.getValue().place().ifPresent(open);
        }
    }

    /** Chooses the line of a place that was opened in another way; for the list, the group that it shows. */
    void choose(Place place) {
        TreeItem<SideLine> chosen = getSelectionModel().getSelectedItem();
        if (chosen == null || !leadsTo(chosen, place)) {
            TreeItem<SideLine> wanted = people.getChildren().stream()
                    .filter(line -> leadsTo(line, place))
                    .findFirst()
                    .orElseGet(() -> lines.getOrDefault(
                            model.group(), status.getChildren().get(0)));
            getSelectionModel().select(wanted);
        }
    }

    private static boolean leadsTo(TreeItem<SideLine> line, Place place) {
        return line.getValue().place().filter(place::equals).isPresent();
    }

    /** How many people wait for the user's word. */
    void waiting(int count) {
        people.getChildren().get(0).getValue().count().set(count);
    }

    private Optional<Group> chosen() {
        TreeItem<SideLine> item = getSelectionModel().getSelectedItem();
        return item == null ? Optional.empty() : item.getValue().group();
    }

    /** The keyboard asks the tree as a whole, not the line it stands on. */
    private void showMenu(double x, double y) {
        MenuItem[] items = chosen().map(menu::items).orElseGet(List::of).toArray(MenuItem[]::new);
        if (items.length > 0) {
            new ContextMenu(items).show(this, x, y);
        }
    }

    private void key(KeyEvent event) {
        Optional<Group> group = chosen();
        if (event.getCode() == KeyCode.F2) {
            group.ifPresent(menu::edit);
        } else if (event.getCode() == KeyCode.DELETE) {
            group.ifPresent(menu::remove);
        }
    }

    private void show(Counts counts) {
        counts.status().forEach((one, count) -> count(new Group.ByStatus(one), count));
        labels(categories, counts.categories(), Feather.FOLDER, Group.ByCategory::new);
        labels(tags, counts.tags(), Feather.TAG, Group.ByTag::new);
        List<TreeItem<SideLine>> wanted = new ArrayList<>();
        counts.trackers().forEach((host, count) -> {
            Group group = new Group.ByTracker(host);
            wanted.add(line(group, host, Feather.GLOBE));
            count(group, count);
        });
        wanted.add(extra(new Group.Trackerless(), "side.trackerless", Feather.SLASH, counts.trackerless()));
        wanted.add(extra(
                new Group.TrackerTrouble(), "side.trackerTrouble", Feather.ALERT_CIRCLE, counts.trackerTrouble()));
        replace(trackers, wanted);
    }

    private void labels(
            TreeItem<SideLine> section,
            Map<Group, Integer> counts,
            Feather icon,
            Function<Optional<String>, Group> group) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((one, count) -> SideMenu.name(one).ifPresent(name -> named.put(name, count)));
        List<TreeItem<SideLine>> wanted = nested(LabelLines.nested(named.keySet()), icon, group);
        Group none = group.apply(Optional.empty());
        if (counts.containsKey(none)) {
            wanted.add(line(none, kit.words().get("side.none"), icon));
        }
        counts.forEach(this::count);
        replace(section, wanted);
    }

    private List<TreeItem<SideLine>> nested(
            List<LabelLines.Line> labels, Feather icon, Function<Optional<String>, Group> group) {
        List<TreeItem<SideLine>> items = new ArrayList<>();
        for (LabelLines.Line label : labels) {
            TreeItem<SideLine> item = line(group.apply(Optional.of(label.name())), label.text(), icon);
            replace(item, nested(label.below(), icon, group));
            items.add(item);
        }
        return items;
    }

    private static void replace(TreeItem<SideLine> above, List<TreeItem<SideLine>> wanted) {
        if (!wanted.equals(above.getChildren())) {
            above.getChildren().setAll(wanted);
        }
    }

    private TreeItem<SideLine> extra(Group group, String key, Feather icon, int count) {
        TreeItem<SideLine> item = line(group, kit.words().get(key), icon);
        count(group, count);
        return item;
    }

    private void count(Group group, int count) {
        TreeItem<SideLine> item = lines.get(group);
        if (item != null) {
            item.getValue().count().set(count);
        }
    }

    /** The line that the group has already, unless it is called otherwise now. */
    private TreeItem<SideLine> line(Group group, String text, Feather icon) {
        TreeItem<SideLine> item = lines.get(group);
        if (item == null || !item.getValue().text().equals(text)) {
            item = new TreeItem<>(SideLine.of(text, icon, group));
            item.setExpanded(true);
            lines.put(group, item);
        }
        return item;
    }

    private TreeItem<SideLine> place(String key, Feather icon, Place place) {
        return new TreeItem<>(SideLine.to(kit.words().get(key), icon, place));
    }

    private TreeItem<SideLine> section(String key, Optional<SideLine.Add> add) {
        TreeItem<SideLine> item = new TreeItem<>(SideLine.head(kit.words().get(key), add));
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
}
