package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.dht.DhtStatus;
import org.starling.wire.CompactPeers.Family;

/**
 * The DHT at one moment as the command line shows it.
 *
 * @param torrents that look for peers in it
 * @param traffic rates in bytes a second, and questions that were left unanswered because there were too many
 * @param kept what others announced to us
 */
public record DhtRow(List<FamilyRow> families, int torrents, Lookups lookups, Traffic traffic, Kept kept) {

    public DhtRow {
        families = List.copyOf(families);
    }

    /**
     * One of the two networks.
     *
     * @param family {@code ipv4} or {@code ipv6}
     * @param id 40 hex digits
     * @param good nodes heard of lately, of all {@code nodes} in the table
     * @param external our address as other nodes see it
     */
    public record FamilyRow(String family, String id, int good, int nodes, Optional<String> external) {}

    public record Lookups(int running, long ended) {}

    public record Traffic(long in, long out, long refused) {}

    public record Kept(int torrents, int peers) {}

    public static DhtRow of(DhtStatus status) {
        return new DhtRow(
                status.families().stream()
                        .map(family -> new FamilyRow(
                                family.family() == Family.V4 ? "ipv4" : "ipv6",
                                family.id().hex(),
                                family.good(),
                                family.nodes(),
                                family.external().map(address -> address.getHostAddress())))
                        .toList(),
                status.torrents(),
                new Lookups(status.lookups().running(), status.lookups().ended()),
                new Traffic(
                        status.traffic().in(),
                        status.traffic().out(),
                        status.traffic().refused()),
                new Kept(status.kept().torrents(), status.kept().peers()));
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("families", families.stream().map(DhtRow::fields).toList());
        fields.put("torrents", torrents);
        fields.put("lookups", lookups.running);
        fields.put("lookupsEnded", lookups.ended);
        fields.put("in", traffic.in);
        fields.put("out", traffic.out);
        fields.put("refused", traffic.refused);
        fields.put("keptTorrents", kept.torrents);
        fields.put("keptPeers", kept.peers);
        return fields;
    }

    private static Map<String, @Nullable Object> fields(FamilyRow row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("family", row.family);
        fields.put("id", row.id);
        fields.put("good", row.good);
        fields.put("nodes", row.nodes);
        fields.put("external", row.external.orElse(null));
        return fields;
    }
}
