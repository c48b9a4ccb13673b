package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

final class FriendStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_772_000_000_123L);
    private static final PermId BOB = TestKeys.friend(2).permId();

    @TempDir
    Path folder;

    @Test
    void everythingComesBackAsItWas() {
        Picture picture = new Picture("image/jpeg", BString.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 7}));
        Friend full = new Friend(
                BOB,
                FriendState.ASKED,
                "Bobby",
                new Profile("Bob", Optional.of(picture)),
                true,
                List.of(new HostPort("192.0.2.1", 1), new HostPort("2001:db8::1", 2)),
                Optional.of(BString.of(new byte[16])),
                Optional.of(TestKeys.friend(3).permId()),
                NOW,
                Optional.of(NOW));
        Friend bare = Friend.of(TestKeys.friend(4).permId(), FriendState.BLOCKED, NOW);
        Invitation open = new Invitation(BString.of(new byte[32]), NOW, Optional.empty());
        Invitation used = new Invitation(BString.of("x".repeat(32)), NOW, Optional.of(BOB));
        try (FriendStore store = new FriendStore(folder.resolve("friends.db"))) {
            store.put(full, open).join();
            store.put(bare).join();
            store.put(used).join();
            store.put(new Profile("Me", Optional.of(picture))).join();
        }
        try (FriendStore store = new FriendStore(folder.resolve("friends.db"))) {
            FriendStore.Content content = store.load().join();
            assertThat(content.friends()).containsExactlyInAnyOrder(full, bare);
            assertThat(content.invitations()).containsExactlyInAnyOrder(open, used);
            assertThat(content.self()).isEqualTo(new Profile("Me", Optional.of(picture)));
            store.delete(BOB).join();
            store.delete(List.of(used)).join();
            assertThat(store.load().join().friends()).containsExactly(bare);
            assertThat(store.load().join().invitations()).containsExactly(open);
        }
    }

    @Test
    void aDamagedFileIsPutAsideAndNeverOverwritten() throws Exception {
        Path file = folder.resolve("friends.db");
        for (int time = 1; time <= 2; time++) {
            Files.writeString(file, "no database " + time + " ".repeat(5_000));
            try (FriendStore store = new FriendStore(file)) {
                assertThat(store.load().join().friends()).isEmpty();
                store.put(Friend.of(BOB, FriendState.FRIEND, NOW)).join();
            }
            assertThat(folder.resolve("friends.db.damaged." + time)).content().startsWith("no database " + time);
        }
    }
}
