package org.starling.ui.labels.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.library.category.Category;
import org.starling.library.category.LabelNames;
import org.starling.ui.limits.model.ShareForm;
import org.starling.ui.text.TypedFolder;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.Measure;

/** What is typed about a category. */
public record CategoryForm(String name, String folder, String down, String up, ShareForm share) {

    public static CategoryForm of(Category category) {
        return new CategoryForm(
                category.name(),
                category.folder().map(Path::toString).orElse(""),
                Measure.RATE.shown(category.down()),
                Measure.RATE.shown(category.up()),
                ShareForm.of(category.share()));
    }

    /** @param above what it is to lie below; empty for none */
    public static CategoryForm fresh(String above) {
        return new CategoryForm(above.isEmpty() ? "" : above + "/", "", "", "", ShareForm.of(Optional.empty()));
    }

    /** Why it cannot be used, for the user; empty if it can. */
    public Optional<String> trouble(Words words) {
        if (!LabelNames.isValid(name.strip())) {
            return Optional.of(words.get("label.wrong", name));
        } else if (!folder.isBlank() && TypedFolder.parse(folder).isEmpty()) {
            return Optional.of(words.get("add.folder.wrong"));
        }
        return wrongRate(down)
                .or(() -> wrongRate(up))
                .or(share::trouble)
                .map(wrong -> words.get("settings.wrong", wrong));
    }

    /** Only if there is no {@link #trouble}. */
    public Category read() {
        return new Category(name.strip(), TypedFolder.parse(folder), rate(down), rate(up), share.read());
    }

    private static Optional<String> wrongRate(String typed) {
        OptionalLong rate = Measure.RATE.parse(typed);
        return rate.isEmpty() || rate.getAsLong() > 1L << 40 ? Optional.of(typed) : Optional.empty();
    }

    private static long rate(String typed) {
        return Measure.RATE.parse(typed).orElseThrow();
    }
}
