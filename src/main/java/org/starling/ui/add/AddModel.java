package org.starling.ui.add;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentSettings;
import org.starling.library.AddRequest;
import org.starling.library.Filing;
import org.starling.library.TorrentInput;
import org.starling.library.inspect.Inspector;
import org.starling.library.unwanted.UnwantedFiles;
import org.starling.settings.ListSetting;
import org.starling.ui.bridge.Threads;
import org.starling.ui.details.model.FileNode;
import org.starling.ui.program.Program;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;
import org.starling.wire.InfoHash;
import org.starling.wire.Magnet;

/** A torrent that is being looked at before it is added. Window's thread. */
public final class AddModel {
    private final Program program;
    private final Threads threads;
    private final Words words;
    private final String source;
    private final ReadOnlyObjectWrapper<AddState> state = new ReadOnlyObjectWrapper<>(new AddState.Reading());
    private Optional<TorrentInput> input = Optional.empty();
    private Optional<CompletableFuture<Metainfo>> preview = Optional.empty();
    private boolean closed;

    public AddModel(Program program, Threads threads, Words words, String source) {
        this.program = program;
        this.threads = threads;
        this.words = words;
        this.source = source;
    }

    public String source() {
        return source;
    }

    public ReadOnlyObjectProperty<AddState> state() {
        return state.getReadOnlyProperty();
    }

    public void read() {
        threads.show(program.reader().read(source), this::look, this::fail);
    }

    private void look(TorrentInput read) {
        if (closed) {
            return;
        }
        input = Optional.of(read);
        if (read instanceof TorrentInput.File file) {
            try {
                ready(program.metainfo().parse(file.bytes()));
            } catch (MetainfoException unusable) {
                fail(unusable);
            }
            return;
        }
        Magnet magnet = ((TorrentInput.Link) read).magnet();
        Optional<Metainfo> known = program.library().metainfo(magnet.infoHash());
        if (known.isPresent()) {
            ready(known.get());
            return;
        }
        state.set(new AddState.Fetching(magnet, isListed(magnet.infoHash())));
        CompletableFuture<Metainfo> fetch = program.reader().preview(magnet);
        preview = Optional.of(fetch);
        threads.show(fetch, this::ready, this::fail);
    }

    private void ready(Metainfo metainfo) {
        if (!closed) {
            List<FilePriority> wanted =
                    UnwantedFiles.choose(metainfo, program.settings().current().get(ListSetting.UNWANTED_FILES));
            FileNode files =
                    FileNode.of(metainfo, TorrentSettings.in(Path.of("")).withPriorities(wanted));
            state.set(new AddState.Ready(metainfo, files, Inspector.inspect(metainfo), isListed(metainfo.infoHash())));
        }
    }

    private void fail(Throwable thrown) {
        if (!closed) {
            state.set(new AddState.Failed(new Failures(words).sentence(thrown)));
        }
    }

    private boolean isListed(InfoHash hash) {
        return program.library().find(hash).isPresent();
    }

    /** Wants or skips files whose paths fit: {@code *.mkv}, {@code subs/*}; without a wildcard, a part of the path. */
    public void choose(String pattern, boolean wanted) {
        if (state.get() instanceof AddState.Ready ready) {
            Pattern fits = pattern(pattern);
            for (FileNode file : ready.files().files()) {
                String path = String.join(
                        "/", ready.metainfo().files().get(file.index()).path());
                if (fits.matcher(path).find()) {
                    file.priority(wanted ? FilePriority.NORMAL : FilePriority.SKIP);
                }
            }
        }
    }

    static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        boolean wild = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        String whole = wild ? "(^|/)" + regex + "$" : regex.toString();
        return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Bytes that would be downloaded; empty while that is not known. */
    public Optional<Long> wanted() {
        return state.get() instanceof AddState.Ready ready
                ? Optional.of(ready.files().chosen())
                : Optional.empty();
    }

    /** What the user may still decide; {@code paused} adds it without starting. */
    public record Choices(
            Path folder, Filing filing, boolean paused, boolean sequential, boolean firstLast, boolean preallocate) {}

    /** Also before a magnet's files are known: they are all wanted then. */
    public CompletableFuture<InfoHash> add(Choices choices) {
        TorrentInput given = input.orElseThrow();
        TorrentSettings settings = new TorrentSettings(
                choices.folder(),
                priorities(),
                Map.of(),
                choices.sequential(),
                choices.firstLast(),
                choices.preallocate());
        List<InetSocketAddress> peers =
                given instanceof TorrentInput.Link link ? program.reader().peers(link.magnet()) : List.of();
        CompletableFuture<InfoHash> added = program.library()
                .add(new AddRequest(complete(given), settings, choices.paused(), peers, choices.filing()));
        close();
        return added;
    }

    /** With its files if they were fetched already; they are not asked for twice. */
    private TorrentInput complete(TorrentInput given) {
        if (given instanceof TorrentInput.Link link && state.get() instanceof AddState.Ready ready) {
            List<List<String>> tiers =
                    link.magnet().trackers().stream().map(List::of).toList();
            Metainfo metainfo = ready.metainfo();
            return new TorrentInput.File(program.reader()
                    .torrentFile(metainfo.trackers().isEmpty() ? metainfo.withTrackers(tiers) : metainfo));
        }
        return given;
    }

    private List<FilePriority> priorities() {
        if (!(state.get() instanceof AddState.Ready ready)) {
            return List.of();
        }
        int files = ready.metainfo().files().size();
        FilePriority[] chosen =
                IntStream.range(0, files).mapToObj(i -> FilePriority.NORMAL).toArray(FilePriority[]::new);
        ready.files()
                .files()
                .forEach(file -> chosen[file.index()] = file.priority().orElseThrow());
        return List.of(chosen);
    }

    /** Gives up whatever still runs. */
    public void close() {
        closed = true;
        preview.ifPresent(fetch -> fetch.cancel(true));
    }
}
