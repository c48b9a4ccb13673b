package org.starling.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.starling.app.command.Commands;
import org.starling.app.command.Presenter;
import org.starling.app.instance.InstanceClient;

/** The instance is another process. */
record Remote(InstanceClient client) implements Attachment {

    @Override
    public Commands commands() {
        return client;
    }

    @Override
    public boolean own() {
        return false;
    }

    @Override
    public Optional<Backend.Node> node() {
        return Optional.empty();
    }

    @Override
    public void window(Presenter window) {
        throw new IllegalStateException("the instance is another process");
    }

    @Override
    public String listening() {
        return "";
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
