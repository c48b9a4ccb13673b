package org.starling.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.command.CommandException;
import org.starling.app.command.Commands;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;

/**
 * Takes commands from further calls of the program. One thread for each connection, of which there are few; whatever
 * comes over the socket, the instance itself is not hurt.
 */
public final class InstanceServer implements AutoCloseable {
    static final int MAX_CONNECTIONS = 32;

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Logger LOG = Logger.getLogger(InstanceServer.class.getName());

    private final ServerSocketChannel listening;
    private final Path path;
    private final Commands commands;
    private final Function<Throwable, CommandException> defect;
    private final Set<Frames> connections = ConcurrentHashMap.newKeySet();

    private InstanceServer(
            ServerSocketChannel listening, Path path, Commands commands, Function<Throwable, CommandException> defect) {
        this.listening = listening;
        this.path = path;
        this.commands = commands;
        this.defect = defect;
    }

    /**
     * Listens in the state folder. The caller holds its lock, so a socket that lies there is a dead one's.
     *
     * @param defect makes a sentence of a failure that nobody foresaw
     */
    public static InstanceServer start(
            StateFolder state,
            Map<String, String> environment,
            Commands commands,
            Function<Throwable, CommandException> defect)
            throws IOException {
        Path path = new SocketPath(environment).prepare(state);
        Files.deleteIfExists(path);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(path));
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        InstanceServer server = new InstanceServer(listening, path, commands, defect);
        daemon("instance-accept", server::accept).start();
        return server;
    }

    /** Other calls of the program that are connected at the moment: they wait for something. */
    public int connected() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = listening.accept();
                if (connections.size() >= MAX_CONNECTIONS) {
                    channel.close();
                    continue;
                }
                Frames frames = new Frames(channel);
                connections.add(frames);
                daemon("instance-call", () -> serve(frames)).start();
            }
        } catch (ClosedChannelException e) {
            LOG.log(Level.FINE, "no more calls", e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no more calls can be taken", e);
        }
    }

    private void serve(Frames frames) {
        MessageCodec codec = new MessageCodec();
        try (frames) {
            for (byte[] message = frames.read(IDLE); message != null; message = frames.read(IDLE)) {
                frames.write(codec.encode(answer(codec.request(message), frames, codec)));
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a call ended early", e);
        } finally {
            connections.remove(frames);
        }
    }

    private Reply answer(Request request, Frames frames, MessageCodec codec) {
        try {
            commands.call(request, part -> send(part, frames, codec));
            return new Reply.Done();
        } catch (CommandException e) {
            return new Reply.Failed(e.sentence());
        } catch (RuntimeException e) {
            return new Reply.Failed(defect.apply(e).sentence());
        }
    }

    /** Progress comes from other threads; a caller who has gone misses it. */
    private static void send(Reply.Part part, Frames frames, MessageCodec codec) {
        try {
            frames.write(codec.encode(part));
        } catch (IOException e) {
            LOG.log(Level.FINE, "the caller has gone", e);
        }
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends all connections and takes the socket away. */
    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(path);
        for (Frames frames : connections) {
            frames.close();
        }
    }
}
