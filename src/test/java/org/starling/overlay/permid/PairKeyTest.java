package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PairKeyTest {
    private static final byte[] DATA = {1, 2, 3};

    @Test
    void isTheSameOnBothSidesAndForNobodyElse() {
        Identity ann = TestKeys.friend(1);
        Identity bob = TestKeys.friend(2);
        Identity carl = TestKeys.friend(3);
        byte[] mac = PairKey.of(ann, bob.permId()).mac("label", DATA);
        assertThat(mac).hasSize(32).isEqualTo(PairKey.of(bob, ann.permId()).mac("label", DATA));
        assertThat(mac).isNotEqualTo(PairKey.of(ann, bob.permId()).mac("other", DATA));
        assertThat(mac).isNotEqualTo(PairKey.of(ann, carl.permId()).mac("label", DATA));
        assertThat(mac).isNotEqualTo(PairKey.of(carl, bob.permId()).mac("label", DATA));
    }

    @Test
    void theSharedSecretHasAllItsBytes() {
        for (int number = 2; number < 600; number++) {
            assertThat(TestKeys.friend(1).agree(TestKeys.friend(number).permId()))
                    .hasSize(32);
        }
        assertThatThrownBy(() -> TestKeys.friend(1).agree(TestKeys.classic(1).permId()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
