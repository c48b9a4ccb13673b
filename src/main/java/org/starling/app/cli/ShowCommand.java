package org.starling.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Failures;
import org.starling.app.command.Sources;
import org.starling.app.text.Texts;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.library.TorrentInput;
import org.starling.library.inspect.Finding;
import org.starling.library.inspect.Inspector;
import org.starling.wire.HostPort;
import org.starling.wire.Magnet;
import org.starling.wire.SafeText;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what is in a torrent or magnet link, and warns of what is odd about it. */
final class ShowCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("show", texts).words("TORRENT", 1).flag("--json").build();
    }

    @Override
    public int run(Call call) {
        List<Object> fields = new ArrayList<>();
        for (String word : call.words()) {
            TorrentInput input = input(word, call);
            if (input instanceof TorrentInput.File file) {
                Metainfo torrent = parse(file.bytes(), word, call);
                List<Finding> findings = Inspector.inspect(torrent);
                if (call.json()) {
                    fields.add(TorrentFields.of(torrent, findings));
                } else {
                    new TorrentReport(call.texts(), call.terminal())
                            .lines(torrent, findings)
                            .forEach(call.terminal()::print);
                }
            } else if (input instanceof TorrentInput.Link link) {
                if (call.json()) {
                    fields.add(fields(link.magnet()));
                } else {
                    lines(link.magnet(), call.texts(), call.terminal()).forEach(call.terminal()::print);
                }
            }
        }
        if (call.json()) {
            call.printJson(fields.size() == 1 ? fields.get(0) : fields);
        }
        return 0;
    }

    static TorrentInput input(String word, Call call) {
        Sources sources = new Sources(call.texts(), call.context().backend().fetcher());
        Path file = Sources.isUrl(word) || word.indexOf(':') >= 0 ? Path.of("") : call.path(word);
        boolean isFile = !file.toString().isEmpty() && (Files.exists(file) || !Sources.isLink(word));
        return sources.read(isFile ? file.toString() : word);
    }

    static Metainfo parse(byte[] torrent, String source, Call call) {
        try {
            return call.context().backend().metainfo().parse(torrent);
        } catch (MetainfoException e) {
            throw new Failures(call.texts()).of(e, source);
        }
    }

    static List<String> lines(Magnet magnet, Texts texts, Terminal terminal) {
        Facts facts = new Facts(texts, terminal);
        facts.title(magnet.name().orElse(texts.get("show.unnamed")));
        facts.add("infohash", magnet.infoHash().hex());
        facts.all("trackers", magnet.trackers().stream().map(ShowCommand::clean).toList());
        facts.all("webSeeds", magnet.webSeeds().stream().map(ShowCommand::clean).toList());
        facts.all("peers", magnet.peers().stream().map(HostPort::toString).toList());
        if (!magnet.files().isAll()) {
            facts.add("chosen", magnet.files().toString());
        }
        facts.note(texts.get("show.magnet"));
        return facts.lines();
    }

    private static Map<String, @Nullable Object> fields(Magnet magnet) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("infohash", magnet.infoHash().hex());
        fields.put("name", magnet.name().orElse(null));
        fields.put("trackers", magnet.trackers());
        fields.put("webSeeds", magnet.webSeeds());
        fields.put("peers", magnet.peers().stream().map(HostPort::toString).toList());
        return fields;
    }

    static String clean(String text) {
        return SafeText.clean(text, 2_000);
    }
}
