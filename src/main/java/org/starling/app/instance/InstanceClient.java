package org.starling.app.instance;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.starling.app.command.CommandException;
import org.starling.app.command.Commands;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;

/** Hands commands to the running instance. For one thread. */
public final class InstanceClient implements Commands, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Frames frames;
    private final MessageCodec codec = new MessageCodec();

    private InstanceClient(Frames frames) {
        this.frames = frames;
    }

    /** @throws IOException if nobody listens */
    public static InstanceClient connect(StateFolder state, Map<String, String> environment) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(new SocketPath(environment).find(state)));
            return new InstanceClient(new Frames(channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** @throws InstanceGoneException if the connection broke before the end */
    @Override
    public void call(Request request, Consumer<Reply.Part> parts) {
        Reply end;
        try {
            frames.write(codec.encode(request));
            end = untilEnd(parts);
        } catch (IOException e) {
            throw new InstanceGoneException(e);
        }
        if (end instanceof Reply.Failed failed) {
            throw new CommandException(failed.sentence());
        }
    }

    private Reply untilEnd(Consumer<Reply.Part> parts) throws IOException {
        while (true) {
            byte[] message = frames.read(PATIENCE);
            if (message == null) {
                throw new EOFException("the instance hung up");
            }
            Reply reply = codec.reply(message);
            if (!(reply instanceof Reply.Part part)) {
                return reply;
            }
            parts.accept(part);
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
