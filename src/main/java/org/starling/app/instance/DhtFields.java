package org.starling.app.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.app.command.DhtRow;
import org.starling.app.json.Fields;

/** Reads what {@link DhtRow#fields} wrote. */
final class DhtFields {
    private DhtFields() {}

    static DhtRow read(Fields in) throws IOException {
        List<DhtRow.FamilyRow> families = new ArrayList<>();
        for (Fields family : in.objects("families")) {
            families.add(new DhtRow.FamilyRow(
                    family.text("family"),
                    family.text("id"),
                    family.integer("good"),
                    family.integer("nodes"),
                    family.optionalText("external")));
        }
        return new DhtRow(
                families,
                in.integer("torrents"),
                new DhtRow.Lookups(in.integer("lookups"), in.number("lookupsEnded")),
                new DhtRow.Traffic(in.number("in"), in.number("out"), in.number("refused")),
                new DhtRow.Kept(in.integer("keptTorrents"), in.integer("keptPeers")));
    }
}
