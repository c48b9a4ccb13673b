package org.starling.ui.labels;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.starling.library.category.Category;
import org.starling.library.category.LabelCommands;
import org.starling.library.category.Organisation;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Overlay;
import org.starling.ui.labels.model.CategoryForm;

/** What can be done with categories and tags themselves. Window's thread. */
public final class LabelActions {
    private final Kit kit;
    private final Dialogs dialogs;
    private final Overlay overlay;
    private final LabelCommands labels;
    private final Supplier<Organisation> organisation;
    private final Consumer<CompletableFuture<?>> run;

    /** @param run shows what comes of a command */
    public LabelActions(
            Kit kit,
            Dialogs dialogs,
            Overlay overlay,
            LabelCommands labels,
            Supplier<Organisation> organisation,
            Consumer<CompletableFuture<?>> run) {
        this.kit = kit;
        this.dialogs = dialogs;
        this.overlay = overlay;
        this.labels = labels;
        this.organisation = organisation;
        this.run = run;
    }

    /** @param above empty for a category that lies below no other */
    public void newCategory(String above) {
        edit("category.new.title", CategoryForm.fresh(above), made -> labels.put(made));
    }

    public void editCategory(String name) {
        Category now = organisation.get().category(name).orElseGet(() -> Category.named(name));
        edit("category.edit.title", CategoryForm.of(now), changed -> change(name, changed));
    }

    private CompletableFuture<Void> change(String name, Category changed) {
        return changed.name().equals(name)
                ? labels.put(changed)
                : labels.renameCategory(name, changed.name()).thenCompose(renamed -> labels.put(changed));
    }

    /** The torrents stay, and so do their files. */
    public void removeCategory(String name) {
        if (dialogs.confirm(
                kit.words().get("category.remove.title", name),
                kit.words().get("category.remove.remark"),
                kit.words().get("category.remove.yes"))) {
            run.accept(labels.removeCategory(name));
        }
    }

    /** @param above empty for a tag that lies below no other */
    public void newTag(String above) {
        ask("tag.new.title", above.isEmpty() ? "" : above + "/").ifPresent(name -> run.accept(labels.createTag(name)));
    }

    public void renameTag(String name) {
        ask("tag.rename.title", name)
                .filter(to -> !to.equals(name))
                .ifPresent(to -> run.accept(labels.renameTag(name, to)));
    }

    public void removeTag(String name) {
        if (dialogs.confirm(
                kit.words().get("tag.remove.title", name),
                kit.words().get("tag.remove.remark"),
                kit.words().get("category.remove.yes"))) {
            run.accept(labels.removeTag(name));
        }
    }

    /** A name that cannot be one is refused by the library, in words. */
    private Optional<String> ask(String title, String now) {
        return dialogs.ask(kit.words().get(title), kit.words().get("tag.name"), now);
    }

    private void edit(String title, CategoryForm form, Function<Category, CompletableFuture<Void>> save) {
        CategorySheet sheet = new CategorySheet(kit, dialogs, form, overlay::close, category -> {
            overlay.close();
            run.accept(save.apply(category));
        });
        overlay.show(kit.words().get(title), sheet, () -> {});
    }
}
