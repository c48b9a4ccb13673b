package org.starling.ui.labels.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.library.category.Category;
import org.starling.library.share.ShareLimits;
import org.starling.ui.limits.model.ShareForm;
import org.starling.ui.text.Words;

final class CategoryFormTest {
    private static final ShareForm INHERITED = ShareForm.of(Optional.empty());

    @Test
    void aCategoryIsShownAndReadAgain() {
        Category films =
                new Category("video/films", Optional.of(Path.of("/films")), 512_000, 0, Optional.of(ShareLimits.NONE));
        CategoryForm form = CategoryForm.of(films);
        assertThat(form.down()).isEqualTo("500K");
        assertThat(form.trouble(Words.of(Locale.ENGLISH))).isEmpty();
        assertThat(form.read()).isEqualTo(films);
    }

    @Test
    void aNewOneBelowAnotherBeginsWithItsName() {
        assertThat(CategoryForm.fresh("video").name()).isEqualTo("video/");
        assertThat(CategoryForm.fresh("").name()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',  '',   '', ''", "a//b, '', '', ''", "a, films, '', ''", "a, '', quick, ''", "a, '', '', 9999T"})
    void whatCannotBeUsedIsSaid(String name, String folder, String down, String up) {
        assertThat(new CategoryForm(name, folder, down, up, INHERITED).trouble(Words.of(Locale.ENGLISH)))
                .isPresent();
    }
}
