package org.starling.ui.desktop.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Our icon as others see it on the bus: they ask for its properties, and call it when it is clicked. */
final class BusIcon extends BusObject implements StatusItem {
    static final String PATH = "/StatusNotifierItem";

    private final Pixmap picture;
    private final Runnable activate;
    private final Executor actions;
    private volatile String tip = "Starling";

    /** @param actions runs what a click does; the bus must not wait for it */
    BusIcon(Pixmap picture, Runnable activate, Executor actions) {
        super(PATH, StatusItem.NAME);
        this.picture = picture;
        this.activate = activate;
        this.actions = actions;
    }

    void tip(String text) {
        tip = text;
    }

    @Override
    public void activate(int x, int y) {
        actions.execute(activate);
    }

    @Override
    public void secondaryActivate(int x, int y) {
        actions.execute(activate);
    }

    @Override
    public void contextMenu(int x, int y) {
        // The desktop draws the menu, which it knows by the property Menu.
    }

    @Override
    public void scroll(int delta, String orientation) {
        // There is nothing to turn up or down.
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of(
                "Category", new Variant<>("ApplicationStatus"),
                "Id", new Variant<>("starling"),
                "Title", new Variant<>("Starling"),
                "Status", new Variant<>("Active"),
                "WindowId", new Variant<>(new UInt32(0)),
                "IconName", new Variant<>(""),
                "IconPixmap", new Variant<>(List.of(picture), "a(iiay)"),
                "ToolTip", new Variant<>(new ToolTip("", List.of(), tip, ""), ToolTip.SIGNATURE),
                "ItemIsMenu", new Variant<>(false),
                "Menu", new Variant<>(new DBusPath(IconMenu.PATH)));
    }
}
