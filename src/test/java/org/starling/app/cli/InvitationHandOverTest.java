package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.app.command.CommandException;
import org.starling.app.command.Commands;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceLock;
import org.starling.app.instance.InstanceServer;
import org.starling.app.instance.StateFolder;

/** Desktops call the program with links of friends as they do with magnet links. */
final class InvitationHandOverTest {
    private static final String LINK = "starling:friend?permid=AAAA&name=Zoe&addr=198.51.100.9%3A6881";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRunningWindowGetsTheLinkAsItIs() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state"));
        state.create();
        List<Request> requests = new ArrayList<>();
        Commands window = (request, parts) -> requests.add(request);
        try (InstanceLock lock = InstanceLock.acquire(state).orElseThrow();
                InstanceServer server = InstanceServer.start(
                        state, Map.of(), window, failure -> new CommandException(String.valueOf(failure)))) {
            TestCli cli = new TestCli(folder, new FakeBackend());
            assertThat(cli.run(LINK)).as(cli.err()).isZero();
            assertThat(cli.backend.started()).isEmpty();
            assertThat(lock).isNotNull();
            assertThat(server.connected()).isNotNegative();
        }
        assertThat(requests).containsExactly(new Request.Present(List.of(LINK)));
    }

    @Test
    void withoutScreenAndWindowItSaysSo() {
        TestCli cli = new TestCli(folder, new FakeBackend());
        assertThat(cli.run(LINK)).isEqualTo(1);
        assertThat(cli.err()).contains("no screen for a window here").hasLineCount(1);
    }

    @Test
    void otherWordsOfTheSchemeAreNoInvitations() {
        TestCli cli = new TestCli(folder, new FakeBackend());
        assertThat(cli.run("starling:steal?all")).isEqualTo(2);
    }
}
