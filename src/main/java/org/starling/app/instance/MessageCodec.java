package org.starling.app.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.FileRow;
import org.starling.app.command.LimitChange;
import org.starling.app.command.LimitRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.Request.Action;
import org.starling.app.command.Request.FileChange;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.json.Fields;
import org.starling.app.json.Json;
import org.starling.engine.FilePriority;

/** Requests and replies as JSON. Reading throws IOException for anything unexpected, and nothing else. */
final class MessageCodec {
    /** Raised when old and new programs cannot understand each other. */
    static final int PROTOCOL = 1;

    private final Json json = new Json();

    byte[] encode(Request request) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("protocol", PROTOCOL);
        if (request instanceof Request.Add add) {
            put(out, "add", "source", add.source(), "folder", add.folder());
            out.put("folderGiven", add.folderGiven());
            out.put("sequential", add.order().sequential());
            out.put("firstLast", add.order().firstLast());
            out.put("files", add.files().orElse(null));
            out.put("peers", add.peers());
        } else if (request instanceof Request.Show show) {
            put(out, "show", "selectors", show.selectors());
        } else if (request instanceof Request.Act act) {
            put(out, "act", "action", act.action().name(), "selectors", act.selectors());
        } else if (request instanceof Request.ShowFiles files) {
            put(out, "showFiles", "selector", files.selector());
        } else if (request instanceof Request.ChangeFiles change) {
            put(out, "changeFiles", "selector", change.selector());
            out.put(
                    "changes",
                    change.changes().stream().map(MessageCodec::fields).toList());
        } else if (request instanceof Request.Watch watch) {
            WatchCodec.put(out, watch);
        } else if (request instanceof Request.Move move) {
            put(out, "move", "selector", move.selector(), "folder", move.folder());
        } else if (request instanceof Request.Limit limit) {
            put(out, "limit", "selectors", limit.selectors());
            out.put("down", limit.change().down().orElse(null));
            out.put("up", limit.change().up().orElse(null));
            out.put("connections", limit.change().connections().orElse(null));
        } else if (request instanceof Request.Manage manage) {
            put(out, "manage", "topic", manage.topic().name(), "words", manage.words());
            out.put("options", manage.options());
        } else if (request instanceof Request.ShowDht) {
            put(out, "showDht");
        }
        return json.bytes(out);
    }

    Request request(byte[] message) throws IOException {
        Fields in = read(message);
        if (in.number("protocol") != PROTOCOL) {
            throw new IOException("another protocol");
        }
        return switch (in.text("type")) {
            case "add" ->
                new Request.Add(
                        in.text("source"),
                        in.text("folder"),
                        in.flag("folderGiven"),
                        new Request.Order(in.flag("sequential"), in.flag("firstLast")),
                        in.optionalText("files"),
                        in.texts("peers"));
            case "show" -> new Request.Show(in.texts("selectors"));
            case "act" -> new Request.Act(in.constant("action", Action.class), in.texts("selectors"));
            case "showFiles" -> new Request.ShowFiles(in.text("selector"));
            case "changeFiles" -> new Request.ChangeFiles(in.text("selector"), changes(in));
            case "showDht" -> new Request.ShowDht();
            case "move" -> new Request.Move(in.text("selector"), in.text("folder"));
            case "manage" ->
                new Request.Manage(
                        in.constant("topic", Request.Topic.class),
                        in.texts("words"),
                        in.object("options").textValues());
            case "limit" -> new Request.Limit(in.texts("selectors"), limitChange(in));
            default -> WatchCodec.request(in);
        };
    }

    byte[] encode(Reply reply) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        if (reply instanceof Reply.Progress progress) {
            put(out, "progress", "fraction", progress.fraction());
        } else if (reply instanceof Reply.Torrents torrents) {
            put(
                    out,
                    "torrents",
                    "rows",
                    torrents.rows().stream().map(TorrentRow::fields).toList());
        } else if (reply instanceof Reply.Files files) {
            put(out, "files", "rows", files.rows().stream().map(FileRow::fields).toList());
        } else if (reply instanceof Reply.Limits limits) {
            put(
                    out,
                    "limits",
                    "rows",
                    limits.rows().stream().map(LimitRow::fields).toList());
        } else if (reply instanceof Reply.Dht dht) {
            put(out, "dht");
            out.putAll(dht.row().fields());
        } else if (reply instanceof Reply.Managed managed) {
            put(out, "managed", "rows", managed.rows());
        } else if (reply instanceof Reply.Part part) {
            WatchCodec.put(out, part);
        } else if (reply instanceof Reply.Failed failed) {
            put(out, "failed", "sentence", failed.sentence());
        } else {
            put(out, "done");
        }
        return json.bytes(out);
    }

    Reply reply(byte[] message) throws IOException {
        Fields in = read(message);
        return switch (in.text("type")) {
            case "progress" -> new Reply.Progress(in.fraction("fraction"));
            case "torrents" -> new Reply.Torrents(torrents(in));
            case "files" -> new Reply.Files(files(in));
            case "limits" -> new Reply.Limits(limits(in));
            case "managed" ->
                new Reply.Managed(
                        in.objects("rows").stream().map(Fields::values).toList());
            case "dht" -> new Reply.Dht(DhtFields.read(in));
            case "failed" -> new Reply.Failed(in.text("sentence"));
            case "done" -> new Reply.Done();
            default -> WatchCodec.reply(in);
        };
    }

    private Fields read(byte[] message) throws IOException {
        return Fields.of(json.read(message));
    }

    private static void put(Map<String, @Nullable Object> out, String type, Object... namesAndValues) {
        out.put("type", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private static Map<String, @Nullable Object> fields(FileChange change) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        if (change instanceof FileChange.Prioritise prioritise) {
            put(out, "prioritise", "files", prioritise.files());
            out.put("priority", prioritise.priority().name());
        } else if (change instanceof FileChange.Rename rename) {
            put(out, "rename", "files", rename.file(), "path", rename.path());
        } else if (change instanceof FileChange.Only only) {
            put(out, "only", "files", only.files());
        } else if (change instanceof FileChange.Sequential sequential) {
            put(out, "sequential", "on", sequential.on());
        } else if (change instanceof FileChange.FirstLast firstLast) {
            put(out, "firstLast", "on", firstLast.on());
        }
        return out;
    }

    private static List<FileChange> changes(Fields in) throws IOException {
        List<FileChange> changes = new ArrayList<>();
        for (Fields one : in.objects("changes")) {
            changes.add(
                    switch (one.text("type")) {
                        case "prioritise" ->
                            new FileChange.Prioritise(one.text("files"), one.constant("priority", FilePriority.class));
                        case "rename" -> new FileChange.Rename(one.text("files"), one.text("path"));
                        case "only" -> new FileChange.Only(one.text("files"));
                        case "sequential" -> new FileChange.Sequential(one.flag("on"));
                        case "firstLast" -> new FileChange.FirstLast(one.flag("on"));
                        default -> throw new IOException("an unknown change");
                    });
        }
        return changes;
    }

    private static List<TorrentRow> torrents(Fields in) throws IOException {
        List<TorrentRow> rows = new ArrayList<>();
        for (Fields row : in.objects("rows")) {
            rows.add(new TorrentRow(
                    row.integer("number"),
                    row.text("infohash"),
                    row.text("name"),
                    row.text("folder"),
                    constant(row.text("state"), State.class),
                    row.number("size"),
                    row.number("wanted"),
                    row.number("verified"),
                    row.fraction("fraction"),
                    row.flag("complete"),
                    traffic(row),
                    row.optionalText("message")));
        }
        return rows;
    }

    private static Traffic traffic(Fields row) throws IOException {
        return new Traffic(
                row.number("down"),
                row.number("up"),
                row.number("downloaded"),
                row.number("uploaded"),
                row.integer("peers"),
                row.integer("seeds"),
                row.optionalNumber("eta"));
    }

    private static List<FileRow> files(Fields in) throws IOException {
        List<FileRow> rows = new ArrayList<>();
        for (Fields row : in.objects("rows")) {
            rows.add(new FileRow(
                    row.integer("number"),
                    row.text("path"),
                    row.number("length"),
                    constant(row.text("priority"), FilePriority.class),
                    row.optionalNumber("verified"),
                    row.optionalFraction("availability")));
        }
        return rows;
    }

    private static LimitChange limitChange(Fields in) throws IOException {
        return new LimitChange(in.optionalNumber("down"), in.optionalNumber("up"), in.optionalInteger("connections"));
    }

    private static List<LimitRow> limits(Fields in) throws IOException {
        List<LimitRow> rows = new ArrayList<>();
        for (Fields row : in.objects("rows")) {
            Optional<String> infoHash = row.optionalText("infohash");
            Optional<LimitRow.Owner> owner = infoHash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LimitRow.Owner(row.integer("number"), infoHash.get(), row.text("name")));
            rows.add(new LimitRow(
                    owner,
                    row.optionalNumber("down").orElse(0L),
                    row.optionalNumber("up").orElse(0L),
                    row.optionalInteger("connections").orElse(0)));
        }
        return rows;
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException("unknown: " + name, e);
        }
    }
}
