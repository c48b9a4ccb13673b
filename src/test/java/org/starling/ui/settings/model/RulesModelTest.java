package org.starling.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.library.category.FilingRule;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.text.Words;

final class RulesModelTest {
    private static final RuleForm SYSTEMS =
            new RuleForm(" *linux* ", "*.example", Optional.of("systems"), "free, new,");

    private final FakeProgram program = new FakeProgram();
    private final RulesModel model = new RulesModel(program.library, new DirectThreads());

    private static FilingRule rule(String name) {
        return new RuleForm(name, "", Optional.of("films"), "").read();
    }

    @Test
    void aFormIsReadAndShownAgain() {
        FilingRule read = SYSTEMS.read();
        assertThat(read)
                .isEqualTo(new FilingRule("*linux*", "*.example", Optional.of("systems"), Set.of("free", "new")));
        assertThat(RuleForm.of(read).read()).isEqualTo(read);
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        Words words = Words.of(Locale.ENGLISH);
        assertThat(SYSTEMS.trouble(words)).isEmpty();
        assertThat(new RuleForm("", "", Optional.empty(), "everything").trouble(words))
                .isEmpty();
        assertThat(RuleForm.EMPTY.trouble(words)).contains(words.get("rules.nothing"));
        assertThat(new RuleForm("a", "", Optional.empty(), "x//y").trouble(words))
                .contains(words.get("label.wrong", "x//y"));
        assertThat(new RuleForm("a".repeat(301), "", Optional.of("films"), "").trouble(words))
                .contains(words.get("rules.long"));
    }

    @Test
    void rulesAreAddedChangedMovedAndRemoved() {
        model.put(Optional.empty(), rule("a")).join();
        model.put(Optional.empty(), rule("b")).join();
        model.put(Optional.empty(), rule("a")).join();
        model.put(Optional.of(rule("a")), rule("c")).join();
        assertThat(model.rules().get()).extracting(FilingRule::name).containsExactly("c", "b");
        model.move(rule("b"), true).join();
        model.move(rule("b"), true).join();
        assertThat(model.rules().get())
                .containsExactly(rule("b"), rule("c"))
                .isEqualTo(program.library.labels.organisation().rules());
        model.move(rule("b"), false).join();
        assertThat(model.rules().get()).containsExactly(rule("c"), rule("b"));
        model.remove(rule("c")).join();
        assertThat(new RulesModel(program.library, new DirectThreads()).rules().get())
                .containsExactly(rule("b"));
    }
}
