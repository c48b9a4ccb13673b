package org.starling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.PortMappingStatus.State;
import org.starling.engine.PortMappingStatus.Trouble;

final class PortMappingStatusTest {

    private static PortMappingStatus mapped(Optional<Trouble> trouble) {
        return new PortMappingStatus(
                State.MAPPED,
                Optional.of(PortMappingStatus.Method.UPNP),
                Optional.empty(),
                OptionalInt.of(50_001),
                OptionalInt.empty(),
                trouble,
                "");
    }

    @Test
    void aMappingInTheInternetOpensThePort() {
        assertThat(mapped(Optional.empty()).opensPort()).isTrue();
        assertThat(mapped(Optional.empty()).leavesPortClosed()).isFalse();
    }

    @Test
    void oneBehindAnotherRouterDoesNot() {
        PortMappingStatus inside = mapped(Optional.of(Trouble.BEHIND_ANOTHER_ROUTER));
        assertThat(inside.opensPort()).isFalse();
        assertThat(inside.leavesPortClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void noMappingLeavesItClosed(Trouble trouble) {
        PortMappingStatus failed = PortMappingStatus.failed(trouble, "");
        assertThat(failed.opensPort()).isFalse();
        assertThat(failed.leavesPortClosed()).isTrue();
    }

    @Test
    void whoDidNotAskOrStillWaitsKnowsNothing() {
        for (PortMappingStatus open : new PortMappingStatus[] {PortMappingStatus.OFF, PortMappingStatus.SEARCHING}) {
            assertThat(open.opensPort()).isFalse();
            assertThat(open.leavesPortClosed()).isFalse();
        }
    }
}
