package org.starling.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.starling.app.SampleTorrents;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PortTest;
import org.starling.library.category.FilingRule;
import org.starling.library.category.Labels;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;
import org.starling.library.watch.WatchFolder;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.overlay.Trouble;
import org.starling.ui.theme.Appearance;

/**
 * A program: draws every screen in light and dark into docs/ui, without a display: {@code mvn -Ppictures test-compile
 * exec:exec}.
 */
public final class Gallery {
    private static final Path FOLDER = Path.of("docs", "ui");
    private static final String COUNTRIES = "/home/ada/dbip-country-lite-2026-11.mmdb";

    private Gallery() {}

    public static void main(String[] args) throws Exception {
        String only = args.length == 0 ? "" : args[0];
        Fx.begin();
        if ("icon".contains(only)) {
            Emblems.write();
        }
        for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
            screens(appearance, only);
        }
        Platform.exit();
    }

    private static void screens(Appearance appearance, String only) throws Exception {
        screen("transfers", only, appearance, Locale.ENGLISH, true, rig -> {});
        screen("transfers-arabic", only, appearance, Locale.forLanguageTag("ar"), true, rig -> {});
        screen("transfers-german", only, appearance, Locale.GERMAN, true, rig -> {});
        screen("first-run", only, appearance, Locale.ENGLISH, false, rig -> {});
        details(appearance, only);
        screen(
                "filter",
                only,
                appearance,
                Locale.ENGLISH,
                true,
                rig -> rig.window.model().type("state:seeding size>1G"));
        screen("add-file", only, appearance, Locale.ENGLISH, true, rig -> {
            rig.program.parsed.set(suspicious());
            rig.window.open(List.of("/tmp/film.torrent"));
        });
        screen(
                "add-magnet",
                only,
                appearance,
                Locale.ENGLISH,
                true,
                rig -> rig.window.open(
                        List.of("magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056&dn=Cosmos+Laundromat")));
        screen("create", only, appearance, Locale.ENGLISH, true, rig -> rig.window.create());
        settings(appearance, only);
        screen("limits", only, appearance, Locale.ENGLISH, true, Gallery::limits);
        screen("category", only, appearance, Locale.ENGLISH, true, rig -> press(rig, "#side-category-add"));
        screen("shortcuts", only, appearance, Locale.ENGLISH, true, rig -> rig.window.shortcuts());
        screen("port", only, appearance, Locale.ENGLISH, true, rig -> {
            rig.program.library.tested(
                    new PortTest(PortTest.Outcome.SILENT, Optional.of(new InetSocketAddress("203.0.113.9", 6881))));
            press(rig, "#status-port");
        });
        places(appearance, only);
        screen("notice", only, appearance, Locale.ENGLISH, true, rig -> {
            rig.window.notices().error(rig.kit.words().get("disk.FULL", "/media/films"));
            rig.window.notices().warning(rig.kit.words().get("loading.OLDER_ENTRY_USED", "c9e15763"));
        });
    }

    private static void details(Appearance appearance, String only) throws Exception {
        for (String tab : List.of("files", "peers", "trackers", "speed", "log", "why")) {
            screen("details-" + tab, only, appearance, Locale.ENGLISH, true, rig -> {
                if (tab.equals("files")) {
                    choose(rig, 2);
                } else if (tab.equals("peers")) {
                    countries(rig.program);
                }
                rig.window.showTab("details." + tab);
                openFolders(rig);
            });
        }
    }

    private static void openFolders(Rig rig) {
        if (find(rig, "#files") instanceof TreeTableView<?> files && files.getRoot() != null) {
            files.getRoot().getChildren().forEach(folder -> folder.setExpanded(true));
        }
    }

    /** As somebody sees them who has a database. */
    private static void countries(FakeProgram program) {
        List<String> codes =
                List.of("DE", "FR", "NL", "US", "SE", "BR", "PL", "JP", "CA", "EG", "GB", "IN", "ES", "AT");
        for (int i = 0; i < codes.size(); i++) {
            program.countries.put(SampleLists.address(i).getAddress(), codes.get(i));
        }
        change(program, before -> before.with(TextSetting.COUNTRY_DATABASE, COUNTRIES));
    }

    private static void change(FakeProgram program, UnaryOperator<Settings> change) {
        try {
            program.settings().change(change);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void places(Appearance appearance, String only) throws Exception {
        Locale english = Locale.ENGLISH;
        Locale arabic = Locale.forLanguageTag("ar");
        screen("overlay-consent", only, appearance, english, true, rig -> rig.window.showPlace("OVERLAY"));
        screen("overlay-consent-arabic", only, appearance, arabic, true, rig -> rig.window.showPlace("OVERLAY"));
        screen("overlay-consent-locked", only, appearance, english, true, rig -> {
            rig.program.overlay.trouble.set(Optional.of(Trouble.of(Trouble.Reason.PASSPHRASE_NEEDED)));
            rig.window.showPlace("OVERLAY");
        });
        screen("friends", only, appearance, english, true, rig -> rig.window.showPlace("FRIENDS"));
        screen("friends-arabic", only, appearance, arabic, true, rig -> rig.window.showPlace("FRIENDS"));
        screen("friends-none", only, appearance, english, true, rig -> {
            rig.program.overlay.people.clear();
            rig.window.showPlace("FRIENDS");
        });
        screen("friends-compare", only, appearance, english, true, rig -> {
            rig.window.showPlace("FRIENDS");
            ((ListView<?>) find(rig, "#friends")).getSelectionModel().clearAndSelect(2);
        });
        screen("friend-invite", only, appearance, english, true, rig -> {
            rig.window.showPlace("FRIENDS");
            press(rig, "#friends-invite");
        });
        screen("friend-accept", only, appearance, english, true, rig -> {
            rig.window.showPlace("FRIENDS");
            rig.clipboard.set(FakeOverlay.link(9, "Zoë Quist", true));
            press(rig, "#friends-accept");
        });
        screen("identity", only, appearance, english, true, rig -> rig.window.showPlace("IDENTITY"));
        screen("identity-export", only, appearance, english, true, rig -> {
            rig.window.showPlace("IDENTITY");
            press(rig, "#identity-export");
        });
        screen("overlay", only, appearance, english, true, rig -> rig.window.showPlace("OVERLAY"));
    }

    private static void press(Rig rig, String button) {
        ((ButtonBase) find(rig, button)).fire();
    }

    /** What was made just now has no children before the style sheets were applied. */
    private static Node find(Rig rig, String id) {
        rig.window.scene().getRoot().applyCss();
        return rig.window.scene().lookup(id);
    }

    private static void settings(Appearance appearance, String only) throws Exception {
        for (String page :
                List.of("look", "speed", "connections", "queue", "sharing", "folders", "filing", "watch", "finish")) {
            screen("settings-" + page, only, appearance, Locale.ENGLISH, true, rig -> {
                fill(rig.program);
                rig.window.settings("settings." + page);
                if (page.equals("filing")) {
                    ((ListView<?>) find(rig, "#filing-rules"))
                            .getSelectionModel()
                            .select(2);
                    press(rig, "#rules-edit");
                }
            });
        }
        screen("settings-arabic", only, appearance, Locale.forLanguageTag("ar"), true, rig -> {
            fill(rig.program);
            rig.window.settings("settings.speed");
        });
    }

    /** Settings of somebody who has changed some. */
    private static void fill(FakeProgram program) {
        WeekGrid grid = WeekGrid.NORMAL;
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean workday = day.getValue() < 6;
            grid = grid.with(day, workday ? 8 : 10, workday ? 18 : 22, RateMode.ALTERNATIVE);
        }
        WeekGrid painted = grid.with(DayOfWeek.SUNDAY, 0, 6, RateMode.STOPPED);
        program.library
                .watchFolders(List.of(
                        watched("/home/ada/Downloads", Optional.empty()),
                        watched("/media/films/new", Optional.of("films"))))
                .join();
        program.library
                .labels()
                .rules(List.of(
                        new FilingRule("*linux*", "", Optional.of("systems"), Set.of()),
                        new FilingRule("*.iso", "", Optional.of("systems"), Set.of("keep")),
                        new FilingRule("", "*.blender.example", Optional.of("films/free"), Set.of())))
                .join();
        program.countryState.set(
                new CountryState(CountryState.Kind.READY, "DBIP-Country-Lite", Optional.of(SampleLists.NOW)));
        change(
                program,
                before -> before.with(NumberSetting.ALTERNATIVE_DOWN, 500 << 10)
                        .with(NumberSetting.ALTERNATIVE_UP, 100 << 10)
                        .with(FlagSetting.SCHEDULE, true)
                        .with(TextSetting.SCHEDULE_GRID, painted.toString())
                        .with(NumberSetting.QUEUE_DOWNLOADS, 3)
                        .with(NumberSetting.SHARE_RATIO, 200)
                        .with(TextSetting.COMPLETE_FOLDER, "/media/films")
                        .with(ListSetting.UNWANTED_FILES, List.of("*.url", "*sample*"))
                        .with(ListSetting.BANNED_PEERS, List.of("203.0.113.7", "2001:db8:0:0:0:0:0:7"))
                        .with(TextSetting.COUNTRY_DATABASE, COUNTRIES)
                        .with(NumberSetting.DISK_RESERVE, 5L << 30)
                        .with(ListSetting.PROGRAM, List.of("/usr/bin/notify-send", "Complete", "{name}")));
    }

    private static WatchFolder watched(String folder, Optional<String> category) {
        return new WatchFolder(
                Path.of(folder),
                category.isPresent(),
                Optional.empty(),
                Labels.of(category, Set.of()),
                false,
                WatchFolder.After.RENAME);
    }

    private static void limits(Rig rig) {
        rig.window
                .scene()
                .getAccelerators()
                .get(KeyCombination.valueOf("Shortcut+L"))
                .run();
    }

    private static void screen(
            String name, String only, Appearance appearance, Locale locale, boolean filled, Consumer<Rig> then)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        FakeProgram program = new FakeProgram();
        program.remembered.put("appearance", appearance.name());
        program.remembered.put("add.folder.last", "/home/ada/Downloads");
        if (filled) {
            SampleLists.fill(program);
        }
        if (filled && !name.startsWith("overlay-consent")) {
            program.overlay.fill();
        }
        Stage stage = Fx.call(Stage::new);
        try (CountedThreads threads = new CountedThreads()) {
            Rig rig = Fx.call(() -> shown(stage, new Rig(program, locale, threads), appearance));
            settle(stage, threads);
            Fx.run(() -> {
                then.accept(rig);
                rig.tick();
            });
            settle(stage, threads);
            WritableImage image = Fx.call(() -> stage.getScene().snapshot(null));
            Png.write(
                    image, false, FOLDER.resolve(name + "-" + appearance.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        Fx.run(stage::close);
    }

    /** With some minutes behind it, so that there are curves. */
    private static Rig shown(Stage stage, Rig rig, Appearance appearance) {
        Application.setUserAgentStylesheet(
                (appearance == Appearance.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        stage.setScene(rig.window.scene());
        stage.setWidth(1_280);
        stage.setHeight(800);
        stage.show();
        for (int second = 0; second <= 240; second++) {
            rig.tick();
        }
        choose(stage, 0);
        return rig;
    }

    private static void choose(Stage stage, int row) {
        choose(stage.getScene().lookup("#transfers"), row);
    }

    private static void choose(Rig rig, int row) {
        choose(find(rig, "#transfers"), row);
    }

    private static void choose(Node table, int row) {
        if (table instanceof TableView<?> view && !view.getItems().isEmpty()) {
            view.getSelectionModel().clearAndSelect(row);
        }
    }

    private static Metainfo suspicious() {
        return SampleTorrents.of(
                "Holiday film",
                List.of(
                        file("film/holiday.mkv", 4_100_000_000L, 0),
                        file("film/holiday.mkv.exe", 912_000L, 4_100_000_000L),
                        file("subtitles/en.srt", 60_211L, 4_100_912_000L),
                        file("subtitles/de.srt", 61_977L, 4_100_972_211L),
                        file("readme.txt", 1_200L, 4_101_034_188L)),
                4_101_035_388L);
    }

    private static MetainfoFile file(String path, long length, long offset) {
        return new MetainfoFile(List.of(path.split("/")), length, offset, false, false, false);
    }

    /** What other threads brought is laid out by one pulse, and what only then is known, such as sizes, by the next. */
    private static void settle(Stage stage, CountedThreads threads) throws Exception {
        Fx.painted(stage.getScene());
        threads.awaitIdle();
        Fx.painted(stage.getScene());
        Fx.painted(stage.getScene());
    }
}
