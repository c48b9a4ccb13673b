package org.starling.ui.transfers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.library.category.Category;
import org.starling.library.category.LabelNames;
import org.starling.library.queue.QueueMove;
import org.starling.library.schedule.RateMode;
import org.starling.library.share.ShareLimits;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Notices;
import org.starling.ui.limits.model.LimitsForm;
import org.starling.ui.program.Player;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.ui.transfers.model.TransfersModel;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;
import org.starling.wire.Magnet;

/** What can be done with the chosen torrents. What fails becomes a notice; window's thread. */
public final class TransferActions {
    private final Library library;
    private final TransfersModel model;
    private final Threads threads;
    private final Dialogs dialogs;
    private final Desktop desktop;
    private final Notices notices;
    private final Words words;
    private final Player player;
    private Runnable changed = () -> {};
    private Consumer<List<TorrentView>> limits = torrents -> {};

    public TransferActions(
            Library library,
            TransfersModel model,
            Threads threads,
            Dialogs dialogs,
            Desktop desktop,
            Notices notices,
            Words words,
            Player player) {
        this.library = library;
        this.model = model;
        this.threads = threads;
        this.dialogs = dialogs;
        this.desktop = desktop;
        this.notices = notices;
        this.words = words;
        this.player = player;
    }

    /** Is called when something was done, so that its effect is shown at once. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    public void resume() {
        each(library::resume);
    }

    public void pause() {
        each(library::pause);
    }

    /** Pauses what runs, if anything chosen does; else resumes all of it. */
    public void toggle() {
        boolean runs = chosen().stream().anyMatch(item -> !item.row().state().isPaused());
        if (runs) {
            pause();
        } else {
            resume();
        }
    }

    public void recheck() {
        each(library::recheck);
    }

    /** Looks for peers at once. */
    public void announce() {
        each(library::announce);
    }

    public void remove() {
        if (chosen().isEmpty()) {
            return;
        }
        List<String> names = chosen().stream().map(item -> item.row().name()).toList();
        dialogs.remove(names).ifPresent(withData -> each(hash -> library.remove(hash, withData)));
    }

    public void move() {
        first().flatMap(row -> dialogs.chooseFolder(row.view().settings().folder()))
                .ifPresent(folder -> each(hash -> library.move(hash, folder, part -> {})));
    }

    /** @param sheet asks for the limits of these torrents */
    public void onLimit(Consumer<List<TorrentView>> sheet) {
        limits = sheet;
    }

    public void limit() {
        if (anyChosen()) {
            limits.accept(chosen().stream().map(item -> item.row().view()).toList());
        }
    }

    /** Gives the torrents what was typed, as far as it is another limit than before. */
    public void limit(List<TorrentView> torrents, LimitsForm typed) {
        List<CompletableFuture<Void>> commands = new ArrayList<>();
        for (TorrentView torrent : torrents) {
            TorrentLimits rates = typed.limits(torrent.settings().limits());
            if (!rates.equals(torrent.settings().limits())) {
                commands.add(library.limit(torrent.infoHash(), rates));
            }
            Optional<ShareLimits> share = typed.share(torrent.share().own());
            if (!share.equals(torrent.share().own())) {
                commands.add(library.share(torrent.infoHash(), share));
            }
        }
        run(CompletableFuture.allOf(commands.toArray(CompletableFuture<?>[]::new)));
    }

    public void sequential(boolean on) {
        order(settings -> library.order(settings.hash(), on, settings.settings().firstAndLastFirst()));
    }

    public void firstAndLast(boolean on) {
        order(settings -> library.order(settings.hash(), settings.settings().sequential(), on));
    }

    public void queue(QueueMove where) {
        if (anyChosen()) {
            run(library.queue().move(hashes(), where));
        }
    }

    public void force(boolean forced) {
        each(hash -> library.queue().force(hash, forced));
    }

    /** @param category empty for none */
    public void categorise(Optional<String> category) {
        run(library.labels().categorise(hashes(), category, false));
    }

    public void newCategory() {
        dialogs.ask(words.get("category.new"), words.get("category.name"), "")
                .filter(this::isName)
                .ifPresent(name -> run(library.labels()
                        .put(Category.named(name))
                        .thenCompose(made -> library.labels().categorise(hashes(), Optional.of(name), false))));
    }

    public void tag(String tag, boolean on) {
        run(on ? library.labels().tag(hashes(), Set.of(tag)) : library.labels().untag(hashes(), Set.of(tag)));
    }

    public void newTag() {
        dialogs.ask(words.get("tag.new"), words.get("tag.name"), "")
                .filter(this::isName)
                .ifPresent(name -> tag(name, true));
    }

    /** @param mode empty as the schedule has it */
    public void rates(Optional<RateMode> mode) {
        run(library.switchRates(mode));
    }

    /** Takes the newest step back. */
    public void undo() {
        run(library.undo().undo());
    }

    /** Takes that step back, and leaves later ones. */
    public void undo(long step) {
        run(library.undo().undo(step));
    }

    private boolean isName(String name) {
        if (!LabelNames.isValid(name)) {
            notices.error(words.get("label.wrong", name));
            return false;
        }
        return true;
    }

    private List<InfoHash> hashes() {
        return chosen().stream().map(RowItem::hash).toList();
    }

    /** By hand, where nothing else finds any. */
    public void addPeer() {
        if (!anyChosen()) {
            return;
        }
        Optional<String> typed = dialogs.ask(words.get("peer.add"), words.get("peer.address"), "");
        typed.ifPresent(text -> HostPort.parse(text.strip())
                .flatMap(HostPort::literal)
                .ifPresentOrElse(
                        peer -> each(hash -> library.addPeers(hash, List.of(peer))),
                        () -> notices.error(words.get("peer.wrong", text))));
    }

    public void openFolder() {
        first().ifPresent(row -> desktop.open(row.view().settings().folder()));
    }

    /** The single file, or the torrent's folder. */
    public void open() {
        first().ifPresent(row -> desktop.open(DataPlace.toOpen(row)));
    }

    /** What is most likely to be played, while it loads; or what is there, if that is all. */
    public void play() {
        first().ifPresent(row -> {
            if (row.view().live().isEmpty() && isWhole(row.view())) {
                open();
            } else {
                play(row.hash(), OptionalInt.empty());
            }
        });
    }

    /** @param file its number in the torrent; empty for the one that is most likely meant */
    public void play(InfoHash torrent, OptionalInt file) {
        threads.show(
                player.playlist(torrent, file),
                desktop::open,
                thrown -> notices.error(new Failures(words).sentence(thrown)));
    }

    /** Everything that was wanted of it is there, as far as the list knows. */
    public static boolean isWhole(TorrentView view) {
        return view.completed().isPresent() || (view.size() > 0 && view.verified() >= view.size());
    }

    public void copyNames() {
        desktop.copy(chosen().stream().map(item -> item.row().name()).collect(Collectors.joining("\n")));
    }

    public void copyHashes() {
        desktop.copy(chosen().stream().map(item -> item.hash().hex()).collect(Collectors.joining("\n")));
    }

    /** With their trackers, as far as they are known; passkeys of private trackers are left out. */
    public void copyMagnets() {
        desktop.copy(chosen().stream().map(item -> magnet(item.row())).collect(Collectors.joining("\n")));
    }

    public boolean anyChosen() {
        return !chosen().isEmpty();
    }

    public Optional<TorrentRow> first() {
        return model.first().map(RowItem::row);
    }

    /** Does the same to all that are chosen; tells the first failure only. */
    public void each(Function<InfoHash, CompletableFuture<Void>> command) {
        CompletableFuture<?>[] all =
                chosen().stream().map(item -> command.apply(item.hash())).toArray(CompletableFuture<?>[]::new);
        run(CompletableFuture.allOf(all));
    }

    /** Says why something is not done. */
    public void refuse(String sentence) {
        notices.error(sentence);
    }

    /** Shows what comes of a command. */
    public void run(CompletableFuture<?> command) {
        threads.show(command, nothing -> changed.run(), thrown -> {
            notices.error(new Failures(words).sentence(thrown));
            changed.run();
        });
    }

    /** The file or folder of each, whether it is there yet or not. */
    List<Path> dataOfChosen() {
        return chosen().stream().map(item -> DataPlace.of(item.row())).toList();
    }

    private record Ordered(InfoHash hash, TorrentSettings settings) {}

    private void order(Function<Ordered, CompletableFuture<Void>> command) {
        CompletableFuture<?>[] all = chosen().stream()
                .map(item ->
                        command.apply(new Ordered(item.hash(), item.row().view().settings())))
                .toArray(CompletableFuture<?>[]::new);
        run(CompletableFuture.allOf(all));
    }

    private List<RowItem> chosen() {
        return model.chosen().get();
    }

    private static String magnet(TorrentRow row) {
        Magnet bare = Magnet.of(row.hash());
        boolean open = row.metainfo().filter(known -> !known.isPrivate()).isPresent();
        List<String> trackers = open
                ? row.metainfo().orElseThrow().trackers().stream()
                        .flatMap(List::stream)
                        .toList()
                : List.of();
        return new Magnet(row.hash(), Optional.of(row.name()), trackers, List.of(), List.of(), bare.files()).toUri();
    }
}
