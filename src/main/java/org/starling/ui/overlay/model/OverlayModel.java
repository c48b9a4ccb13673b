package org.starling.ui.overlay.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;

/**
 * The overlay as it was seen last, and the way by which its screens change it: one look is under way at most, and what
 * fails is said. Window's thread.
 */
public final class OverlayModel {
    private final OverlayAccess access;
    private final Threads threads;
    private final Words words;
    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<OverlayLook> look = new ReadOnlyObjectWrapper<>(OverlayLook.OFF);
    private final ReadOnlyBooleanWrapper turning = new ReadOnlyBooleanWrapper();
    private boolean looking;
    private boolean again;

    /** @param failed is told the sentence about what went wrong */
    public OverlayModel(OverlayAccess access, Threads threads, Words words, Consumer<String> failed) {
        this.access = access;
        this.threads = threads;
        this.words = words;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<OverlayLook> look() {
        return look.getReadOnlyProperty();
    }

    public Optional<Membership> membership() {
        return look.get().membership();
    }

    /** While something is turned on or off, which takes a moment. */
    public ReadOnlyBooleanProperty turning() {
        return turning.getReadOnlyProperty();
    }

    public OverlayAccess access() {
        return access;
    }

    /** Looks anew. What is asked for during a look comes after it, since that look may have been too early. */
    public void refresh() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        threads.show(
                access.look(),
                now -> {
                    look.set(now);
                    looked();
                },
                thrown -> looked());
    }

    private void looked() {
        looking = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    public void agree(Consent consent, boolean yes) {
        turning.set(true);
        threads.show(access.agree(consent, yes), done -> turned(), thrown -> {
            failed.accept(sentence(thrown));
            turned();
        });
    }

    /** Whether it was the right passphrase is seen by looking. */
    public void unlock(String passphrase) {
        turning.set(true);
        threads.show(access.unlock(passphrase), done -> turned(), thrown -> turned());
    }

    private void turned() {
        turning.set(false);
        refresh();
    }

    /** Shows what a command brings, and what it changed; what fails is said. */
    public <T> void run(CompletableFuture<T> command, Consumer<T> then) {
        run(command, then, failed);
    }

    /** As above, with a place of its own for the sentence about what went wrong. */
    public <T> void run(CompletableFuture<T> command, Consumer<T> then, Consumer<String> wrong) {
        threads.show(
                command,
                result -> {
                    then.accept(result);
                    refresh();
                },
                thrown -> {
                    wrong.accept(sentence(thrown));
                    refresh();
                });
    }

    public String sentence(Throwable thrown) {
        return new Failures(words).sentence(thrown);
    }
}
