package org.starling.interop;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both directions, whoever dials, every pair of encryption modes; the payload is compared byte by byte. */
@Tag("interop")
@Execution(ExecutionMode.CONCURRENT)
abstract class InteropTest {
    private final OtherClient other;

    @TempDir
    private Path folder = Path.of("");

    InteropTest(OtherClient other) {
        this.other = other;
    }

    @TestFactory
    Stream<DynamicTest> meets() {
        return new Meetings(folder).matrix(other);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return new Meetings(folder).refusals(other);
    }

    @TestFactory
    Stream<DynamicTest> magnets() {
        return new Meetings(folder).magnets(other);
    }
}
