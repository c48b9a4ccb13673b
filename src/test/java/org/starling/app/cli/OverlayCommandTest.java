package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.overlay.permid.TestKeys;
import org.starling.rig.Await;
import org.starling.settings.FlagSetting;

/** The overlay's commands against an instance whose overlay cannot be turned on. */
@Timeout(60)
final class OverlayCommandTest {
    private static final String CONTACT =
            "starling:friend?permid=" + TestKeys.friend(1).permId().base64Url();

    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();
    private TestCli headless = new TestCli(Path.of(""), backend);
    private Future<Integer> instance = new CompletableFuture<>();

    @BeforeEach
    void start() {
        headless = new TestCli(folder, backend);
        instance = CompletableFuture.supplyAsync(() -> headless.run("--headless"));
        Await.until(Duration.ofSeconds(30), "it runs", () -> headless.out().contains("Starling runs"));
    }

    @AfterEach
    void stop() throws Exception {
        headless.interrupts.ask(new Thread());
        assertThat(instance.get()).isZero();
    }

    @Test
    void itIsOffAndSaysSo() {
        assertThat(ok("overlay")).contains("The overlay is off");
        assertThat(ok("overlay", "status", "--json")).contains("\"on\" : false", "\"rendezvous\" : false");
        for (String command :
                new String[] {"overlay links", "overlay connect 127.0.0.1:1", "id", "friend", "friend invite"}) {
            assertThat(failed(command.split(" "))).contains("Turn it on with: starling overlay on");
        }
        assertThat(failed("friend", "add", CONTACT, "--yes")).contains("Turn it on");
    }

    @Test
    void whyItCannotBeTurnedOnIsSaid() {
        assertThat(failed("overlay", "on")).contains("no network");
        assertThat(backend.settings.current().get(FlagSetting.OVERLAY)).isTrue();
        assertThat(ok("overlay")).contains("The overlay is off", "no network");
        assertThat(ok("overlay", "off")).doesNotContain("no network");
        assertThat(backend.settings.current().get(FlagSetting.OVERLAY)).isFalse();
    }

    @Test
    void nobodyIsAddedWithoutAYes() throws Exception {
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run("friend", "add", CONTACT)).isEqualTo(2);
        assertThat(cli.err()).contains("--yes").hasLineCount(1);
        assertThat(failed("friend", "add", "starling:friend?permid=AAAA", "--yes"))
                .contains("no invitation");
        Files.writeString(folder.resolve("invitation"), CONTACT + "\n");
        assertThat(failed("friend", "add", "invitation", "--yes")).contains("Turn it on");
        assertThat(failed("friend", "add", "none", "--yes")).contains("none");
    }

    private String ok(String... words) {
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run(words)).as(cli.err()).isZero();
        return cli.out();
    }

    private String failed(String... words) {
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run(words)).isEqualTo(1);
        assertThat(cli.err()).hasLineCount(1);
        return cli.err();
    }
}
