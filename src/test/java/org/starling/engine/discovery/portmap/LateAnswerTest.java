package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.PortMappingStatus.State;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Outside;

/** The end comes while the router is just mapping the port: nothing may be left of it. */
class LateAnswerTest {
    private static final Answer GRANTED = Answer.granted(6881, Mappings.LIFETIME, Optional.empty(), false);

    private final ManualLoop loop = new ManualLoop();
    private final SlowMethod method = new SlowMethod();
    private final PortMapper mapper = new PortMapper(
            loop,
            Runnable::run,
            () -> Optional.of(new Route(FakeRouter.ADDRESS, FakeRouter.CLIENT)),
            route -> method,
            new Outside() {
                @Override
                public void heard(InetAddress address, InetAddress by) {}

                @Override
                public void mapped(OptionalInt tcp) {}
            });
    private int stopped;

    /** A router whose answers the test gives. */
    private static final class SlowMethod implements Router, RouterMethod {
        final List<Wish> wishes = new ArrayList<>();
        final List<Consumer<Answer>> open = new ArrayList<>();
        boolean closed;

        @Override
        public List<RouterMethod> methods() {
            return List.of(this);
        }

        @Override
        public Method name() {
            return Method.UPNP;
        }

        @Override
        public void ask(Wish wish, Consumer<Answer> done) {
            wishes.add(wish);
            open.add(done);
        }

        @Override
        public boolean isUnderWay() {
            return !open.isEmpty();
        }

        @Override
        public void close() {
            closed = true;
        }

        void answer(Answer answer) {
            open.remove(0).accept(answer);
        }
    }

    private void start() {
        mapper.start(6881);
        loop.run();
    }

    private void stop() {
        mapper.stop(() -> stopped++);
    }

    @Test
    void whatIsGrantedAfterTheEndWasWantedIsTakenAway() {
        start();
        stop();
        assertThat(stopped).isZero();
        method.answer(GRANTED);
        assertThat(method.wishes).extracting(Wish::lifetime).containsExactly(Mappings.LIFETIME, Duration.ZERO);
        method.answer(new Answer.Removed());
        assertThat(stopped).isEqualTo(1);
        assertThat(method.closed).isTrue();
        assertThat(mapper.status().state()).isEqualTo(State.OFF);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void theSecondMappingIsTakenAwayWithTheFirst() {
        start();
        method.answer(GRANTED);
        stop();
        method.answer(GRANTED);
        assertThat(method.wishes.subList(2, 4))
                .extracting(Wish::transport)
                .containsExactlyInAnyOrder(Transport.TCP, Transport.UDP);
        method.answer(new Answer.Removed());
        method.answer(new Answer.Removed());
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void aRefusalEndsIt() {
        start();
        stop();
        method.answer(Answer.silence());
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForLong() {
        start();
        stop();
        loop.run(Duration.ofSeconds(3));
        assertThat(stopped).isEqualTo(1);
        method.answer(GRANTED);
        assertThat(stopped).isEqualTo(1);
        assertThat(method.wishes).hasSize(1);
    }
}
