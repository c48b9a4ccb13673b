package org.starling.ui.limits;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.starling.library.share.ShareLimits;
import org.starling.ui.controls.Kit;
import org.starling.ui.limits.model.ShareForm;
import org.starling.ui.limits.model.ShareForm.Source;

/** How long something is shared, as part of a form. Numbers can be typed only for limits of its own. */
public final class ShareFields extends GridPane {
    private final Kit kit;
    private final ComboBox<Source> source;
    private final TextField ratio;
    private final TextField seeding;
    private final TextField idle;
    private final ComboBox<ShareLimits.Match> match;
    private final ComboBox<ShareLimits.Then> then;

    public ShareFields(Kit kit, ShareForm form) {
        this.kit = kit;
        List<Source> sources = new ArrayList<>(List.of(Source.values()));
        if (form.source() != Source.UNCHANGED) {
            sources.remove(Source.UNCHANGED);
        }
        this.source = kit.choice("share.source", sources, one -> kit.words().of("share.source", one));
        this.ratio = kit.leftToRight(kit.field("share.ratio"));
        this.seeding = kit.leftToRight(kit.field("share.seeding"));
        this.idle = kit.leftToRight(kit.field("share.idle"));
        this.match = kit.choice(
                "share.match",
                List.of(ShareLimits.Match.values()),
                one -> kit.words().of("share.match", one));
        this.then = kit.choice(
                "share.then",
                List.of(ShareLimits.Then.values()),
                one -> kit.words().of("share.then", one));
        Kit.form(this);
        row(0, "share.source", source);
        row(1, "share.ratio", ratio);
        row(2, "share.seeding", seeding);
        row(3, "share.idle", idle);
        row(4, "share.match", match);
        row(5, "share.then", then);
        for (Node field : List.of(ratio, seeding, idle, match, then)) {
            field.disableProperty().bind(source.valueProperty().isNotEqualTo(Source.OWN));
        }
        source.setValue(form.source());
        ratio.setText(form.ratio());
        seeding.setText(form.seeding());
        idle.setText(form.idle());
        match.setValue(form.match());
        then.setValue(form.then());
    }

    private void row(int row, String key, Node control) {
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(control);
        addRow(row, label, control);
    }

    public ShareForm typed() {
        return new ShareForm(
                source.getValue(),
                ratio.getText(),
                seeding.getText(),
                idle.getText(),
                match.getValue(),
                then.getValue());
    }
}
