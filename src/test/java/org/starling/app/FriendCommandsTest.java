package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.overlay.link.classic.OriginalClient;
import org.starling.rig.Await;

/** The overlay's commands, from the words of the command line to another program and back. */
@Timeout(240)
final class FriendCommandsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<Program> programs = new ArrayList<>();
    private Program anna;
    private Program bram;

    @BeforeEach
    void start() throws IOException {
        anna = program("anna", "Anna");
        bram = program("bram", "Bram");
    }

    private Program program(String home, String name) throws IOException {
        Program program = new Program(folder.resolve(home));
        programs.add(program);
        program.start();
        assertThat(program.json("overlay", "on").get("on").asBoolean()).isTrue();
        assertThat(program.json("id", "--name", name).get("name").asText()).isEqualTo(name);
        return program;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Program program : programs) {
            program.close();
        }
    }

    @Test
    void twoBecomeFriendsByAnInvitationAndPart() throws IOException {
        JsonNode invitation = anna.json("friend", "invite");
        assertThat(invitation.get("permid")).isEqualTo(anna.json("id").get("permid"));
        assertThat(invitation.get("addresses").get(0).asText()).isEqualTo(anna.address());
        assertThat(invitation.get("days").asInt()).isEqualTo(7);
        assertThat(bram.failed("friend", "add", "starling:friend?permid=AAAA", "--yes"))
                .contains("no invitation");
        assertThat(anna.failed("friend", "add", invitation.get("link").asText(), "--yes"))
                .contains("your own");

        JsonNode added = bram.json("friend", "add", invitation.get("link").asText(), "--yes", "--name", "A.");
        assertThat(added.get("permid")).isEqualTo(invitation.get("permid"));
        awaitOnline(anna, "Bram");
        awaitOnline(bram, "A.");
        checkWhatIsShown();

        assertThat(bram.json("friend", "compared", "1").get("compared").asBoolean())
                .isTrue();
        assertThat(bram.json("friend", "compared", "1", "--differ")
                        .get("compared")
                        .asBoolean())
                .isFalse();
        assertThat(bram.json("friend", "rename", "A.", "--name", "Annie")
                        .get("name")
                        .asText())
                .isEqualTo("Annie");
        assertThat(bram.ok("friend")).contains("Annie", "online");

        assertThat(bram.json("friend", "remove", "annie").get("state").asText()).isEqualTo("friend");
        assertThat(bram.json("friend", "list")).isEmpty();
        Await.until(PATIENCE, "she hears of it", () -> state(anna, "Bram").equals("refused"));
        assertThat(bram.failed("friend", "remove", "Annie")).contains("nobody of this name");
    }

    private void checkWhatIsShown() {
        JsonNode status = anna.json("overlay", "status");
        for (String one : List.of("secureLinks", "friends", "online")) {
            assertThat(status.get(one).asInt()).as(one).isEqualTo(1);
        }
        assertThat(status.get("locked").asBoolean()).isFalse();
        assertThat(anna.json("overlay", "links").get(0).get("kind").asText()).isEqualTo("secure");
        Await.until(
                PATIENCE,
                "what was told is listed",
                () -> anna.json("overlay", "log")
                        .findValuesAsText("topic")
                        .containsAll(List.of("friendship", "profile")));
        assertThat(anna.ok("overlay", "log")).contains("Bram", "name and picture");
    }

    @Test
    void whoAsksWithoutAnInvitationIsAnswered() {
        String contact = anna.json("id").get("contact").asText();
        bram.json("friend", "add", contact, "--yes");
        Await.until(PATIENCE, "he asks", () -> state(anna, "Bram").equals("asking"));
        assertThat(anna.json("overlay").get("alerts").get(0).asText()).contains("Bram wants to be friends");
        anna.json("friend", "refuse", "Bram");
        Await.until(PATIENCE, "he hears no", () -> state(bram, "Anna").equals("refused"));
        assertThat(anna.failed("friend", "refuse", "Bram")).contains("nothing to answer");

        anna.json("friend", "remove", "Bram");
        bram.json("friend", "remove", "Anna");
        bram.json("friend", "add", contact, "--yes");
        Await.until(PATIENCE, "he asks again", () -> state(anna, "Bram").equals("asking"));
        assertThat(anna.json("friend", "accept", "Bram").get("state").asText()).isEqualTo("friend");
        awaitOnline(bram, "Anna");
        awaitOnline(anna, "Bram");
    }

    @Test
    void whoIsBlockedIsGoneAtOnceUntilThatIsLifted() {
        bram.json("friend", "add", anna.json("friend", "invite").get("link").asText(), "--yes");
        awaitOnline(anna, "Bram");
        assertThat(anna.failed("friend", "unblock", "Bram")).contains("not blocked");
        assertThat(anna.json("friend", "block", "Bram").get("state").asText()).isEqualTo("blocked");
        Await.until(
                PATIENCE,
                "the link is gone",
                () -> bram.json("overlay", "links").isEmpty());
        assertThat(bram.failed("overlay", "connect", anna.address())).isNotEmpty();
        assertThat(anna.json("overlay", "links")).isEmpty();
        String contact = bram.json("id").get("contact").asText();
        assertThat(anna.failed("friend", "add", contact, "--yes")).contains("unblock");

        assertThat(anna.json("friend", "unblock", "Bram").get("state").asText()).isEqualTo("blocked");
        assertThat(anna.json("friend")).isEmpty();
        assertThat(bram.json("overlay", "connect", anna.address()).get("kind").asText())
                .isEqualTo("secure");
    }

    @Test
    void anInvitationIsWrittenAsTextAndPictures() throws IOException {
        String file = anna.path("invitation");
        String link = anna.ok("friend", "invite", "--file", file, "--png", anna.path("qr.png"), "--svg", anna.path("s"))
                .strip();
        assertThat(Files.readString(Path.of(file)).strip()).isEqualTo(link);
        assertThat(Path.of(anna.path("qr.png"))).isNotEmptyFile();
        assertThat(Files.readString(Path.of(anna.path("s")))).contains("<svg");
        assertThat(anna.ok("friend", "invite", "--qr").lines()).hasSizeGreaterThan(20);
        bram.json("friend", "add", file, "--yes");
        awaitOnline(anna, "Bram");
    }

    /** O10: whoever stole the old key is nobody any more. */
    @Test
    void aNewKeyIsConfirmedAndTheOldOneCannotComeBack() throws Exception {
        bram.json("friend", "add", anna.json("friend", "invite").get("link").asText(), "--yes");
        awaitOnline(bram, "Anna");
        anna.ok("id", "export", anna.path("old.pem"));
        String next = anotherKey();
        anna.ok("id", "import", next, "--tell-friends");
        JsonNode moved = anna.json("id").get("permid");
        Await.until(
                PATIENCE,
                "he is told",
                () -> friend(bram, "Anna").path("successor").asText().equals(moved.asText()));
        assertThat(bram.ok("friend")).contains("says to have a new key");
        assertThat(bram.json("friend", "accept", "Anna").get("permid")).isEqualTo(moved);
        Await.until(
                PATIENCE,
                "she is online with the new key",
                () -> bram.json("friend").findValuesAsText("online").contains("true"));

        Program thief = program("thief", "Thief");
        thief.ok("id", "import", anna.path("old.pem"));
        assertThat(thief.failed("overlay", "connect", bram.address())).isNotEmpty();
        assertThat(bram.json("overlay", "links")).hasSize(1);
    }

    private String anotherKey() throws Exception {
        try (Program other = new Program(folder.resolve("other"))) {
            other.start();
            other.ok("overlay", "on");
            other.ok("id", "export", other.path("next.pem"));
            return other.path("next.pem");
        }
    }

    @Test
    void linksAreOpenedToWhoeverIsThere() throws Exception {
        JsonNode secure = anna.json("overlay", "connect", bram.address());
        assertThat(secure.get("permid")).isEqualTo(bram.json("id").get("permid"));
        assertThat(secure.get("kind").asText()).isEqualTo("secure");
        assertThat(secure.get("version").asInt()).isEqualTo(7);
        assertThat(secure.get("openedByUs").asBoolean()).isTrue();
        try (OriginalClient original = new OriginalClient()) {
            String address = "127.0.0.1:" + original.address().getPort();
            JsonNode classic = anna.json("overlay", "connect", address);
            assertThat(classic.get("permid").asText()).isEqualTo(original.permId());
            assertThat(classic.get("kind").asText()).isEqualTo("classic");
            assertThat(classic.get("version").asInt()).isEqualTo(7);
            Await.until(PATIENCE, "it is content", original::isContent);
            assertThat(original.complaint()).isEmpty();
            assertThat(anna.ok("overlay")).contains("1 secure, 1 classic");
            anna.ok("settings", "overlay.classic", "off");
            assertThat(anna.failed("overlay", "connect", address)).contains("classic ones are off");
        }
        assertThat(anna.failed("overlay", "connect", anna.address())).contains("this Starling itself");
        assertThat(anna.failed("overlay", "connect", "127.0.0.1:1")).contains("Nobody answers");
        assertThat(anna.failed("overlay", "connect", "nowhere")).contains("no address");

        assertThat(bram.json("overlay", "off").get("on").asBoolean()).isFalse();
        assertThat(anna.failed("overlay", "connect", bram.address())).contains("its overlay is off");
        assertThat(bram.failed("friend")).contains("starling overlay on");
    }

    private static void awaitOnline(Program program, String name) {
        Await.until(
                PATIENCE,
                name + " is online",
                () -> program.json("friend", "list").toString(),
                () -> friend(program, name).path("online").asBoolean()
                        && state(program, name).equals("friend"));
    }

    private static String state(Program program, String name) {
        return friend(program, name).path("state").asText();
    }

    private static JsonNode friend(Program program, String name) {
        for (JsonNode one : program.json("friend", "list")) {
            if (one.get("name").asText().equals(name)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
