package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.net.EventLoop;

/** Asks for ports by NAT-PMP (RFC 6886). Loop thread. */
final class NatPmp implements RouterMethod {
    private final EventLoop loop;
    private final Questions questions;
    private final Epoch epoch;

    NatPmp(EventLoop loop, Questions questions, Epoch epoch) {
        this.loop = loop;
        this.questions = questions;
        this.epoch = epoch;
    }

    @Override
    public Method name() {
        return Method.NAT_PMP;
    }

    @Override
    public void ask(Wish wish, Consumer<Answer> done) {
        if (wish.lifetime().isZero()) {
            map(wish, Optional.empty(), done);
            return;
        }
        questions.ask(NatPmpMessage.addressRequest(), NatPmpMessage::address, reply -> {
            if (reply.isEmpty()) {
                done.accept(Answer.silence());
            } else if (reply.get().result() != 0) {
                done.accept(refused(reply.get().result()));
            } else {
                map(wish, Optional.of(reply.get().address()), done);
            }
        });
    }

    private void map(Wish wish, Optional<InetAddress> outside, Consumer<Answer> done) {
        questions.ask(
                NatPmpMessage.mapRequest(wish),
                datagram -> NatPmpMessage.mapped(datagram, wish),
                mapped ->
                        done.accept(mapped.map(it -> answer(it, wish, outside)).orElseGet(Answer::silence)));
    }

    private Answer answer(NatPmpMessage.Mapped mapped, Wish wish, Optional<InetAddress> outside) {
        boolean restarted = epoch.restarted(mapped.epoch(), loop.nanos());
        if (mapped.result() != 0) {
            return refused(mapped.result());
        }
        if (wish.lifetime().isZero()) {
            return new Answer.Removed();
        }
        return Answer.granted(
                mapped.external(),
                mapped.lifetime(),
                outside.filter(address -> !address.isAnyLocalAddress()),
                restarted);
    }

    /** RFC 6886, 3.5. */
    private static Answer refused(int result) {
        Trouble trouble = switch (result) {
            case 1 -> Trouble.NO_ANSWER;
            case 2, 5 -> Trouble.REFUSED;
            case 3 -> Trouble.ROUTER_OFFLINE;
            case 4 -> Trouble.NO_ROOM;
            default -> Trouble.BAD_ANSWER;
        };
        return new Answer.Refused(trouble, "NAT-PMP result " + result);
    }
}
