package org.starling.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.DiskFailure;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TrackerSnapshot;

/** Facts in, findings out, in tables. */
final class DiagnosisTest {

    /** A name and facts, then what is found. */
    private static final String TABLE = """
            # who is connected
            all choke: peers=20 seeds=0 offering=18 choking=18
                STOPS ALL_CHOKE 18 18 0
            most choke: peers=20 seeds=1 offering=20 choking=18 seedsOf=1 rate=9 sending=2
                SLOWS MOST_CHOKE 18 20 1
            half choke is usual: peers=20 offering=20 choking=10 rate=9000 sending=8
                FINE DOWNLOADING 9000 8
            all choke, yet it runs: peers=9 offering=9 choking=9 rate=500 sending=3
                SLOWS ALL_CHOKE 9 9 0
            no seed, a piece short: peers=3 offering=0 unavailable=7 copies=0.98
                STOPS PIECES_UNAVAILABLE 7 0.98 3
            it will stop later: peers=3 offering=2 unavailable=7 copies=0.9 rate=9 sending=2
                SLOWS PIECES_UNAVAILABLE 7 0.9 3
            nothing to be had: peers=4 offering=0
                STOPS NOTHING_OFFERED 4
            all have gone silent: peers=2 offering=2 silent=2
                STOPS SILENT_PEERS 2 2
            one of many is silent: peers=9 offering=9 silent=1 rate=99999 sending=8
                FINE DOWNLOADING 99999 8
            few give: peers=2 offering=2 rate=50 sending=1 fastest=50
                HINT FEW_SEND 1 50 50
                FINE DOWNLOADING 50 1
            asked, not yet given: peers=6 offering=6
                HINT AWAITING_DATA 6
            # nobody is connected
            just begun: seconds=5
                STOPS JUST_STARTED 5
            nobody answers: addresses=40 unreachable=39
                STOPS NOBODY_ANSWERS 40 39
            being called: addresses=40 dialling=24
                STOPS CONNECTING 40 24
            no way to find any:
                STOPS NO_SOURCE 0
            the tracker knows none: trackers=WORKING
                STOPS NOBODY_KNOWN 1
            the tracker is asked: trackers=ANNOUNCING seconds=40
                STOPS JUST_STARTED 40
            it refuses: trackers=REFUSED seconds=3
                STOPS TRACKERS_FAIL 1 t0.example REFUSED:no0
            both fail, one says so: trackers=UNREACHABLE,REFUSED
                STOPS TRACKERS_FAIL 2 t1.example REFUSED:no1
            one of two fails: trackers=WORKING,REFUSED addresses=3 dialling=2
                STOPS CONNECTING 3 2
                HINT SOME_TRACKERS_FAIL 1 2 t1.example REFUSED:no1
            magnet, nobody there: phase=metadata addresses=9 unreachable=9
                STOPS METADATA_NO_PEERS 9
                STOPS NOBODY_ANSWERS 9 9
            magnet, some there: phase=metadata peers=3
                STOPS METADATA_WAITS 3
            private and alone: private trackers=REFUSED peers=1 offering=1 rate=9 sending=1
                SLOWS TRACKERS_FAIL 1 t0.example REFUSED:no0
                HINT PRIVATE 1
                HINT FEW_SEND 1 9 0
            # disk, limits, line
            the disk is slow: peers=9 offering=9 rate=5000 sending=9 disk=0.8
                SLOWS DISK_SLOW 0.8 5000
            own limit: peers=9 offering=9 rate=990 sending=9 downLimit=1000
                SLOWS DOWN_LIMITED 990 1000
            limit not reached: peers=9 offering=9 rate=500 sending=9 downLimit=1000
                FINE DOWNLOADING 500 9
            own upload limit: peers=9 offering=9 rate=500 sending=9 up=1000 upLimit=1000
                HINT UP_LIMITED 1000 1000
                FINE DOWNLOADING 500 9
            no more connections: peers=50 offering=50 rate=500 sending=9 addresses=90
                HINT TORRENT_FULL 50 40
                FINE DOWNLOADING 500 9
            the client is full: peers=0 addresses=90 connections=500
                STOPS CONNECTING 90 0
                STOPS CLIENT_FULL 500 90
            bad pieces: peers=9 offering=9 rate=500 sending=9 hashFailures=2
                HINT BAD_DATA 2 0
                FINE DOWNLOADING 500 9
            nobody came: peers=9 offering=9 rate=500 sending=9 seconds=900 unreached
                HINT NOT_REACHED 900
                FINE DOWNLOADING 500 9
            nobody came, the router is deaf: peers=9 offering=9 rate=500 sending=9 seconds=900 unreached closedPort=6881
                HINT PORT_CLOSED 6881
                FINE DOWNLOADING 500 9
            somebody came all the same: peers=9 offering=9 rate=500 sending=9 seconds=900 closedPort=6881
                FINE DOWNLOADING 500 9
            nobody came yet: peers=9 offering=9 rate=500 sending=9 seconds=300 unreached
                FINE DOWNLOADING 500 9
            encryption only: addresses=9 unreachable=9 encryptedOnly
                STOPS NOBODY_ANSWERS 9 9
                HINT ENCRYPTION_ONLY 9
            # not downloading
            paused: phase=stopped paused
                STOPS PAUSED
            stopped otherwise: phase=stopped
                STOPS NOT_RUNNING
            being checked: phase=checking
                STOPS CHECKING 0.5
            on the move: phase=moving
                STOPS MOVING 0.25
            disk refuses: phase=blocked
                STOPS DISK_REFUSES FULL
            no file chosen: phase=seeding wanted=0
                STOPS NOTHING_CHOSEN
            seed, alone: phase=seeding
                STOPS SEED_ALONE
            seed, unwanted: phase=seeding peers=2
                STOPS SEED_UNWANTED 2
            seed, busy: phase=seeding peers=2 wanting=2 getting=1 up=77
                FINE SEEDING 1 77
            seed, held back: phase=seeding peers=2 wanting=2 getting=1 up=95 upLimit=100
                SLOWS UP_LIMITED 95 100
                FINE SEEDING 1 95
            """;

    @TestFactory
    Stream<DynamicTest> findings() {
        List<String> lines = TABLE.lines().filter(line -> !line.startsWith("#")).toList();
        return IntStream.range(0, lines.size())
                .filter(at -> !lines.get(at).startsWith(" "))
                .mapToObj(at -> DynamicTest.dynamicTest(
                        lines.get(at).substring(0, lines.get(at).indexOf(':')),
                        () -> assertThat(found(lines.get(at))).isEqualTo(expected(lines, at))));
    }

    private static List<String> found(String given) {
        return Diagnosis.of(Given.parse(given.substring(given.indexOf(':') + 1))).stream()
                .map(DiagnosisTest::show)
                .toList();
    }

    private static List<String> expected(List<String> lines, int at) {
        return lines.subList(at + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith(" "))
                .map(String::strip)
                .toList();
    }

    /** Whatever the facts: there is an answer, its evidence is as the kind says, and what explains most comes first. */
    @Test
    void anyFactsAreExplained() {
        Random random = new Random(7);
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (int round = 0; round < 50_000; round++) {
            List<Finding> findings = Diagnosis.of(Given.random(random));
            assertThat(findings).isNotEmpty();
            assertThat(findings).extracting(Finding::severity).isSorted();
            assertThat(findings).extracting(Finding::kind).doesNotHaveDuplicates();
            for (Finding finding : findings) {
                assertThat(finding.evidence())
                        .as("%s", finding)
                        .hasSize(finding.kind().evidence());
                seen.add(finding.kind());
            }
        }
        // Whether a torrent waits its turn is for the library to say.
        Set<Kind> others = EnumSet.complementOf(EnumSet.of(Kind.QUEUED, Kind.SCHEDULED, Kind.NEARLY_FULL));
        assertThat(seen).as("kinds that the rules can reach").containsAll(others);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tracker.example/announce?passkey=0123456789abcdef, tracker.example",
        "http://tracker.example:8080/0123456789abcdef/announce,     tracker.example:8080",
        "http://user:secret@tracker.example/a,                      tracker.example",
        "udp://[2001:db8::1]:80,                                    [2001:db8::1]:80",
        "nonsense/secret,                                           nonsense"
    })
    void aTrackerIsNamedWithoutItsSecrets(String url, String name) {
        assertThat(TrackerName.of(url)).isEqualTo(name);
    }

    private static String show(Finding finding) {
        String evidence = finding.evidence().stream().map(DiagnosisTest::show).collect(Collectors.joining(" "));
        return (finding.severity() + " " + finding.kind() + " " + evidence).strip();
    }

    private static String show(Evidence evidence) {
        if (evidence instanceof Evidence.Count count) {
            return Long.toString(count.count());
        } else if (evidence instanceof Evidence.Size size) {
            return Long.toString(size.bytes());
        } else if (evidence instanceof Evidence.Rate rate) {
            return Long.toString(rate.bytesPerSecond());
        } else if (evidence instanceof Evidence.Duration duration) {
            return Long.toString(duration.seconds());
        } else if (evidence instanceof Evidence.Part part) {
            return Double.toString(part.fraction());
        } else if (evidence instanceof Evidence.Copies copies) {
            return Double.toString(copies.copies());
        } else if (evidence instanceof Evidence.Disk disk) {
            return disk.failure().kind().name();
        } else if (evidence instanceof Evidence.Tracker tracker) {
            return tracker.state() + ":" + tracker.text();
        }
        return ((Evidence.Words) evidence).text();
    }

    /** Facts in words: {@code name=value}; what is not said is zero, and the torrent runs for a minute. */
    private static final class Given {
        private final List<String> words;

        private Given(String text) {
            words = Arrays.asList((text == null ? "" : text).strip().split(" +"));
        }

        static Facts parse(String text) {
            return new Given(text).facts();
        }

        static Facts random(Random random) {
            List<String> words = new ArrayList<>();
            for (String number : List.of(
                    "peers",
                    "seeds",
                    "offering",
                    "choking",
                    "seedsOf",
                    "silent",
                    "sending",
                    "wanting",
                    "getting",
                    "unavailable",
                    "addresses",
                    "dialling",
                    "unreachable",
                    "rate",
                    "up",
                    "downLimit",
                    "upLimit",
                    "hashFailures",
                    "seconds",
                    "connections",
                    "wanted")) {
                int value = random.nextInt(4) == 0 ? random.nextInt(1000) : random.nextInt(3);
                if (random.nextBoolean()) {
                    words.add(number + "=" + value);
                }
            }
            for (String flag :
                    List.of("paused", "private", "unreached", "encryptedOnly", "closedPort=6881", "disk=0.9")) {
                if (random.nextBoolean()) {
                    words.add(flag);
                }
            }
            List<String> phases = List.of(
                    "downloading", "downloading", "metadata", "stopped", "checking", "moving", "blocked", "seeding");
            words.add("phase=" + phases.get(random.nextInt(phases.size())));
            TrackerSnapshot.State[] states = TrackerSnapshot.State.values();
            if (random.nextBoolean()) {
                words.add("trackers=" + states[random.nextInt(states.length)] + ","
                        + states[random.nextInt(states.length)]);
            }
            return parse(String.join(" ", words));
        }

        private Facts facts() {
            return new Facts(
                    words.contains("paused"),
                    phase(),
                    new Facts.Progress(
                            number("wanted", 1_000_000),
                            0,
                            number("seconds", 60),
                            number("rate", 0),
                            number("up", 0),
                            number("rate", 0) * 60,
                            number("wasted", 0),
                            number("hashFailures", 0),
                            fraction("disk")),
                    new Facts.Swarm(
                            (int) number("peers", 0),
                            (int) number("seeds", 0),
                            (int) number("offering", 0),
                            (int) number("choking", 0),
                            (int) number("seedsOf", 0),
                            (int) number("silent", 0),
                            (int) number("sending", 0),
                            number("fastest", 0),
                            (int) number("wanting", 0),
                            (int) number("getting", 0),
                            (int) number("unavailable", 0),
                            fraction("copies")),
                    new Facts.Search(
                            trackers(),
                            words.contains("private"),
                            (int) number("addresses", 0),
                            (int) number("dialling", 0),
                            (int) number("unreachable", 0)),
                    new Facts.Line(
                            50,
                            (int) number("connections", 0),
                            500,
                            !words.contains("unreached"),
                            word("closedPort")
                                    .map(Integer::parseInt)
                                    .map(OptionalInt::of)
                                    .orElseGet(OptionalInt::empty),
                            words.contains("encryptedOnly"),
                            word("downLimit").map(Long::valueOf),
                            word("upLimit").map(Long::valueOf)));
        }

        private Optional<TorrentPhase> phase() {
            return switch (word("phase").orElse("")) {
                case "metadata" -> Optional.of(new TorrentPhase.FetchingMetadata());
                case "stopped" -> Optional.empty();
                case "checking" -> Optional.of(new TorrentPhase.Checking(0.5));
                case "moving" -> Optional.of(new TorrentPhase.Moving(0.25));
                case "seeding" -> Optional.of(new TorrentPhase.Seeding());
                case "blocked" ->
                    Optional.of(new TorrentPhase.Blocked(new DiskFailure(DiskFailure.Kind.FULL, "/d", "full")));
                default -> Optional.of(new TorrentPhase.Downloading());
            };
        }

        private List<TrackerSnapshot> trackers() {
            List<TrackerSnapshot> all = new ArrayList<>();
            for (String state :
                    word("trackers").map(list -> List.of(list.split(","))).orElse(List.of())) {
                TrackerSnapshot.State is = TrackerSnapshot.State.valueOf(state);
                String text = is == TrackerSnapshot.State.REFUSED ? "no" + all.size() : "";
                OptionalLong none = OptionalLong.empty();
                all.add(new TrackerSnapshot(
                        "http://t" + all.size() + ".example/key", all.size(), is, text, 0, none, none, none, none));
            }
            return all;
        }

        private Optional<String> word(String name) {
            return words.stream()
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst();
        }

        private long number(String name, long otherwise) {
            return word(name).map(Long::valueOf).orElse(otherwise);
        }

        private double fraction(String name) {
            return word(name).map(Double::valueOf).orElse(0.0);
        }
    }
}
