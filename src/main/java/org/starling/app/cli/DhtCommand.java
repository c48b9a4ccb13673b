package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.app.command.DhtRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Tells how the running instance stands with the DHT. */
final class DhtCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("dht", texts).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<DhtRow> rows = new ArrayList<>();
        try (InstanceClient client = new Instances(call).connect()) {
            client.call(new Request.ShowDht(), part -> {
                if (part instanceof Reply.Dht dht) {
                    rows.add(dht.row());
                }
            });
        }
        for (DhtRow row : rows) {
            if (call.json()) {
                call.printJson(row.fields());
            } else {
                lines(row, call.texts(), call.terminal()).forEach(call.terminal()::print);
            }
        }
        return 0;
    }

    static List<String> lines(DhtRow row, Texts texts, Terminal terminal) {
        Facts facts = new Facts(texts, terminal);
        facts.title(texts.get("dht.title"));
        for (DhtRow.FamilyRow family : row.families()) {
            facts.all(family.family(), List.of(nodes(family, texts), texts.get("dht.id", family.id())));
        }
        facts.add("torrents", texts.get("dht.torrents", row.torrents()));
        facts.add(
                "lookups",
                texts.get("dht.lookups", row.lookups().running(), row.lookups().ended()));
        facts.add(
                "traffic",
                texts.get(
                        "dht.traffic",
                        Units.rate(row.traffic().in()),
                        Units.rate(row.traffic().out())));
        facts.add("kept", texts.get("dht.kept", row.kept().peers(), row.kept().torrents()));
        return facts.lines();
    }

    private static String nodes(DhtRow.FamilyRow family, Texts texts) {
        if (family.nodes() == 0) {
            return texts.get("dht.alone");
        }
        return family.external()
                .map(address -> texts.get("dht.nodesAndAddress", family.good(), family.nodes(), address))
                .orElseGet(() -> texts.get("dht.nodes", family.good(), family.nodes()));
    }
}
