package org.starling.ui.identity;

import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.controls.Overlay;
import org.starling.ui.identity.model.ExportModel;
import org.starling.ui.identity.model.RestoreModel;
import org.starling.ui.overlay.model.OverlayModel;

/** The page of the own identity and the sheets that open from it. Window's thread. */
public final class IdentityPlace {
    private final Parts parts;
    private final IdentityPage page;

    /** What the place stands in. */
    public record Parts(
            Kit kit, OverlayModel overlay, Dialogs dialogs, Desktop desktop, Overlay sheets, Notices notices) {}

    public IdentityPlace(Parts parts) {
        this.parts = parts;
        this.page = new IdentityPage(parts, this::export, this::restore);
    }

    public IdentityPage page() {
        return page;
    }

    private void export() {
        ExportSheet sheet =
                new ExportSheet(parts.kit(), new ExportModel(parts.overlay()), parts.dialogs(), parts.sheets()::close);
        parts.sheets().show(parts.kit().words().get("export.title"), sheet, () -> {});
    }

    /** Also before the overlay was ever on: the saved identity is the one that it begins with. */
    public void restore() {
        Kit kit = parts.kit();
        parts.dialogs().chooseFile(kit.words().get("restore.choose")).ifPresent(file -> {
            RestoreSheet sheet = new RestoreSheet(kit, new RestoreModel(parts.overlay(), file), this::restored);
            parts.sheets().show(kit.words().get("restore.title"), sheet, () -> {});
        });
    }

    private void restored(boolean done) {
        parts.sheets().close();
        if (done) {
            parts.notices().info(parts.kit().words().get("restore.done"));
        }
    }
}
