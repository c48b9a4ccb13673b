package org.starling.app.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.starling.app.command.CommandException;

/** Starts engine and library, and knows what to do where the port or the address cannot be had. */
record Starting(Call call, Backend backend) {

    /** Only a port that the user asked for is a reason to give up. */
    Backend.Node start(EngineChoices choices) throws IOException {
        try {
            return backend.start(call.state(), choices);
        } catch (BindException e) {
            if (choices.bind().isPresent() && isForeign(choices.bind().get())) {
                throw new CommandException(
                        call.texts().get("bind.foreign", choices.bind().get().getHostAddress()), e);
            }
            if (choices.port().isPresent()) {
                int port = choices.port().getAsInt();
                throw new CommandException(call.texts().get("bind.port", Integer.toString(port)), e);
            }
        }
        Backend.Node node = backend.start(call.state(), choices.withAnyPort());
        String port = Integer.toString(node.listening().getPort());
        call.remark(call.texts().get("error", call.texts().get("bind.otherPort", port)));
        return node;
    }

    private static boolean isForeign(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }
}
