package org.starling.ui.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.ui.bridge.Threads;

/** Opens things as the desktop does; a desktop without the usual command does nothing. */
public final class SystemDesktop implements Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(SystemDesktop.class);

    private final String osName;
    private final Threads threads;

    public SystemDesktop(String osName, Threads threads) {
        this.osName = osName;
        this.threads = threads;
    }

    @Override
    public void open(Path path) {
        String command = osName.startsWith("Windows") ? "explorer" : osName.startsWith("Mac") ? "open" : "xdg-open";
        threads.background(() -> {
            try {
                new ProcessBuilder(List.of(command, path.toAbsolutePath().toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException missing) {
                LOG.warn("nothing here opens files", missing);
            }
        });
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public String pasted() {
        return Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
    }
}
