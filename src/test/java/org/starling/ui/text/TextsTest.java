package org.starling.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.engine.DiskFailure;
import org.starling.engine.FilePriority;
import org.starling.engine.MetainfoException;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerOrigin;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.PortReport;
import org.starling.library.LibraryException;
import org.starling.library.LibraryNotice;
import org.starling.library.LoadWarning;
import org.starling.library.inspect.Finding;
import org.starling.library.schedule.RateMode;
import org.starling.library.share.ShareLimits;
import org.starling.library.undo.UndoStep;
import org.starling.library.watch.WatchFolder;
import org.starling.settings.Setting;
import org.starling.settings.Settings;
import org.starling.social.friends.FriendAlert;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.FriendState;
import org.starling.ui.desktop.Closing;
import org.starling.ui.details.model.Explanations;
import org.starling.ui.details.model.SpeedHistory;
import org.starling.ui.identity.model.ExportModel;
import org.starling.ui.limits.model.ShareForm;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.overlay.Ending;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.program.overlay.Trouble;
import org.starling.ui.theme.Appearance;
import org.starling.ui.transfers.model.Column;
import org.starling.ui.transfers.model.RowState;
import org.starling.ui.transfers.model.Status;

/** Every text that the window can ask for is there, in every language, with the same places for values. */
final class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/starling/ui");
    private static final Pattern USED =
            Pattern.compile("(?:words|words\\(\\))\\s*\\.(get|count)\\(\\s*\"([a-z][\\w.]*)\""
                    + "|kit\\s*\\.(button|tool|item|label|heading|check|field)\\(\\s*\"([a-z][\\w.]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static Stream<Locale> languages() {
        return Words.LANGUAGES.stream();
    }

    @Test
    void everyKeyInTheSourcesIsThere() throws IOException {
        Words words = Words.of(Locale.ENGLISH);
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher used = USED.matcher(Files.readString(file));
                while (used.find()) {
                    seen++;
                    String key = used.group(2) == null ? used.group(4) : used.group(2);
                    boolean counted = "count".equals(used.group(1));
                    if (counted ? !words.has(key + ".one") || !words.has(key + ".many") : !words.has(key)) {
                        missing.add(key + " in " + file.getFileName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyConstantHasItsText(Locale locale) {
        Words words = Words.of(locale);
        List<String> missing = new ArrayList<>();
        constants().forEach(key -> {
            if (!words.has(key)) {
                missing.add(key);
            }
        });
        assertThat(missing).isEmpty();
    }

    private static List<String> constants() {
        List<String> keys = new ArrayList<>();
        add(keys, "port.verdict", PortReport.Verdict.values());
        add(keys, "port.clue", PortReport.Kind.values());
        add(keys, "port.do", PortReport.Advice.values());
        add(keys, "port.trouble", PortMappingStatus.Trouble.values());
        add(keys, "country", CountryState.Kind.values());
        add(keys, "state", RowState.values());
        add(keys, "status", Status.values());
        add(keys, "column", Column.values());
        add(keys, "tracker", TrackerSnapshot.State.values());
        add(keys, "origin", PeerOrigin.values());
        add(keys, "flag", PeerFlag.values());
        add(keys, "priority", FilePriority.values());
        add(keys, "appearance", Appearance.values());
        add(keys, "close.choice", Closing.Choice.values());
        add(keys, "span", SpeedHistory.Span.values());
        add(keys, "remedy", Explanations.Remedy.values());
        add(keys, "metainfo", MetainfoException.Reason.values());
        add(keys, "library", LibraryException.Kind.values());
        add(keys, "disk", DiskFailure.Kind.values());
        add(keys, "danger", Finding.Kind.values());
        add(keys, "why", Kind.values());
        add(keys, "undone", UndoStep.Kind.values());
        add(keys, "news", LibraryNotice.Kind.values());
        add(keys, "loading", LoadWarning.Kind.values());
        add(keys, "ending", Ending.values());
        add(keys, "told", Told.Subject.values());
        add(keys, "subject", Told.Subject.values());
        add(keys, "person", FriendState.values());
        add(keys, "alert", FriendAlert.Kind.values());
        add(keys, "friend.problem", FriendException.Reason.values());
        add(keys, "trouble", Trouble.Reason.values());
        add(keys, "export.check", ExportModel.Check.values());
        add(keys, "rates", RateMode.values());
        add(keys, "share.source", ShareForm.Source.values());
        add(keys, "share.match", ShareLimits.Match.values());
        add(keys, "share.then", ShareLimits.Then.values());
        add(keys, "watch.after", WatchFolder.After.values());
        keys.addAll(List.of("settings.OLDER_USED", "settings.LOST"));
        Settings.all().stream()
                .map(Setting::key)
                .filter(key -> !key.startsWith("overlay."))
                .forEach(key -> keys.addAll(List.of("setting." + key, "setting." + key + ".why")));
        return keys;
    }

    private static void add(List<String> keys, String prefix, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            keys.add(prefix + "." + constant.name());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void translationsHaveTheSamePlacesForValues(Locale locale) {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle other = bundle(locale);
        List<String> wrong = Collections.list(english.getKeys()).stream()
                .filter(key -> !places(english.getString(key)).equals(places(other.getString(key))))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void germanAndArabicAreTranslated() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        for (Locale locale : List.of(Locale.GERMAN, Locale.forLanguageTag("ar"))) {
            ResourceBundle other = bundle(locale);
            long same = Collections.list(english.getKeys()).stream()
                    .filter(key -> english.getString(key).length() > 12)
                    .filter(key -> english.getString(key).equals(other.getString(key)))
                    .count();
            assertThat(same).as(locale.toString()).isLessThan(6);
        }
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(Words.of(Locale.forLanguageTag("xx")).get("cancel")).isEqualTo("Cancel");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.starling.ui.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
