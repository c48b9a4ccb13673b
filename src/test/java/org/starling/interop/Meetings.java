package org.starling.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios as tests. */
final class Meetings {
    private final Path folder;

    Meetings(Path folder) {
        this.folder = folder;
    }

    /** Everything that can agree has to work, what cannot must not connect. */
    Stream<DynamicTest> matrix(OtherClient other) {
        return Scenario.all(other).stream()
                .filter(scenario -> !scenario.agreed().isEmpty())
                .map(scenario -> test(scenario, false));
    }

    /** One direction of the payload is enough where nothing may connect. */
    Stream<DynamicTest> refusals(OtherClient other) {
        return Scenario.all(other).stream()
                .filter(scenario -> scenario.agreed().isEmpty())
                .filter(scenario -> scenario.starlingDials() == scenario.starlingSeeds())
                .map(scenario -> test(scenario, false));
    }

    /** The metadata from each and to each. */
    Stream<DynamicTest> magnets(OtherClient other) {
        return Scenario.all(other).stream()
                .filter(scenario -> scenario.mode().equals(other.modes().get(0)))
                .filter(scenario -> scenario.encryption().equals("prefer"))
                .map(scenario -> test(scenario, true));
    }

    private DynamicTest test(Scenario scenario, boolean magnet) {
        String name = magnet ? scenario + ", from a magnet link" : scenario.toString();
        return DynamicTest.dynamicTest(name, () -> {
            Path place = Files.createTempDirectory(folder, "meeting");
            try (Meeting meeting = new Meeting(scenario, place, magnet)) {
                if (scenario.agreed().isEmpty()) {
                    meeting.fail();
                } else {
                    meeting.succeed();
                }
            }
            delete(place);
        });
    }

    /** Room for the next: some hundred of them run in one go. */
    private static void delete(Path place) throws Exception {
        List<Path> all;
        try (Stream<Path> files = Files.walk(place)) {
            all = files.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
