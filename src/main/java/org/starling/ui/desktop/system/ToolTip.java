package org.starling.ui.desktop.system;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What is said when the pointer rests on the icon. */
public final class ToolTip extends Struct {
    /** In the language of D-Bus. */
    static final String SIGNATURE = "(sa(iiay)ss)";

    @Position(0)
    public final String icon;

    @Position(1)
    public final List<Pixmap> pictures;

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public ToolTip(String icon, List<Pixmap> pictures, String title, String text) {
        this.icon = icon;
        this.pictures = pictures;
        this.title = title;
        this.text = text;
    }
}
