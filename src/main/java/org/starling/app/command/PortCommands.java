package org.starling.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.app.text.Texts;
import org.starling.engine.PortTest;
import org.starling.engine.diagnosis.PortReport;
import org.starling.engine.diagnosis.PortReport.Clue;
import org.starling.library.Library;

/** Says whether others can reach us, and hands on everything else. Thread-safe; blocks its caller only. */
public final class PortCommands implements Managing {
    private final Library library;
    private final Supplier<CompletableFuture<PortTest>> test;
    private final Texts texts;
    private final Managing others;

    /** @param test calls our own port */
    public PortCommands(Library library, Supplier<CompletableFuture<PortTest>> test, Texts texts, Managing others) {
        this.library = library;
        this.test = test;
        this.texts = texts;
        this.others = others;
    }

    @Override
    public List<Map<String, @Nullable Object>> call(Request.Manage request, List<TorrentRow> list) {
        if (request.topic() != Request.Topic.PORT) {
            return others.call(request, list);
        }
        if (request.has("test")) {
            Waiting.on(test.get(), texts);
        }
        return rows(PortReport.of(library.engine()));
    }

    private List<Map<String, @Nullable Object>> rows(PortReport report) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        String port = Integer.toString(report.port());
        rows.add(row("verdict", report.verdict().name(), texts.get("port.verdict." + report.verdict(), port)));
        for (Clue clue : report.clues()) {
            String trouble =
                    clue.trouble().map(one -> texts.get("port.trouble." + one)).orElse("");
            rows.add(row("clue", clue.kind().name(), texts.get("port.clue." + clue.kind(), clue.place(), trouble)));
        }
        String advice = report.advice().name();
        rows.add(row("advice", advice, texts.get("port.do." + advice, port)));
        return rows;
    }

    private static Map<String, @Nullable Object> row(String part, String kind, String text) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("part", part);
        row.put("kind", kind.toLowerCase(Locale.ROOT));
        row.put("text", text);
        return row;
    }
}
