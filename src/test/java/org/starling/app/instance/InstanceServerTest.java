package org.starling.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.command.CommandException;
import org.starling.app.command.Commands;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.rig.Await;

@Timeout(30)
final class InstanceServerTest {
    @TempDir
    Path folder;

    private StateFolder state;
    private InstanceServer server;

    private final Commands commands = (request, parts) -> {
        if (request instanceof Request.Move move) {
            parts.accept(new Reply.Progress(0.5));
            parts.accept(new Reply.Torrents(List.of()));
            if (move.folder().equals("/bad")) {
                throw new CommandException("no such folder");
            }
            throw new IllegalStateException("a defect");
        }
    };

    @BeforeEach
    void start() throws IOException {
        state = new StateFolder(folder.resolve("state"));
        state.create();
        server = start(state);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private InstanceServer start(StateFolder where) throws IOException {
        return InstanceServer.start(
                where, Map.of(), commands, failure -> new CommandException("defect: " + failure.getMessage()));
    }

    @Test
    void carriesPartsEndsAndFailures() throws IOException {
        try (InstanceClient client = InstanceClient.connect(state, Map.of())) {
            client.call(new Request.Show(List.of()), part -> {});
            List<Reply.Part> parts = new ArrayList<>();
            assertThatThrownBy(() -> client.call(new Request.Move("1", "/bad"), parts::add))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("no such folder");
            assertThat(parts).containsExactly(new Reply.Progress(0.5), new Reply.Torrents(List.of()));
            assertThatThrownBy(() -> client.call(new Request.Move("1", "/worse"), parts::add))
                    .hasMessage("defect: a defect");
            client.call(new Request.Show(List.of()), part -> {});
        }
    }

    @Test
    void onlyTheUserMayReachIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void hostileBytesEndTheirConnectionOnly() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            try (SocketChannel channel = raw()) {
                channel.write(hostile(round, random));
                channel.shutdownOutput();
                ByteBuffer answer = ByteBuffer.allocate(4_096);
                int read = 0;
                while (read >= 0) {
                    answer.clear();
                    read = channel.read(answer);
                }
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
        answers();
    }

    private static ByteBuffer hostile(int round, Random random) {
        byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        ByteBuffer bytes = ByteBuffer.allocate(noise.length + 8);
        switch (round % 5) {
            case 0 -> bytes.put(noise);
            case 1 -> bytes.putInt(Integer.MAX_VALUE).put(noise);
            case 2 -> bytes.putInt(-1).put(noise);
            case 3 -> bytes.putInt(Frames.MAX_BYTES).put(noise);
            default -> bytes.putInt(noise.length).put(noise);
        }
        return bytes.flip();
    }

    @Test
    void silentCallersKeepNobodyOutOnceTheyGo() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < InstanceServer.MAX_CONNECTIONS - 1; i++) {
            silent.add(raw());
        }
        answers();
        for (SocketChannel channel : silent) {
            channel.close();
        }
        Await.until(Duration.ofSeconds(10), "it has seen them go", () -> server.connected() == 0);
        answers();
    }

    @Test
    void aSocketLeftByADeadInstanceIsReplaced() throws IOException {
        StateFolder other = new StateFolder(folder.resolve("other"));
        other.create();
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(other.socket()));
        }
        assertThat(other.socket()).exists();
        assertThatThrownBy(() -> InstanceClient.connect(other, Map.of())).isInstanceOf(IOException.class);
        try (InstanceServer started = start(other);
                InstanceClient client = InstanceClient.connect(other, Map.of())) {
            client.call(new Request.Show(List.of()), part -> {});
            assertThat(started.connected()).isEqualTo(1);
        }
        assertThat(other.socket()).doesNotExist();
    }

    @Test
    void aDeepFolderHasItsSocketElsewhere() throws IOException {
        StateFolder deep = new StateFolder(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        deep.create();
        Path runtime = Files.createDirectory(folder.resolve("r"));
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        try (InstanceServer started =
                        InstanceServer.start(deep, environment, commands, failure -> new CommandException("defect"));
                InstanceClient client = InstanceClient.connect(deep, Map.of())) {
            client.call(new Request.Show(List.of()), part -> {});
            assertThat(deep.socket()).doesNotExist();
            assertThat(started.connected()).isEqualTo(1);
        }
    }

    @Test
    void aCallerNoticesTheEnd() throws IOException {
        try (InstanceClient client = InstanceClient.connect(state, Map.of())) {
            client.call(new Request.Show(List.of()), part -> {});
            server.close();
            assertThatThrownBy(() -> client.call(new Request.Show(List.of()), part -> {}))
                    .isInstanceOf(InstanceGoneException.class);
        }
    }

    private void answers() throws IOException {
        try (InstanceClient client = InstanceClient.connect(state, Map.of())) {
            client.call(new Request.Show(List.of()), part -> {});
        }
    }

    private SocketChannel raw() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(state.socket()));
        return channel;
    }
}
