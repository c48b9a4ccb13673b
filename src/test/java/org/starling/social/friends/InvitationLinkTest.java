package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

final class InvitationLinkTest {
    private static final PermId ID = TestKeys.friend(1).permId();
    private static final BString TOKEN = BString.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1, -2});

    @Test
    void whatIsWrittenIsRead() {
        InvitationLink link = new InvitationLink(
                ID,
                "Ana & Jörg + 1%",
                List.of(new HostPort("192.0.2.1", 6881), new HostPort("2001:db8::1", 1)),
                Optional.of(TOKEN));
        assertThat(InvitationLink.parse(link.text())).isEqualTo(link);
        assertThat(InvitationLink.parse("  " + link.text() + "\n")).isEqualTo(link);
        assertThat(link.text()).startsWith("starling:friend?permid=" + ID.base64Url() + "&name=Ana%20%26%20J%C3%B6rg");
        assertThat(link.text()).contains("&addr=[2001:db8::1]:1&token=AQIDBAUGBwgJCgsMDQ7__g");
        assertThat(link.toString()).doesNotContain("AQID");
    }

    @Test
    void unknownParametersAndNamesOfHostsArePassedOver() {
        InvitationLink link = InvitationLink.parse("STARLING:friend?new=1&permid=" + ID.base64Url()
                + "&addr=host.example:6881&addr=192.0.2.1:0&addr=192.0.2.7:7&flag");
        assertThat(link.addresses()).containsExactly(new HostPort("192.0.2.7", 7));
        assertThat(link.token()).isEmpty();
        assertThat(link.name()).isEmpty();
    }

    @Test
    void noMoreThanFourAddressesAndNoInvisibleNamesAreTaken() {
        String many = "&addr=192.0.2.1:1&addr=192.0.2.1:2&addr=192.0.2.1:3&addr=192.0.2.1:4&addr=192.0.2.1:5";
        InvitationLink link =
                InvitationLink.parse("starling:friend?permid=" + ID.base64Url() + many + "&name=%E2%80%AEeve%00");
        assertThat(link.addresses()).hasSize(4);
        assertThat(link.name()).isEqualTo("eve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "starling:friend",
                "starling:friend?",
                "starling:friend?permid=",
                "starling:friend?permid=AAAA",
                "starling:friend?permid=%",
                "starling:friend?permid=ID&permid=ID",
                "starling:friend?permid=ID&token=AAAA",
                "starling:friend?permid=ID&token=!",
                "starling:friend?permid=ID&name=%zz",
                "starling:friend?permid=CLASSIC",
                "magnet:?xt=urn:btih:0000000000000000000000000000000000000000",
                "https://example.org/starling:friend?permid=ID"
            })
    void whatIsNoneIsRefused(String text) {
        String link = text.replace("ID", ID.base64Url())
                .replace("CLASSIC", TestKeys.classic(1).permId().base64Url());
        assertThatThrownBy(() -> InvitationLink.parse(link))
                .isInstanceOfSatisfying(
                        FriendException.class,
                        e -> assertThat(e.reason()).isEqualTo(FriendException.Reason.NO_INVITATION));
    }

    @Test
    void changedTextsAreReadOrRefusedAndNothingElse() {
        Random random = new Random(5);
        String good = new InvitationLink(ID, "Bo", List.of(new HostPort("192.0.2.1", 6881)), Optional.of(TOKEN)).text();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x100));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, good, 0, random.nextInt(good.length()));
                }
            }
            try {
                InvitationLink.parse(text.toString());
                read++;
            } catch (FriendException refused) {
                assertThat(refused.reason()).isEqualTo(FriendException.Reason.NO_INVITATION);
            }
        }
        assertThat(read).isBetween(1, 19_000);
    }
}
