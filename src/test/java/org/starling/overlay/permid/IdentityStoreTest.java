package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.permid.KeyFileException.Reason;

final class IdentityStoreTest {
    private static final Optional<Passphrase> NONE = Optional.empty();
    private static final Optional<Passphrase> SESAME = Optional.of(new Passphrase("open sesame"));
    private static final Optional<Passphrase> WRONG = Optional.of(new Passphrase("open barley"));
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder = Path.of("");

    private IdentityStore store() {
        return new IdentityStore(folder.resolve("identity"), RANDOM);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheKeyThatItMade(KeyCurve curve) throws Exception {
        assertThat(store().load(curve, NONE)).isEmpty();
        Identity made = store().loadOrCreate(curve, NONE);
        assertThat(store().loadOrCreate(curve, NONE).permId()).isEqualTo(made.permId());
        assertThat(made.curve()).isEqualTo(curve);
        assertThat(made.permId()
                        .verifies(new byte[1], store().loadOrCreate(curve, NONE).sign(new byte[1])))
                .isTrue();
    }

    @Test
    void makesUnlinkedKeysThatDifferEachTime() throws Exception {
        IdentityStore other = new IdentityStore(folder.resolve("other"), RANDOM);
        assertThat(store().loadOrCreate(KeyCurve.P256, NONE).permId())
                .isNotEqualTo(other.loadOrCreate(KeyCurve.P256, NONE).permId());
        assertThat(store().loadOrCreate(KeyCurve.SECT233K1, NONE).secret())
                .isNotEqualTo(store().loadOrCreate(KeyCurve.P256, NONE).secret());
    }

    @Test
    void letsOnlyTheOwnerReadIt() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        store().loadOrCreate(KeyCurve.P256, NONE);
        Path file = store().file(KeyCurve.P256);
        assertThat(mode(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(store().load(KeyCurve.P256, NONE)).isPresent();
        assertThat(mode(file)).isEqualTo("rw-------");
        Path backup = folder.resolve("backup.pem");
        store().export(backup, List.of(TestKeys.friend(1)), NONE);
        assertThat(mode(backup)).isEqualTo("rw-------");
    }

    @Test
    void letsOnlyTheOwnerReadItOnWindows() throws Exception {
        Configuration windows = Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "acl")
                .build();
        try (FileSystem files = Jimfs.newFileSystem(windows)) {
            IdentityStore store = new IdentityStore(files.getPath("C:\\starling"), RANDOM);
            Identity made = store.loadOrCreate(KeyCurve.P256, NONE);
            Path file = store.file(KeyCurve.P256);
            AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
            assertThat(acl.getAcl()).extracting(AclEntry::principal).containsExactly(Files.getOwner(file));
            assertThat(store.load(KeyCurve.P256, NONE).map(Identity::permId)).contains(made.permId());
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensWithItsPassphraseOnly(KeyCurve curve) throws Exception {
        Identity made = store().loadOrCreate(curve, NONE);
        store().changePassphrase(curve, NONE, SESAME);
        assertThat(KeyText.isEncrypted(Files.readString(store().file(curve)))).isTrue();
        assertThat(store().load(curve, SESAME).map(Identity::permId)).contains(made.permId());
        assertFails(Reason.PASSPHRASE_NEEDED, () -> store().load(curve, NONE));
        assertFails(Reason.WRONG_PASSPHRASE, () -> store().load(curve, WRONG));
        assertFails(Reason.WRONG_PASSPHRASE, () -> store().changePassphrase(curve, WRONG, NONE));
        store().changePassphrase(curve, SESAME, NONE);
        assertThat(store().load(curve, NONE).map(Identity::permId)).contains(made.permId());
    }

    /** Who gives one passphrase opens all keys with it, or needs none for any. */
    @Test
    void freshKeysAreProtectedAsTheOthersAre() throws Exception {
        store().loadOrCreate(KeyCurve.P256, SESAME);
        assertThat(store().isProtected()).isTrue();
        store().loadOrCreate(KeyCurve.SECT233K1, SESAME);
        assertFails(Reason.PASSPHRASE_NEEDED, () -> store().load(KeyCurve.SECT233K1, NONE));
        assertFails(Reason.PASSPHRASE_NEEDED, () -> store().loadOrCreate(KeyCurve.P256, NONE));

        IdentityStore open = new IdentityStore(folder.resolve("open"), RANDOM);
        open.loadOrCreate(KeyCurve.P256, NONE);
        open.loadOrCreate(KeyCurve.SECT233K1, SESAME);
        assertThat(open.isProtected()).isFalse();
        assertThat(open.load(KeyCurve.SECT233K1, NONE)).isPresent();
    }

    @Test
    void aPassphraseIsTheSameInEveryUnicodeForm() throws Exception {
        String text = KeyText.encode(TestKeys.friend(1), Optional.of(new Passphrase("caf\u00e9")), RANDOM);
        assertThat(KeyText.decode(text, Optional.of(new Passphrase("cafe\u0301")), RANDOM))
                .hasSize(1);
    }

    @Test
    void restoresABackupOnAnotherMachine() throws Exception {
        Identity friend = store().loadOrCreate(KeyCurve.P256, NONE);
        Identity classic = store().loadOrCreate(KeyCurve.SECT233K1, NONE);
        Path backup = folder.resolve("backup.pem");
        store().export(backup, List.of(friend, classic), SESAME);
        assertThatThrownBy(() -> store().export(backup, List.of(friend), NONE))
                .isInstanceOf(FileAlreadyExistsException.class);

        IdentityStore elsewhere = new IdentityStore(folder.resolve("elsewhere"), RANDOM);
        Identity replaced = elsewhere.loadOrCreate(KeyCurve.P256, NONE);
        assertFails(Reason.WRONG_PASSPHRASE, () -> elsewhere.readBackup(backup, WRONG));
        for (Identity identity : elsewhere.readBackup(backup, SESAME)) {
            elsewhere.replace(identity, NONE);
        }
        assertThat(elsewhere.load(KeyCurve.P256, NONE).map(Identity::permId)).contains(friend.permId());
        assertThat(elsewhere.load(KeyCurve.SECT233K1, NONE).map(Identity::permId))
                .contains(classic.permId());
        Path aside = folder.resolve("elsewhere").resolve("friend.pem.1");
        assertThat(elsewhere.readBackup(aside, NONE))
                .extracting(Identity::permId)
                .containsExactly(replaced.permId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void neverOverwritesWhatItCannotRead(String content) throws Exception {
        Path file = store().file(KeyCurve.P256);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertFails(Reason.DAMAGED, () -> store().loadOrCreate(KeyCurve.P256, NONE));
        assertFails(Reason.DAMAGED, () -> store().changePassphrase(KeyCurve.P256, NONE, SESAME));
        assertThat(Files.readString(file)).isEqualTo(content);
        store().replace(TestKeys.friend(1), NONE);
        assertThat(Files.readString(file.resolveSibling("friend.pem.1"))).isEqualTo(content);
        assertThat(store().load(KeyCurve.P256, NONE)).isPresent();
    }

    @Test
    void neverOverwritesAKeyOfAnotherKind() throws Exception {
        Path file = store().file(KeyCurve.P256);
        Files.createDirectories(file.getParent());
        String content = KeyText.encode(TestKeys.classic(1), NONE, RANDOM);
        Files.writeString(file, content);
        assertFails(Reason.OTHER_KEY, () -> store().loadOrCreate(KeyCurve.P256, NONE));
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path file = store().file(KeyCurve.P256);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[Pem.MAX_TEXT + 1]);
        assertFails(Reason.DAMAGED, () -> store().loadOrCreate(KeyCurve.P256, NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl-plain.pem", "openssl-scrypt.pem"})
    void readsWhatOpenSslWrote(String name) throws Exception {
        assertThat(KeyText.decode(resource(name), SESAME, RANDOM))
                .singleElement()
                .satisfies(identity -> assertThat(identity.permId().base64Url())
                        .startsWith("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEeqP_PREui3hEekAAB_47zd61DHoLwccf"));
    }

    @Test
    void saysThatAnotherEncryptionIsNotRead() throws Exception {
        String text = resource("openssl-pbkdf2.pem");
        assertFails(Reason.OTHER_KEY, () -> KeyText.decode(text, SESAME, RANDOM));
    }

    @Test
    void changedFilesGiveAReasonAndNeverAnotherKey() throws Exception {
        String plain = KeyText.encode(TestKeys.friend(1), NONE, RANDOM);
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = plain.getBytes(StandardCharsets.ISO_8859_1);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            try {
                assertThat(KeyText.decode(text, NONE, RANDOM))
                        .extracting(Identity::permId)
                        .containsExactly(TestKeys.friend(1).permId());
            } catch (KeyFileException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1 << 21, Integer.MAX_VALUE})
    void boundsWhatAFileMayCost(int n) {
        assertThat(new ScryptCost(n, 8, 1).isBearable()).isFalse();
        assertThat(new ScryptCost(1 << 15, 8, 1).isBearable()).isTrue();
        assertThat(new ScryptCost(1 << 15, Integer.MAX_VALUE, 1).isBearable()).isFalse();
        assertThat(new ScryptCost(1 << 15, 8, 5).isBearable()).isFalse();
        assertThat(new ScryptCost(1 << 15, 0, 1).isBearable()).isFalse();
    }

    private interface Action {
        void run() throws IOException, KeyFileException;
    }

    private static void assertFails(Reason reason, Action action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        KeyFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String resource(String name) throws IOException {
        try (var in = IdentityStoreTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
