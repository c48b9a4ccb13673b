package org.starling.ui.overlay;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.PageHead;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.overlay.model.ToldModel;
import org.starling.ui.program.overlay.Ending;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.Membership.LinkLine;

/** The overlay while it is on: what is agreed to, which links there are, and what was told to whom. */
public final class OverlayPage extends VBox {
    private final Kit kit;
    private final ObservableList<LinkLine> links = FXCollections.observableArrayList();
    private final PageHead head;
    private final Label impostor;
    private final Label ended;

    public OverlayPage(Kit kit, OverlayModel model, ToldModel told) {
        this.kit = kit;
        this.head = new PageHead(kit, "overlay.title");
        this.ended = kit.remark("");
        this.impostor = kit.prose("");
        setId("overlay-page");
        getStyleClass().add("page");
        impostor.setId("overlay-impostor");
        impostor.getStyleClass().addAll("notice", "error");
        impostor.setMaxWidth(Double.MAX_VALUE);
        impostor.managedProperty().bind(impostor.visibleProperty());
        TabPane tabs = new TabPane(
                tab("overlay.told", new ToldPane(kit, told)),
                tab("overlay.links", new VBox(table(), Kit.styled(ended, "table-end"))));
        tabs.setAccessibleText(kit.words().get("overlay.title"));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox switches = new VBox(new Switches(kit, model));
        switches.getStyleClass().add("page-part");
        getChildren().setAll(head, impostor, switches, tabs);
        model.look().addListener((of, was, now) -> now.membership().ifPresent(this::show));
        model.membership().ifPresent(this::show);
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(kit.words().get(key), content);
        tab.setId(key.replace('.', '-'));
        tab.setClosable(false);
        return tab;
    }

    private TextTable<LinkLine> table() {
        TextTable<LinkLine> table = new TextTable<>(kit, "links", links)
                .column("links.who", 220, LinkLine::name)
                .column("links.kind", 150, one -> kit.words().get(one.secure() ? "links.secure" : "links.classic"))
                .column("links.address", 220, LinkLine::address)
                .column("links.opened", 150, one -> kit.words().get(one.openedByUs() ? "links.us" : "links.them"))
                .column("links.permid", 420, LinkLine::permId);
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private void show(Membership now) {
        long secure = now.links().stream().filter(LinkLine::secure).count();
        head.say(kit.words()
                .get(
                        "overlay.state",
                        kit.figures().count(secure),
                        kit.figures().count(now.links().size() - secure),
                        kit.figures().count(now.waiting())));
        impostor.setVisible(now.impostor().isPresent());
        now.impostor()
                .ifPresent(one -> impostor.setText(kit.words()
                        .get("overlay.impostor", one.address(), kit.figures().moment(one.at()))));
        List<LinkLine> shown = now.links().stream()
                .sorted(Comparator.comparing(LinkLine::name))
                .toList();
        if (!links.equals(shown)) {
            links.setAll(shown);
        }
        ended.setText(endings(now.ended()));
    }

    private String endings(Map<Ending, Long> counts) {
        if (counts.isEmpty()) {
            return kit.words().get("overlay.ended.none");
        }
        return kit.words()
                .get(
                        "overlay.ended",
                        new EnumMap<>(counts)
                                .entrySet().stream()
                                        .map(one -> kit.words()
                                                .of(
                                                        "ending",
                                                        one.getKey(),
                                                        kit.figures().count(one.getValue())))
                                        .collect(Collectors.joining("; ")));
    }
}
