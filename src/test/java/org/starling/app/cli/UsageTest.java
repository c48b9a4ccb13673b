package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.FakeBackend;

/** Whatever is typed: the right exit code, and one line that says what to do. */
final class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "downlod x                           | Did you mean download?",
                "nonsense                            | There is no command nonsense",
                "download                            | Missing: TORRENT",
                "download a --down 5x                | no rate: 5x",
                "download a --up -1                  | no rate: -1",
                "--headless --down .                 | no rate: .",
                "--down 5 list                       | after the command",
                "limit --up 0.5                      | no rate: 0.5",
                "limit --up 1048577M                 | no rate: 1048577M",
                "limit --connections 0               | from 1 to 65535",
                "limit 1 --connections 70000         | none for no limit of its own",
                "download a --no-utp                 | no option --no-utp",
                "download a --port                   | port",
                "download a --port 70000             | 0 to 65535",
                "download a --port -1                | 0 to 65535",
                "download a --bind localhost         | no address: localhost",
                "download a --peer host:6881         | no peer: host:6881",
                "download a --peer 1.2.3.4           | no peer: 1.2.3.4",
                "download a --encryption maybe       | prefer, require and off",
                "--port 5 list                       | after the command",
                "--headless list                     | takes no command",
                "--headless --port x                 | no port: x",
                "pause                               | Missing",
                "remove                              | Missing",
                "files a b                           | Name one torrent",
                "peers a b                           | Name one torrent",
                "peers                               | Missing: SELECTOR",
                "trackers a b                        | Name one torrent",
                "stats a                             | one word too many",
                "files a --priority 1                | FILE=VALUE",
                "files a --priority 1=best           | skip, low, normal and high",
                "files a --rename =b                 | FILE=VALUE",
                "move a                              | Name one torrent",
                "move a b c                          | Name one torrent",
                "create                              | Missing: PATH",
                "create a b                          | Name one file or folder",
                "create a --piece-length 3K          | power of two",
                "create a --piece-length 1K          | power of two",
                "create a --piece-length 999999999M  | power of two",
                "create a --piece-length M           | power of two",
                "create a --tracker ftp://x          | begins with one of",
                "create a --web-seed udp://x         | begins with one of",
                "verify a b                          | Name one .torrent",
                "list --state                        | --state"
            })
    void badUsageIsOneLineAndExitTwo(String line, String reason) throws IOException {
        check(line, 2, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | no screen for a window here",
                "pause all                  | No Starling runs on",
                "files 1                    | No Starling runs on",
                "peers 1                    | No Starling runs on",
                "why                        | No Starling runs on",
                "stats                      | No Starling runs on",
                "limit --down 5K            | No Starling runs on",
                "show none.torrent          | There is no file",
                "show .                     | is a folder",
                "show magnet:?xt=x          | no magnet link",
                "show bad.torrent           | v2 torrent",
                "show http://example/x      | Cannot fetch",
                "download none.torrent      | There is no file",
                "download bad.torrent       | v2 torrent",
                "verify none.torrent        | There is no file",
                "verify ok.torrent -d none  | There is no folder",
                "create none                | There is nothing at",
                "create ok.torrent -o bad.torrent | exists already"
            })
    void failureIsOneLineAndExitOne(String line, String reason) throws IOException {
        check(line, 1, reason);
    }

    private void check(String line, int code, String reason) throws IOException {
        Files.writeString(folder.resolve("ok.torrent"), "ok");
        Files.writeString(folder.resolve("bad.torrent"), "bad");
        TestCli cli = new TestCli(folder, new FakeBackend());
        String[] words = line.isEmpty() ? new String[0] : line.split(" +");
        assertThat(cli.run(words)).as(cli.err()).isEqualTo(code);
        assertThat(cli.err()).startsWith("starling: ").contains(reason);
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "download --help", "--version", "download -h x", "files --help"})
    void helpIsNoFailureAndStartsNothing(String line) {
        TestCli cli = new TestCli(folder, new FakeBackend());
        assertThat(cli.run(line.split(" "))).isZero();
        assertThat(cli.out()).isNotBlank();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.backend.started()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void stateMayStandBehindTheCommand() {
        TestCli cli = new TestCli(folder, new FakeBackend());
        cli.run("list", "--state", folder.resolve("other").toString());
        assertThat(cli.err()).contains(folder.resolve("other").toString());
    }
}
