package org.starling.ui.details;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerSnapshot;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.LiveList;
import org.starling.ui.text.Figures;
import org.starling.ui.transfers.model.TorrentRow;

/** Who is connected, and what holds between us and them. */
final class PeersTab implements DetailTab {
    private static final Map<PeerFlag, String> LETTERS = new EnumMap<>(Map.of(
            PeerFlag.WE_WANT, "W",
            PeerFlag.CHOKES_US, "c",
            PeerFlag.WANTS, "I",
            PeerFlag.WE_CHOKE, "k",
            PeerFlag.SNUBBED, "S",
            PeerFlag.ON_PAROLE, "!",
            PeerFlag.SEED, "*",
            PeerFlag.UPLOAD_ONLY, "U",
            PeerFlag.OPTIMISTIC, "O"));

    private final DetailsPane.Parts parts;
    private final LiveList<String, PeerSnapshot> peers = new LiveList<>(PeersTab::address);
    private final LiveColumns<PeerSnapshot> columns;
    private final Look<PeerSnapshot> look;
    private final PeerBans bans;
    private final Node view;

    PeersTab(DetailsPane.Parts parts) {
        this.parts = parts;
        this.look = new Look<>(parts.program().library(), parts.threads(), peers, TorrentWatch::peers);
        Kit kit = parts.kit();
        Figures f = kit.figures();
        this.columns = new LiveColumns<>(kit, "peers", peers)
                .text("peers.address", 190, PeersTab::address)
                .text("peers.client", 170, PeerSnapshot::client)
                .explained("peers.flags", 80, this::letters, this::meanings)
                .number("peers.progress", 70, peer -> f.percent(peer.progress()), peer ->
                        (long) (peer.progress() * 1e6))
                .number("peers.down", 92, peer -> f.rate(peer.downRate()), PeerSnapshot::downRate)
                .number("peers.up", 92, peer -> f.rate(peer.upRate()), PeerSnapshot::upRate)
                .number("peers.downloaded", 104, peer -> size(f, peer.downloaded()), PeerSnapshot::downloaded)
                .number("peers.uploaded", 98, peer -> size(f, peer.uploaded()), PeerSnapshot::uploaded)
                .number("peers.asked", 64, peer -> f.count(peer.asked()), PeerSnapshot::asked)
                .text("peers.origin", 110, peer -> kit.words().of("origin", peer.origin()))
                .number("peers.time", 80, peer -> f.duration(peer.connectedSeconds()), PeerSnapshot::connectedSeconds);
        this.bans = new PeerBans(parts.program().settings(), parts.threads(), parts.notices(), kit.words());
        this.view = withTools(kit);
    }

    private Node withTools(Kit kit) {
        ContextMenu menu = new ContextMenu(
                kit.item("peers.copy", Feather.COPY, this::copy), kit.item("peers.ban", Feather.SLASH, this::ban));
        menu.setId("peers-menu");
        columns.table().setContextMenu(menu);
        columns.table().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                ban();
            }
        });
        return columns.with(
                kit.tool("peer.add", Feather.USER_PLUS, parts.actions()::addPeer),
                onChosen(kit.tool("peers.copy", Feather.COPY, this::copy)),
                onChosen(kit.tool("peers.ban", Feather.SLASH, this::ban)));
    }

    private Button onChosen(Button button) {
        button.disableProperty().bind(columns.noneChosen());
        return button;
    }

    private void ban() {
        bans.ban(columns.chosen());
    }

    private void copy() {
        parts.desktop().copy(columns.chosen().stream().map(PeersTab::address).collect(Collectors.joining("\n")));
    }

    @Override
    public String key() {
        return "details.peers";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        look.turn(row);
        look.ask();
    }

    private static String size(Figures f, long bytes) {
        return bytes == 0 ? "" : f.size(bytes);
    }

    private static String address(PeerSnapshot peer) {
        String host = peer.address().getAddress() == null
                ? peer.address().getHostString()
                : peer.address().getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":"
                + peer.address().getPort();
    }

    private String letters(PeerSnapshot peer) {
        String flags = LETTERS.entrySet().stream()
                .filter(one -> peer.is(one.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        return flags + (peer.encrypted() ? "E" : "");
    }

    private String meanings(PeerSnapshot peer) {
        String flags = LETTERS.entrySet().stream()
                .filter(one -> peer.is(one.getKey()))
                .map(one -> one.getValue() + "  " + parts.kit().words().of("flag", one.getKey()))
                .collect(Collectors.joining("\n"));
        return peer.encrypted() ? (flags + "\nE  " + parts.kit().words().get("flag.encrypted")).strip() : flags;
    }
}
