package org.starling.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.starling.app.qr.QrPicture;
import org.starling.overlay.permid.Fingerprint;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.overlay.permid.TestKeys;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.FriendState;
import org.starling.social.friends.InvitationLink;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.FingerprintText;
import org.starling.ui.program.overlay.FriendDesk;
import org.starling.ui.program.overlay.Me;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.OwnIdentity;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.program.overlay.Trouble;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

/** An overlay in memory: people change as they would, nobody is at the other end, keys are those of the tests. */
public final class FakeOverlay implements OverlayAccess, FriendDesk, OwnIdentity {
    /** The passphrase of every backup. */
    public static final String PASSPHRASE = "correct horse";

    public final Set<Consent> agreed = EnumSet.of(Consent.CLASSIC);
    public final List<Person> people = new CopyOnWriteArrayList<>();
    public final List<Membership.Alert> alerts = new CopyOnWriteArrayList<>();
    public final List<Membership.LinkLine> links = new CopyOnWriteArrayList<>();
    public final List<Told> told = new CopyOnWriteArrayList<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final AtomicReference<Optional<Trouble>> trouble = new AtomicReference<>(Optional.empty());
    public final AtomicReference<Me> me = new AtomicReference<>(
            new Me(permId(0), "Ada", Optional.empty(), Optional.of(classic()), link(0, "Ada", false)));

    /** Of the friend with this number. */
    public static String permId(int number) {
        return TestKeys.friend(number).permId().base64();
    }

    private static String classic() {
        return TestKeys.classic(0).permId().base64();
    }

    /** An invitation, or a contact without a token. */
    public static String link(int number, String name, boolean certain) {
        List<HostPort> addresses =
                HostPort.of("198.51.100." + (20 + number), 6_881).stream().toList();
        byte[] token = {7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        return new InvitationLink(
                        TestKeys.friend(number).permId(),
                        name,
                        addresses,
                        certain ? Optional.of(BString.of(token)) : Optional.empty())
                .text();
    }

    public static Person person(int number, String name, FriendState state) {
        return new Person(
                permId(number),
                name,
                name,
                state,
                false,
                Optional.empty(),
                SampleLists.NOW,
                false,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public CompletableFuture<OverlayLook> look() {
        boolean on = agreed.contains(Consent.OVERLAY) && trouble.get().isEmpty();
        Optional<Membership> membership = on
                ? Optional.of(new Membership(me.get(), people, alerts, links, 1, Map.of(), Optional.empty()))
                : Optional.empty();
        return CompletableFuture.completedFuture(new OverlayLook(agreed, trouble.get(), membership));
    }

    @Override
    public CompletableFuture<Void> agree(Consent consent, boolean yes) {
        calls.add("agree " + consent + " " + yes);
        if (yes) {
            agreed.add(consent);
        } else {
            agreed.remove(consent);
        }
        boolean fails = consent == Consent.OVERLAY && yes && trouble.get().isPresent();
        return fails ? failed(trouble.get().get()) : done();
    }

    /** The right one is that of every backup. */
    @Override
    public CompletableFuture<Void> unlock(String passphrase) {
        boolean right = passphrase.equals(PASSPHRASE);
        trouble.set(right ? Optional.empty() : Optional.of(Trouble.of(Trouble.Reason.WRONG_PASSPHRASE)));
        return agree(Consent.OVERLAY, true);
    }

    @Override
    public CompletableFuture<List<Told>> told(int most) {
        return CompletableFuture.completedFuture(List.copyOf(told));
    }

    @Override
    public FriendDesk friends() {
        return this;
    }

    @Override
    public OwnIdentity identity() {
        return this;
    }

    @Override
    public CompletableFuture<Invitation> invite() {
        String link = link(0, me.get().name(), true);
        BString qr = BString.of(QrPicture.of(link).png());
        return CompletableFuture.completedFuture(new Invitation(link, qr, 7, true));
    }

    @Override
    public CompletableFuture<Void> save(Invitation invitation, Path file) {
        calls.add("save " + file);
        return done();
    }

    @Override
    public CompletableFuture<String> open(Path file) {
        return CompletableFuture.completedFuture(link(9, "Zoe", true));
    }

    @Override
    public Inviter read(String text) {
        InvitationLink link = InvitationLink.parse(text);
        String who = link.permId().base64();
        return new Inviter(
                who,
                link.name(),
                fingerprint(who),
                link.addresses().stream().map(HostPort::toString).toList(),
                link.token().isPresent(),
                who.equals(me.get().permId()));
    }

    @Override
    public CompletableFuture<Void> add(String link, String nickname) {
        Inviter inviter = read(link);
        String name = nickname.isEmpty() ? inviter.name() : nickname;
        people.add(new Person(
                inviter.permId(),
                name,
                inviter.name(),
                FriendState.ASKED,
                false,
                Optional.empty(),
                SampleLists.NOW,
                false,
                Optional.empty(),
                Optional.empty()));
        return done();
    }

    @Override
    public CompletableFuture<Void> accept(String permId) {
        return change(permId, one -> with(one, FriendState.FRIEND, one.name(), one.compared()));
    }

    @Override
    public CompletableFuture<Void> refuse(String permId) {
        return change(permId, one -> with(one, FriendState.DECLINED, one.name(), one.compared()));
    }

    @Override
    public CompletableFuture<Void> block(String permId) {
        return change(permId, one -> with(one, FriendState.BLOCKED, one.name(), one.compared()));
    }

    @Override
    public CompletableFuture<Void> rename(String permId, String nickname) {
        return change(permId, one -> with(one, one.state(), nickname, one.compared()));
    }

    @Override
    public CompletableFuture<Void> compared(String permId, boolean same) {
        return change(permId, one -> with(one, one.state(), one.name(), same));
    }

    @Override
    public CompletableFuture<Void> remove(String permId) {
        people.removeIf(one -> one.permId().equals(permId));
        return done();
    }

    private CompletableFuture<Void> change(String permId, UnaryOperator<Person> change) {
        if (people.stream().noneMatch(one -> one.permId().equals(permId))) {
            return CompletableFuture.failedFuture(new FriendException(FriendException.Reason.UNKNOWN));
        }
        people.replaceAll(one -> one.permId().equals(permId) ? change.apply(one) : one);
        return done();
    }

    private static Person with(Person one, FriendState state, String name, boolean compared) {
        return new Person(
                one.permId(),
                name,
                one.ownName(),
                state,
                one.online(),
                one.lastSeen(),
                one.since(),
                compared,
                one.picture(),
                Optional.empty());
    }

    @Override
    public FingerprintText fingerprint(String permId) {
        try {
            Fingerprint fingerprint = PermId.ofBase64(permId).fingerprint();
            return new FingerprintText(fingerprint.words(), fingerprint.digits());
        } catch (PermIdException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public CompletableFuture<Void> rename(String name) {
        Me now = me.get();
        me.set(new Me(now.permId(), name, now.picture(), now.classicPermId(), now.contact()));
        return done();
    }

    @Override
    public CompletableFuture<Void> picture(Path file) {
        return CompletableFuture.failedFuture(new FriendException(FriendException.Reason.PICTURE));
    }

    @Override
    public CompletableFuture<Void> removePicture() {
        Me now = me.get();
        me.set(new Me(now.permId(), now.name(), Optional.empty(), now.classicPermId(), now.contact()));
        return done();
    }

    @Override
    public CompletableFuture<Void> export(Path file, String passphrase) {
        if (file.getFileName().toString().startsWith("there")) {
            return failed(new Trouble(Trouble.Reason.FILE_EXISTS, file.toString()));
        }
        calls.add("export " + file + " " + passphrase);
        return done();
    }

    @Override
    public CompletableFuture<List<SavedKey>> inspect(Path file, String passphrase) {
        if (!passphrase.equals(PASSPHRASE)) {
            return failed(Trouble.of(
                    passphrase.isEmpty() ? Trouble.Reason.PASSPHRASE_NEEDED : Trouble.Reason.WRONG_PASSPHRASE));
        }
        String saved = permId(file.getFileName().toString().startsWith("same") ? 0 : 8);
        return CompletableFuture.completedFuture(List.of(new SavedKey(saved, fingerprint(saved), true)));
    }

    @Override
    public CompletableFuture<Void> restore(Path file, String passphrase, boolean tellFriends) {
        calls.add("restore " + file + " " + tellFriends);
        return inspect(file, passphrase).thenAccept(keys -> {
            Me now = me.get();
            me.set(new Me(keys.get(0).permId(), now.name(), now.picture(), now.classicPermId(), now.contact()));
        });
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static <T> CompletableFuture<T> failed(Trouble trouble) {
        return CompletableFuture.failedFuture(new OverlayException(trouble));
    }

    /** A handful of people in every state, links, and a record of what was told. */
    public void fill() {
        agreed.add(Consent.OVERLAY);
        people.addAll(samplePeople());
        links.addAll(sampleLinks());
        told.addAll(sampleTold());
    }

    private static List<Person> samplePeople() {
        List<Person> all = new ArrayList<>();
        all.add(person(1, "Bram de Vries", FriendState.FRIEND, true, 30, true));
        all.add(person(2, "Carla", FriendState.FRIEND, true, 60, false));
        all.add(person(3, "Daan", FriendState.FRIEND, false, 7_500, true));
        all.add(person(4, "ليلى حداد", FriendState.FRIEND, false, 200_000, false));
        all.add(person(5, "Emil Østergård", FriendState.ASKING, true, 5, false));
        all.add(person(6, "Fatima", FriendState.ASKED, false, 0, false));
        all.add(person(7, "spam-o-mat", FriendState.BLOCKED, false, 900_000, false));
        return all;
    }

    private static Person person(
            int number, String name, FriendState state, boolean online, long secondsAgo, boolean compared) {
        Instant seen = SampleLists.NOW.minusSeconds(secondsAgo);
        return new Person(
                permId(number),
                name,
                number == 1 ? "bram" : name,
                state,
                online,
                secondsAgo == 0 ? Optional.empty() : Optional.of(seen),
                seen,
                compared,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Membership.LinkLine> sampleLinks() {
        return List.of(
                new Membership.LinkLine(permId(1), "Bram de Vries", true, "198.51.100.21:6881", true),
                new Membership.LinkLine(permId(2), "Carla", true, "[2001:db8::22]:51413", false),
                new Membership.LinkLine(permId(5), "Emil Østergård", true, "203.0.113.5:6881", false),
                new Membership.LinkLine(classic(), classic().substring(40, 50), false, "192.0.2.77:7762", true));
    }

    private static List<Told> sampleTold() {
        Instant now = SampleLists.NOW;
        String hash = "c9e15763f722f23e98a29decdfae341b98d53056";
        return List.of(
                told(now.minusSeconds(40), 2, "Carla", Told.Subject.PROFILE, "name"),
                told(now.minusSeconds(41), 2, "Carla", Told.Subject.FRIENDSHIP, "accepted"),
                told(now.minusSeconds(900), 1, "Bram de Vries", Told.Subject.WHEREABOUTS, "where a common friend is"),
                told(now.minusSeconds(4_000), 9, classic().substring(40, 50), Told.Subject.TORRENT_FILE, hash),
                told(now.minusSeconds(90_000), 1, "Bram de Vries", Told.Subject.PROFILE, "name and picture"),
                told(
                        now.minusSeconds(90_060),
                        1,
                        "Bram de Vries",
                        Told.Subject.FRIENDSHIP,
                        "request with an invitation"));
    }

    private static Told told(Instant at, int number, String name, Told.Subject subject, String what) {
        return new Told(at, permId(number), name, subject, List.of(what), 1);
    }
}
