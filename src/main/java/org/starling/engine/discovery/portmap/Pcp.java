package org.starling.engine.discovery.portmap;

import java.util.function.Consumer;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.net.EventLoop;

/** Asks for ports by PCP (RFC 6887). Loop thread. */
final class Pcp implements RouterMethod {
    private final EventLoop loop;
    private final Questions questions;
    private final Route route;
    private final Nonces nonces;
    private final Epoch epoch;

    Pcp(EventLoop loop, Questions questions, Route route, Nonces nonces, Epoch epoch) {
        this.loop = loop;
        this.questions = questions;
        this.route = route;
        this.nonces = nonces;
        this.epoch = epoch;
    }

    @Override
    public Method name() {
        return Method.PCP;
    }

    @Override
    public void ask(Wish wish, Consumer<Answer> done) {
        byte[] nonce = nonces.of(wish.transport());
        questions.ask(
                PcpMessage.request(wish, nonce, route.local()),
                datagram -> PcpMessage.response(datagram, wish, nonce),
                response -> done.accept(response.map(it -> answer(it, wish)).orElseGet(Answer::silence)));
    }

    private Answer answer(PcpMessage.Response response, Wish wish) {
        if (response.version() < PcpMessage.VERSION) {
            return new Answer.Refused(Trouble.NO_ANSWER, "knows only version " + response.version());
        }
        boolean restarted = epoch.restarted(response.epoch(), loop.nanos());
        if (response.result() != 0) {
            return new Answer.Refused(trouble(response.result()), "PCP result " + response.result());
        }
        return wish.lifetime().isZero()
                ? new Answer.Removed()
                : Answer.granted(response.external(), response.lifetime(), response.address(), restarted);
    }

    /** RFC 6887, 7.4. */
    private static Trouble trouble(int result) {
        return switch (result) {
            case 1 -> Trouble.NO_ANSWER;
            case 2, 4, 9, 12 -> Trouble.REFUSED;
            case 7 -> Trouble.ROUTER_OFFLINE;
            case 8, 10 -> Trouble.NO_ROOM;
            case 11 -> Trouble.PORT_TAKEN;
            default -> Trouble.BAD_ANSWER;
        };
    }
}
