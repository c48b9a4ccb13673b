package org.starling.ui.friends;

import org.starling.ui.controls.Dialogs;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.FriendDesk;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Words;

/** What can be done with somebody. What cannot be taken back is asked for first; what fails is said. */
final class FriendActions {
    private final OverlayModel overlay;
    private final FriendDesk desk;
    private final Dialogs dialogs;
    private final Words words;

    FriendActions(OverlayModel overlay, Dialogs dialogs, Words words) {
        this.overlay = overlay;
        this.desk = overlay.access().friends();
        this.dialogs = dialogs;
        this.words = words;
    }

    void accept(Person person) {
        overlay.run(desk.accept(person.permId()), done -> {});
    }

    void refuse(Person person) {
        overlay.run(desk.refuse(person.permId()), done -> {});
    }

    /** Takes back a request, or unblocks: both can be done again at any time, so nobody is asked. */
    void forget(Person person) {
        overlay.run(desk.remove(person.permId()), done -> {});
    }

    void remove(Person person) {
        if (asked("friend.remove", person)) {
            forget(person);
        }
    }

    void block(Person person) {
        if (asked("friend.block", person)) {
            overlay.run(desk.block(person.permId()), done -> {});
        }
    }

    /** Fingerprints differ: somebody may stand between. */
    void differs(Person person) {
        if (asked("friend.differs", person)) {
            overlay.run(desk.block(person.permId()), done -> {});
        }
    }

    void compared(Person person, boolean same) {
        overlay.run(desk.compared(person.permId(), same), done -> {});
    }

    void rename(Person person) {
        dialogs.ask(words.get("friend.rename.title"), words.get("friend.rename.name"), person.name())
                .filter(name -> !name.equals(person.name()))
                .ifPresent(name -> overlay.run(desk.rename(person.permId(), name), done -> {}));
    }

    private boolean asked(String key, Person person) {
        return dialogs.confirm(
                words.get(key + ".title", person.name()), words.get(key + ".text"), words.get(key + ".yes"));
    }
}
