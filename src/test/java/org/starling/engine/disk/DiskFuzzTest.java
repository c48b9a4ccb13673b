package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.starling.engine.disk.TestTorrent.FileSpec;
import org.starling.wire.Bitfield;
import org.starling.wire.SafeNames;

/** What comes from outside or was left on disk: names, resume files, move journals. */
final class DiskFuzzTest {
    private static final TestTorrent TORRENT = TestTorrent.single("f", 100_000, 16 << 10, 1);

    @FuzzTest(maxDuration = "10s")
    void names(FuzzedDataProvider data) {
        String name = data.consumeString(300);
        String path = data.consumeRemainingAsString();
        String clean = SafeNames.clean(name);
        assertThat(SafeNames.clean(clean)).isEqualTo(clean);
        assertThat(SafeNames.bytes(clean)).isBetween(1, SafeNames.MAX_BYTES);
        List<List<String>> paths = SafePaths.of(
                TestTorrent.multi(name, 16 << 10, 1, new FileSpec(path, 1), new FileSpec(path, 1))
                        .metainfo(),
                FileSystems.getDefault());
        assertThat(SafePaths.key(paths.get(0))).isNotEqualTo(SafePaths.key(paths.get(1)));
        for (List<String> elements : paths) {
            assertThat(elements).doesNotContain("", ".", "..").noneMatch(it -> it.contains("/") || it.contains("\\"));
        }
    }

    @FuzzTest(maxDuration = "10s")
    void resumeFiles(byte[] data) {
        ResumeFormat format = new ResumeFormat(TORRENT.metainfo(), 7);
        ByteBuffer whole =
                format.write(new ResumeState(new Bitfield(TORRENT.metainfo().pieces()), new BitSet(), null));
        byte[] right = new byte[whole.capacity()];
        whole.get(0, right);
        byte[] bytes = Arrays.copyOf(right, data.length % 2 == 0 ? right.length : data.length);
        for (int i = 0; i + 1 < data.length; i += 2) {
            int at = (data[i] & 0xff) % Math.max(1, bytes.length);
            if (at < bytes.length) {
                bytes[at] = data[i + 1];
            }
        }
        ResumeState state = format.read(ByteBuffer.wrap(bytes));
        assertThat(state == null
                        || state.verified().size() == TORRENT.metainfo().pieces())
                .isTrue();
        ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(bytes, ResumeFormat.HEADER));
        ByteBuffer rest = ByteBuffer.wrap(bytes).position(Math.min(bytes.length, ResumeFormat.HEADER));
        assertThat(ResumeFormat.verifiedBytes(header, rest))
                .isBetween(0L, TORRENT.metainfo().size());
    }

    @FuzzTest(maxDuration = "10s")
    void moveJournals(byte[] data) throws IOException {
        Path folder = Files.createTempDirectory("journal");
        Path file = folder.resolve("r.move");
        try {
            Files.write(file, MoveJournal.sealed(data));
            new MoveJournal(new SystemFiles(), folder.resolve("r")).load();
            Files.write(file, data);
            assertThat(new MoveJournal(new SystemFiles(), folder.resolve("r")).load())
                    .isNull();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
