package org.starling.ui.desktop.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.starling.ui.desktop.TrayMenu;

/** The menu of our icon on the bus. Item 0 is the menu itself. */
final class IconMenu extends BusObject implements BusMenu {
    static final String PATH = "/StatusNotifierItem/menu";

    private final TrayMenu menu;
    private final Executor actions;

    IconMenu(TrayMenu menu, Executor actions) {
        super(PATH, BusMenu.NAME);
        this.menu = menu;
        this.actions = actions;
    }

    @Override
    public MenuLayout<UInt32, MenuNode> layout(int parent, int depth, List<String> properties) {
        List<Variant<?>> children = new ArrayList<>();
        if (parent == 0 && depth != 0) {
            for (int item = 1; item <= menu.items().size(); item++) {
                children.add(new Variant<>(new MenuNode(item, look(item), List.of()), MenuNode.SIGNATURE));
            }
        }
        return new MenuLayout<>(new UInt32(1), new MenuNode(parent, look(parent), children));
    }

    @Override
    public List<MenuProperties> groupProperties(List<Integer> items, List<String> properties) {
        List<Integer> asked = items.isEmpty()
                ? IntStream.rangeClosed(0, menu.items().size()).boxed().toList()
                : items;
        return asked.stream()
                .filter(this::isItem)
                .map(item -> new MenuProperties(item, look(item)))
                .toList();
    }

    @Override
    public Variant<?> property(int item, String name) {
        Variant<?> value = look(item).get(name);
        return value == null ? new Variant<>("") : value;
    }

    @Override
    public void event(int item, String kind, Variant<?> data, UInt32 time) {
        if (kind.equals("clicked") && item > 0 && isItem(item)) {
            actions.execute(menu.items().get(item - 1).action());
        }
    }

    @Override
    public boolean aboutToShow(int item) {
        return false;
    }

    private boolean isItem(int item) {
        return item >= 0 && item <= menu.items().size();
    }

    private Map<String, Variant<?>> look(int item) {
        if (item == 0 || !isItem(item)) {
            return Map.of("children-display", new Variant<>("submenu"));
        }
        // An underscore would mark a key.
        String label = menu.items().get(item - 1).label().replace("_", "__");
        return Map.of("label", new Variant<>(label), "enabled", new Variant<>(true), "visible", new Variant<>(true));
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "TextDirection", new Variant<>("ltr"),
                "Status", new Variant<>("normal"),
                "IconThemePath", new Variant<>(List.of(), "as"));
    }
}
