package org.starling.app.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.PeerRow;
import org.starling.app.command.PortRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TotalsRow;
import org.starling.app.command.TrackerRow;
import org.starling.app.command.WhyRow;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.json.Fields;

/** Requests that only look, and what is seen, as JSON. Reading throws IOException for anything unexpected. */
final class WatchCodec {
    private WatchCodec() {}

    static void put(Map<String, @Nullable Object> out, Request.Watch request) {
        if (request instanceof Request.ShowPeers peers) {
            put(out, "showPeers", "selector", peers.selector());
        } else if (request instanceof Request.ShowTrackers trackers) {
            put(out, "showTrackers", "selector", trackers.selector());
        } else if (request instanceof Request.Explain explain) {
            put(out, "explain", "selectors", explain.selectors());
        } else {
            out.put("type", "showTotals");
        }
    }

    static Request.Watch request(Fields in) throws IOException {
        return switch (in.text("type")) {
            case "showPeers" -> new Request.ShowPeers(in.text("selector"));
            case "showTrackers" -> new Request.ShowTrackers(in.text("selector"));
            case "explain" -> new Request.Explain(in.texts("selectors"));
            case "showTotals" -> new Request.ShowTotals();
            default -> throw new IOException("an unknown request");
        };
    }

    static void put(Map<String, @Nullable Object> out, Reply.Part part) {
        if (part instanceof Reply.Peers peers) {
            put(out, "peers", "rows", peers.rows().stream().map(PeerRow::fields).toList());
        } else if (part instanceof Reply.Trackers trackers) {
            put(
                    out,
                    "trackers",
                    "rows",
                    trackers.rows().stream().map(TrackerRow::fields).toList());
        } else if (part instanceof Reply.Whys whys) {
            put(out, "whys", "rows", whys.rows().stream().map(WhyRow::fields).toList());
        } else if (part instanceof Reply.Totals totals) {
            put(out, "totals", "row", totals.row().fields());
        }
    }

    static Reply reply(Fields in) throws IOException {
        return switch (in.text("type")) {
            case "peers" -> new Reply.Peers(rows(in, WatchCodec::peer));
            case "trackers" -> new Reply.Trackers(rows(in, WatchCodec::tracker));
            case "whys" -> new Reply.Whys(rows(in, WatchCodec::why));
            case "totals" -> new Reply.Totals(totals(in.object("row")));
            default -> throw new IOException("an unknown reply");
        };
    }

    private interface RowReader<T> {
        T read(Fields row) throws IOException;
    }

    private static <T> List<T> rows(Fields in, RowReader<T> reader) throws IOException {
        List<T> rows = new ArrayList<>();
        for (Fields row : in.objects("rows")) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    private static PeerRow peer(Fields row) throws IOException {
        return new PeerRow(
                row.text("address"),
                row.text("client"),
                row.text("origin"),
                row.flag("encrypted"),
                row.texts("flags"),
                new PeerRow.Flow(
                        row.number("down"), row.number("up"), row.number("downloaded"), row.number("uploaded")),
                row.fraction("progress"),
                row.integer("asked"),
                row.integer("owed"),
                row.number("connected"));
    }

    private static TrackerRow tracker(Fields row) throws IOException {
        return new TrackerRow(
                row.integer("tier"),
                row.text("url"),
                row.text("state"),
                row.integer("peers"),
                row.optionalNumber("seeds"),
                row.optionalNumber("leechers"),
                row.optionalNumber("downloads"),
                row.optionalNumber("next"),
                row.optionalText("message"));
    }

    private static WhyRow why(Fields row) throws IOException {
        List<Explained> findings = new ArrayList<>();
        for (Fields finding : row.objects("findings")) {
            findings.add(new Explained(
                    finding.text("kind"),
                    finding.text("severity"),
                    finding.text("text"),
                    finding.optionalText("advice")));
        }
        return new WhyRow(row.integer("number"), row.text("infohash"), row.text("name"), findings);
    }

    private static TotalsRow totals(Fields row) throws IOException {
        return new TotalsRow(
                row.integer("torrents"),
                row.integer("running"),
                row.integer("peers"),
                row.number("down"),
                row.number("up"),
                sum(row.object("session")),
                sum(row.object("allTime")),
                port(row.object("port")));
    }

    private static PortRow port(Fields row) throws IOException {
        return new PortRow(
                row.integer("listening"),
                row.flag("reached"),
                row.text("mapping"),
                row.optionalText("protocol"),
                row.optionalText("externalAddress"),
                row.optionalNumber("externalPort"),
                row.optionalText("trouble"),
                row.optionalText("message"),
                row.optionalText("outside"),
                row.text("test"));
    }

    private static TotalsRow.Sum sum(Fields sum) throws IOException {
        return new TotalsRow.Sum(
                sum.number("downloaded"), sum.number("uploaded"), sum.number("seconds"), sum.number("since"));
    }

    private static void put(Map<String, @Nullable Object> out, String type, String name, Object value) {
        out.put("type", type);
        out.put(name, value);
    }
}
