package org.starling.overlay.permid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.permid.KeyFileException.Reason;

/**
 * The files of our keys, one for each curve, readable by their owner alone. A key that cannot be read is never
 * overwritten: whoever asks gets the reason, and the file stays as it is. A key that is replaced stays beside the new
 * one. One owner per folder; blocks, so not for the event loop.
 */
public final class IdentityStore {
    private static final int MAX_BYTES = Pem.MAX_TEXT;

    private final Path folder;
    private final SecureRandom random;

    public IdentityStore(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Where the key of the curve is kept. */
    public Path file(KeyCurve curve) {
        return folder.resolve(
                switch (curve) {
                    case P256 -> "friend.pem";
                    case SECT233K1 -> "classic.pem";
                });
    }

    /** The key on the disk; empty if there is no file. */
    public Optional<Identity> load(KeyCurve curve, Optional<Passphrase> passphrase)
            throws IOException, KeyFileException {
        Path file = file(curve);
        if (!exists(file)) {
            return Optional.empty();
        }
        OwnerOnly.restrict(file);
        List<Identity> keys = KeyText.decode(read(file), passphrase, random);
        if (keys.size() != 1 || keys.get(0).curve() != curve) {
            throw new KeyFileException(Reason.OTHER_KEY, "not the one key that belongs here");
        }
        return Optional.of(keys.get(0));
    }

    /**
     * The key on the disk; a fresh one only if there is no file. The passphrase protects that one too, unless there is
     * another key that it does not protect: either all need it, or none.
     */
    public Identity loadOrCreate(KeyCurve curve, Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        Optional<Identity> known = load(curve, passphrase);
        if (known.isPresent()) {
            return known.get();
        }
        Identity fresh = Identity.generate(curve, random);
        write(file(curve), KeyText.encode(fresh, isAnyOpen() ? Optional.empty() : passphrase, random));
        return fresh;
    }

    /** Whether there is a key that opens with a passphrase only. */
    public boolean isProtected() throws IOException, KeyFileException {
        for (KeyCurve curve : KeyCurve.values()) {
            if (exists(file(curve)) && isProtected(curve)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnyOpen() throws IOException, KeyFileException {
        for (KeyCurve curve : KeyCurve.values()) {
            if (exists(file(curve)) && !isProtected(curve)) {
                return true;
            }
        }
        return false;
    }

    private boolean isProtected(KeyCurve curve) throws IOException, KeyFileException {
        return KeyText.isEncrypted(read(file(curve)));
    }

    /** Makes this the key of its curve; what was there before, readable or not, is kept under another name. */
    public void replace(Identity identity, Optional<Passphrase> passphrase) throws IOException {
        Path file = file(identity.curve());
        String text = KeyText.encode(identity, passphrase, random);
        if (exists(file)) {
            Path aside = freeName(file);
            Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
            OwnerOnly.restrict(aside);
        }
        write(file, text);
    }

    /**
     * Encrypts the present key anew, or no longer.
     *
     * @throws KeyFileException if the present key cannot be read; the file stays as it is
     */
    public void changePassphrase(KeyCurve curve, Optional<Passphrase> present, Optional<Passphrase> next)
            throws IOException, KeyFileException {
        Optional<Identity> identity = load(curve, present);
        if (identity.isPresent()) {
            write(file(curve), KeyText.encode(identity.get(), next, random));
        }
    }

    /** Writes a backup of these keys to a file that does not exist yet. */
    public void export(Path target, List<Identity> identities, Optional<Passphrase> passphrase) throws IOException {
        if (exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        StringBuilder text = new StringBuilder();
        for (Identity identity : identities) {
            text.append(KeyText.encode(identity, passphrase, random));
        }
        OwnerOnly.write(target, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a backup, or a key of an original client, without changing anything; {@link #replace} makes use of it. */
    public List<Identity> readBackup(Path source, Optional<Passphrase> passphrase)
            throws IOException, KeyFileException {
        List<Identity> keys = KeyText.decode(read(source), passphrase, random);
        if (keys.stream().map(Identity::curve).distinct().count() < keys.size()) {
            throw new KeyFileException(Reason.OTHER_KEY, "two keys of one kind");
        }
        return new ArrayList<>(keys);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        OwnerOnly.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Path file) throws IOException, KeyFileException {
        if (Files.size(file) > MAX_BYTES) {
            throw new KeyFileException(Reason.DAMAGED, "too large for a key file");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** A dangling link counts: writing would go through it. */
    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path freeName(Path file) {
        int number = 1;
        while (exists(file.resolveSibling(file.getFileName() + "." + number))) {
            number++;
        }
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
