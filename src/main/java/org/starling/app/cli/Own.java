package org.starling.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.command.CommandService;
import org.starling.app.command.Commands;
import org.starling.app.command.Presenter;
import org.starling.app.command.PresenterSlot;
import org.starling.app.instance.InstanceLock;
import org.starling.app.instance.InstanceServer;

/** The instance is this process. */
final class Own implements Attachment {
    private static final Logger LOG = Logger.getLogger(Own.class.getName());

    private final Interrupts interrupts;
    private final InstanceLock lock;
    private final Backend.Node node;
    private final CommandService commands;
    private final PresenterSlot slot;
    private final InstanceServer server;

    Own(
            Interrupts interrupts,
            InstanceLock lock,
            Backend.Node node,
            CommandService commands,
            PresenterSlot slot,
            InstanceServer server) {
        this.interrupts = interrupts;
        this.lock = lock;
        this.node = node;
        this.commands = commands;
        this.slot = slot;
        this.server = server;
    }

    @Override
    public Commands commands() {
        return commands;
    }

    @Override
    public boolean own() {
        return true;
    }

    @Override
    public Optional<Backend.Node> node() {
        return Optional.of(node);
    }

    @Override
    public void window(Presenter window) {
        slot.set(window);
    }

    @Override
    public String listening() {
        var address = node.listening();
        return address.getAddress().isAnyLocalAddress()
                ? Integer.toString(address.getPort())
                : address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public int waiting() {
        return server.connected();
    }

    /** Takes no more calls, saves, and only then lets the next instance in. */
    @Override
    public void close() {
        interrupts.closing();
        try (lock;
                node) {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the instance", e);
        }
    }
}
