package org.starling.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.starling.library.TorrentView;
import org.starling.ui.add.Adding;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.controls.Overlay;
import org.starling.ui.create.CreateSheet;
import org.starling.ui.details.DetailsPane;
import org.starling.ui.details.model.SpeedHistories;
import org.starling.ui.details.model.TorrentLog;
import org.starling.ui.friends.FriendsPlace;
import org.starling.ui.labels.LabelActions;
import org.starling.ui.limits.LimitsSheet;
import org.starling.ui.limits.model.LimitsForm;
import org.starling.ui.settings.SettingsSheet;
import org.starling.ui.theme.Themes;
import org.starling.ui.transfers.Drops;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.TransfersPane;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.Tick;
import org.starling.ui.transfers.model.TransfersModel;

/** All parts of the window, put together. Window's thread. */
public final class MainWindow implements Commands {
    private static final int WIDTH = 1_240;
    private static final int HEIGHT = 760;

    private final Surroundings around;
    private final Kit kit;
    private final TransfersModel model = new TransfersModel();
    private final Notices notices = new Notices();
    private final TransferActions actions;
    private final Adding adding;
    private final Overlay overlay;
    private final SpeedHistories speeds = new SpeedHistories();
    private final TorrentLog log;
    private final TransfersPane transfers;
    private final DetailsPane details;
    private final SplitPane middle = new SplitPane();
    private final Places places;
    private final SideBar side;
    private final LabelActions labels;
    private final LibraryNews news;
    private final StatusBar status;
    private final PortSheet port;
    private final ToolBar tools;
    private final Shortcuts shortcuts;
    private final Scene scene;

    public MainWindow(Surroundings around) {
        this.around = around;
        this.kit = around.kit();
        Dialogs dialogs = around.dialogs();
        Desktop desktop = around.desktop();
        this.overlay = new Overlay(kit);
        this.log = new TorrentLog(around.clock());
        this.actions = actions();
        this.labels = labels();
        this.adding = new Adding(kit, around.program(), around.threads(), dialogs, overlay, notices);
        this.transfers = new TransfersPane(kit, model, actions, around.program().memory());
        this.details = new DetailsPane(
                new DetailsPane.Parts(kit, around.program(), around.threads(), dialogs, desktop, actions, notices),
                model,
                speeds,
                log,
                () -> settings("settings.speed"));
        this.news = new LibraryNews(notices, kit.words(), actions::undo);
        news.settings(around.program().settings().condition(), this::settings);
        RateModeSwitch modes = new RateModeSwitch(kit, actions, around.program().settings());
        this.port = new PortSheet(kit, this::testPort);
        this.status =
                new StatusBar(kit, new SpeedSwitch(kit, around.program(), dialogs, notices), modes, this::explainPort);
        this.places = new Places(around, overlay, notices, middle);
        this.side = new SideBar(kit, model, labels, this::open);
        this.tools = new ToolBar(kit, this, new ToolBar.Below(actions, model, transfers, places.shown()));
        this.shortcuts = new Shortcuts(
                this,
                actions,
                transfers,
                tools::toggleDetails,
                modes::toggle,
                () -> places.shown().get() == Place.TRANSFERS);
        this.scene = Themes.scene(build(), WIDTH, HEIGHT);
        listen();
    }

    private void listen() {
        actions.onLimit(this::limits);
        scene.setNodeOrientation(Kit.orientation(kit.words()));
        shortcuts.install(scene);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+V"), this::paste);
        Drops.accept(scene.getRoot(), adding::add);
        places.shown().addListener((of, was, now) -> side.choose(now));
        places.waiting().addListener((of, was, now) -> side.waiting(now));
    }

    private TransferActions actions() {
        return new TransferActions(
                around.program().library(),
                model,
                around.threads(),
                around.dialogs(),
                around.desktop(),
                notices,
                kit.words(),
                around.program().player());
    }

    private LabelActions labels() {
        return new LabelActions(
                kit,
                around.dialogs(),
                overlay,
                around.program().library().labels(),
                () -> around.program().library().snapshot().organisation(),
                actions::run);
    }

    private StackPane build() {
        Welcome welcome = new Welcome(kit, this);
        StackPane list = new StackPane(transfers, welcome);
        welcome.visibleProperty().bind(model.counts().map(counts -> counts.all() == 0));
        middle.setOrientation(Orientation.VERTICAL);
        middle.getItems().setAll(list, details);
        middle.setDividerPositions(0.62);
        VBox right = new VBox(new NoticeBar(kit, notices), places);
        VBox.setVgrow(places, Priority.ALWAYS);
        SplitPane whole = new SplitPane(side, right);
        whole.setDividerPositions(0.17);
        SplitPane.setResizableWithParent(whole.getItems().get(0), false);
        SplitPane.setResizableWithParent(details, false);
        BorderPane frame = new BorderPane(whole, tools, null, status, null);
        return new StackPane(frame, overlay);
    }

    public Scene scene() {
        return scene;
    }

    public TransfersModel model() {
        return model;
    }

    /** Is called when something was done, so that its effect is shown at once. */
    public void onChange(Runnable listener) {
        actions.onChange(listener);
        adding.onAdded(listener);
    }

    public void apply(Tick tick) {
        model.apply(tick);
        speeds.add(tick.changed(), hash -> model.rows().find(hash).map(RowItem::row));
        speeds.addAll(tick.summary().downRate(), tick.summary().upRate());
        log.add(tick.changed());
        log.remove(tick.removed());
        news.show(tick.library());
        status.show(tick.summary(), tick.library().rates());
        port.show(tick.summary().engine());
        places.refresh();
    }

    /** Torrents, or an invitation, that were handed over by another call of the program. */
    public void open(List<String> sources) {
        sources.stream().filter(FriendsPlace::isInvitation).findFirst().ifPresent(places::accept);
        adding.add(sources.stream()
                .filter(source -> !FriendsPlace.isInvitation(source))
                .toList());
    }

    public Notices notices() {
        return notices;
    }

    /** Brings a tab of the details to the front. */
    public void showTab(String key) {
        details.open(key);
    }

    private void paste() {
        String pasted = around.desktop().pasted();
        List<String> links = FriendsPlace.isInvitation(pasted) ? List.of(pasted) : Drops.links(pasted);
        if (!links.isEmpty()) {
            open(links);
        }
    }

    @Override
    public void open(Place place) {
        if (place != places.shown().get()) {
            places.show(place);
        }
    }

    /** A place by its name. */
    public void showPlace(String name) {
        open(Place.valueOf(name));
    }

    @Override
    public void addFiles() {
        adding.files();
    }

    @Override
    public void addLink() {
        adding.link(Drops.links(around.desktop().pasted()).stream().findFirst().orElse(""));
    }

    @Override
    public void create() {
        CreateSheet sheet = new CreateSheet(kit, around.program(), around.threads(), around.dialogs(), this::seed);
        overlay.show(kit.words().get("create.title"), sheet, sheet::close);
    }

    private void seed(Path file) {
        overlay.close();
        adding.add(List.of(file.toString()));
    }

    @Override
    public void settings() {
        settings("settings.look");
    }

    /** Opens a page of the settings. */
    public void settings(String page) {
        SettingsSheet sheet = new SettingsSheet(
                new SettingsSheet.Parts(kit, around.program(), around.threads(), around.dialogs(), around.themes()));
        sheet.open(page);
        overlay.show(kit.words().get("tool.settings"), sheet, () -> {});
    }

    private void limits(List<TorrentView> torrents) {
        LimitsSheet.Decisions decisions = new LimitsSheet.Decisions() {
            @Override
            public void limit(LimitsForm typed) {
                overlay.close();
                actions.limit(torrents, typed);
            }

            @Override
            public void cancel() {
                overlay.close();
            }
        };
        overlay.show(
                kit.words().count("limits.title", torrents.size()),
                new LimitsSheet(kit, LimitsForm.of(torrents), decisions),
                () -> {});
    }

    private void explainPort() {
        overlay.show(kit.words().get("port.title"), port, () -> {});
    }

    /** The next looks at the engine tell how it goes. */
    private void testPort() {
        actions.run(around.program().network().testPort());
    }

    @Override
    public void shortcuts() {
        overlay.show(kit.words().get("tool.shortcuts"), new ShortcutSheet(kit, shortcuts.names()), () -> {});
    }

    @Override
    public void findTyped() {
        open(Place.TRANSFERS);
        tools.filter().requestFocus();
        tools.filter().selectAll();
    }

    @Override
    public void filterHelp() {
        Label help = kit.remark(kit.words().get("filter.help"));
        help.getStyleClass().add("filter-help");
        overlay.show(kit.words().get("filter.help.name"), help, tools.filter()::requestFocus);
    }

    @Override
    public void showDetails(boolean shown) {
        if (shown && !middle.getItems().contains(details)) {
            middle.getItems().add(details);
            middle.setDividerPositions(0.62);
        } else if (!shown) {
            middle.getItems().remove(details);
        }
    }

    @Override
    public void quit() {
        around.quit().run();
    }
}
