package org.starling.ui.details;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerSnapshot;
import org.starling.library.TorrentWatch;
import org.starling.settings.TextSetting;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.LiveList;
import org.starling.ui.details.model.PeerLine;
import org.starling.ui.program.Countries;
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

    private static final String COUNTRY = "peers.country";

    private final DetailsPane.Parts parts;
    private final LiveList<String, PeerLine> peers = new LiveList<>(PeersTab::address);
    private final LiveColumns<PeerLine> columns;
    private final Look<PeerLine> look;
    private final PeerBans bans;
    private final Node view;

    PeersTab(DetailsPane.Parts parts) {
        this.parts = parts;
        this.look = new Look<>(parts.program().library(), parts.threads(), peers, this::lines);
        Kit kit = parts.kit();
        this.columns = new LiveColumns<>(kit, "peers", peers);
        whoTheyAre();
        whatFlows(kit.figures());
        columns.text(
                        "peers.origin",
                        110,
                        line -> kit.words().of("origin", line.peer().origin()))
                .number(
                        "peers.time",
                        80,
                        line -> kit.figures().duration(line.peer().connectedSeconds()),
                        line -> line.peer().connectedSeconds());
        this.bans = new PeerBans(parts.program().settings(), parts.threads(), parts.notices(), kit.words());
        this.view = withTools(kit);
    }

    private void whoTheyAre() {
        columns.text("peers.address", 190, PeersTab::address)
                .explained(COUNTRY, 130, this::country, this::countryName)
                .text("peers.client", 170, line -> line.peer().client())
                .explained("peers.flags", 80, line -> letters(line.peer()), line -> meanings(line.peer()));
    }

    private void whatFlows(Figures f) {
        columns.number("peers.progress", 70, line -> f.percent(line.peer().progress()), line ->
                        (long) (line.peer().progress() * 1e6))
                .number(
                        "peers.down",
                        92,
                        line -> f.rate(line.peer().downRate()),
                        line -> line.peer().downRate())
                .number(
                        "peers.up",
                        92,
                        line -> f.rate(line.peer().upRate()),
                        line -> line.peer().upRate())
                .number(
                        "peers.downloaded",
                        104,
                        line -> size(f, line.peer().downloaded()),
                        line -> line.peer().downloaded())
                .number(
                        "peers.uploaded",
                        98,
                        line -> size(f, line.peer().uploaded()),
                        line -> line.peer().uploaded())
                .number(
                        "peers.asked",
                        64,
                        line -> f.count(line.peer().asked()),
                        line -> line.peer().asked());
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
        bans.ban(columns.chosen().stream().map(PeerLine::peer).toList());
    }

    /** Countries are looked up on the way, away from the window's thread and the engine's. */
    private CompletableFuture<List<PeerLine>> lines(TorrentWatch watch) {
        Countries countries = parts.program().countries();
        return watch.peers()
                .thenApplyAsync(
                        all -> all.stream()
                                .map(peer -> PeerLine.of(peer, countries))
                                .toList(),
                        parts.threads()::background);
    }

    private String country(PeerLine line) {
        return line.country().isEmpty() ? "" : line.country() + " " + name(line);
    }

    private String countryName(PeerLine line) {
        return line.country().isEmpty() ? "" : parts.kit().words().get("peers.country.is", name(line), line.country());
    }

    private String name(PeerLine line) {
        return line.countryName(parts.kit().words().locale());
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
        columns.visible(
                COUNTRY,
                !parts.program()
                        .settings()
                        .current()
                        .get(TextSetting.COUNTRY_DATABASE)
                        .isEmpty());
        look.turn(row);
        look.ask();
    }

    private static String size(Figures f, long bytes) {
        return bytes == 0 ? "" : f.size(bytes);
    }

    private static String address(PeerLine line) {
        PeerSnapshot peer = line.peer();
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
