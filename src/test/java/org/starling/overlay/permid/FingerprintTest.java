package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FingerprintTest {

    /** Computed independently from the bytes of the key. */
    @Test
    void isTheHashInWordsAndDigits() throws Exception {
        PermId alice = PermId.ofBase64(Vectors.text(Vectors.read("keys.json").get("alice"), "permid_base64"));
        Fingerprint fingerprint = alice.fingerprint();
        assertThat(fingerprint.spoken())
                .isEqualTo("stock try able pen banner advice police other choice duty media bone");
        assertThat(fingerprint.numbers()).isEqualTo("40129 74984 91784 67532 49507 60441 18060 08515");
    }

    @Test
    void differsForEachKey() {
        Fingerprint one = TestKeys.friend(1).permId().fingerprint();
        Fingerprint other = TestKeys.friend(2).permId().fingerprint();
        assertThat(one.words()).hasSize(12).isNotEqualTo(other.words());
        assertThat(one.digits()).hasSize(8).isNotEqualTo(other.digits()).allMatch(group -> group.matches("\\d{5}"));
        assertThat(TestKeys.friend(1).permId().fingerprint()).isEqualTo(one);
    }

    @Test
    void wordsAreToldApartByFourLetters() {
        List<String> words = WordList.ENGLISH.words();
        assertThat(words).hasSize(2048).isSorted().allMatch(word -> word.matches("[a-z]{3,8}"));
        assertThat(words.stream().map(word -> word.substring(0, Math.min(4, word.length()))))
                .doesNotHaveDuplicates();
    }
}
