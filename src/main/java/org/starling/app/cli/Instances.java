package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.starling.app.command.CommandException;
import org.starling.app.command.CommandService;
import org.starling.app.command.Managing;
import org.starling.app.command.PortCommands;
import org.starling.app.command.PresenterSlot;
import org.starling.app.command.Sources;
import org.starling.app.command.TorrentFiles;
import org.starling.app.command.manage.ManageService;
import org.starling.app.command.overlay.OverlayCommands;
import org.starling.app.command.play.PlayCommands;
import org.starling.app.instance.InstanceClient;
import org.starling.app.instance.InstanceLock;
import org.starling.app.instance.InstanceServer;
import org.starling.app.instance.StateFolder;
import org.starling.library.LibraryNotice;
import org.starling.library.LoadWarning;
import org.starling.overlay.permid.Passphrase;

/** Finds the running instance of a state folder, or becomes it. */
final class Instances {
    /** An instance that saves a long list may take a while to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Call call;
    private final StateFolder state;

    Instances(Call call) {
        this.call = call;
        this.state = call.state();
    }

    /** The running instance; this process becomes it if there is none. */
    Attachment open(EngineChoices choices) throws IOException, InterruptedException {
        state.create();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<InstanceLock> lock = InstanceLock.acquire(state);
            if (lock.isPresent()) {
                return start(lock.get(), choices);
            }
            Optional<InstanceClient> client = tryConnect();
            if (client.isPresent()) {
                return new Remote(client.get());
            }
            pause(deadline);
        }
    }

    /** The running instance; an error if there is none. */
    InstanceClient connect() throws IOException, InterruptedException {
        return find().orElseThrow(() -> new CommandException(call.texts().get("instance.none", state.path())));
    }

    /** The running instance, if there is one; waits for one that is starting or ending. */
    Optional<InstanceClient> find() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<InstanceClient> client = tryConnect();
            if (client.isPresent() || !isHeld()) {
                return client;
            }
            pause(deadline);
        }
    }

    private Optional<InstanceClient> tryConnect() {
        try {
            return Optional.of(InstanceClient.connect(state, call.context().environment()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isHeld() throws IOException {
        if (!Files.isDirectory(state.path())) {
            return false;
        }
        Optional<InstanceLock> lock = InstanceLock.acquire(state);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    /** It is starting or ending: both take a moment. */
    private void pause(long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new CommandException(call.texts().get("instance.silent", state.path()));
        }
        if (call.context().interrupts().await(PAUSE)) {
            throw new InterruptedException();
        }
    }

    private Attachment start(InstanceLock lock, EngineChoices choices) throws IOException {
        Backend backend = call.context().backend();
        try {
            Optional<String> passphrase = Passphrases.ofKeys(call);
            Backend.Node node = new Starting(call, backend).start(choices);
            passphrase.map(Passphrase::new).ifPresent(node.overlay()::unlock);
            node.library().warnings().forEach(this::warn);
            node.library().snapshot().notices().forEach(this::warn);
            try {
                PresenterSlot slot = new PresenterSlot();
                CommandService commands = new CommandService(
                        node.library(),
                        backend.metainfo(),
                        new Sources(call.texts(), node.fetcher()),
                        call.texts(),
                        node.limits(),
                        managing(node),
                        node::dht,
                        slot);
                InstanceServer server = InstanceServer.start(
                        state,
                        call.context().environment(),
                        commands,
                        failure -> new CommandException(Defects.sentence(failure, state.logs(), call.texts())));
                return new Own(call.context().interrupts(), lock, node, commands, slot, server);
            } catch (IOException | RuntimeException e) {
                node.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Each hands on what is not its own. */
    private Managing managing(Backend.Node node) {
        Managing list = new ManageService(node.library(), node.settings(), call.texts());
        Managing play =
                new PlayCommands(node.streams(), new TorrentFiles(node.library(), call.texts()), call.texts(), list);
        Managing port = new PortCommands(node.library(), node::testPort, call.texts(), play);
        return new OverlayCommands(node.overlay(), node.settings(), state.overlay(), call.texts(), port);
    }

    private void warn(LibraryNotice notice) {
        String sentence = call.texts().get("notice." + notice.kind().name(), notice.detail());
        call.remark(call.texts().get("error", sentence));
    }

    private void warn(LoadWarning warning) {
        String key = warning.kind() == LoadWarning.Kind.LOST ? "loading.lost" : "loading.older";
        call.remark(call.texts()
                .get("error", call.texts().get(key, warning.torrent().hex())));
    }
}
