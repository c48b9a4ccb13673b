package org.starling.app.window;

import java.time.Duration;
import java.util.List;
import org.starling.app.cli.Backend;
import org.starling.app.cli.Window;
import org.starling.app.instance.StateFolder;
import org.starling.app.text.Texts;
import org.starling.engine.MetainfoService;
import org.starling.ui.bridge.Toolkit;
import org.starling.ui.desktop.system.SystemLink;
import org.starling.ui.shell.Desk;

/** The window of the running instance. */
public final class NodeWindow implements Window {
    private final NodeProgram program;
    private final Desk desk;

    private NodeWindow(NodeProgram program, Desk desk) {
        this.program = program;
        this.desk = desk;
    }

    /** @throws RuntimeException if there is no screen */
    public static NodeWindow open(
            Toolkit toolkit, Backend.Node node, MetainfoService metainfo, StateFolder state, Texts texts)
            throws InterruptedException {
        NodeProgram program = new NodeProgram(node, metainfo, state, texts);
        String osName = System.getProperty("os.name");
        Desk desk = new Desk(toolkit, program, osName, SystemLink.find(osName, System.getenv()));
        try {
            desk.open();
            return new NodeWindow(program, desk);
        } catch (RuntimeException | InterruptedException e) {
            program.close();
            throw e;
        }
    }

    @Override
    public void present(List<String> sources) {
        desk.present(sources);
    }

    @Override
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return desk.awaitEnd(time.toMillis());
    }

    @Override
    public void close() {
        desk.close();
        program.close();
    }
}
