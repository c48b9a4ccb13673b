package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.message.Challenge;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.message.Response1;
import org.starling.overlay.message.Response2;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.wire.Hex;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BString;

/** The challenge/response against what an original client sent, accepted and refused. */
final class AuthenticationTest {
    /**
     * An original takes these: a list of 1,024 numbers passes its test for 1,024 bytes, and it never asks on which
     * curve a key is, although it makes keys on one only.
     */
    private static final Set<String> REFUSED_HERE = Set.of("list of 1024 ints", "P-256 key, correctly signed");

    private static final JsonNode RECORDED = ClassicVectors.read("challenge_response_negative");
    private static final PeerId ID_A = PeerId.fromHex(RECORDED.get("ID_A_hex").asText());
    private static final PeerId ID_B = PeerId.fromHex(RECORDED.get("ID_B_hex").asText());
    private static final byte[] NONCE_A = ClassicVectors.hex(RECORDED.get("rA_hex"));
    private static final byte[] NONCE_B = ClassicVectors.hex(RECORDED.get("rB_hex"));
    private static final Dialect FORM = Dialect.classic(9);
    private static final Identity ALICE = OriginalKey.of("alice").identity();
    private static final Identity BOB = OriginalKey.of("bob").identity();

    @TestFactory
    Stream<DynamicTest> verdicts() {
        return ClassicVectors.items(RECORDED.get("cases"))
                .map(one -> DynamicTest.dynamicTest(
                        one.get("function").asText() + ": " + one.get("case").asText(), () -> {
                            boolean accepted = one.get("accepted").asBoolean()
                                    && !REFUSED_HERE.contains(one.get("case").asText());
                            byte[] payload = ClassicVectors.hex(one.get("payload_hex"));
                            verdict(one.get("function").asText(), payload, accepted);
                        }));
    }

    private static void verdict(String function, byte[] payload, boolean accepted) throws LinkException {
        switch (function) {
            case "check_challenge" -> taken(bob(), Challenge.ID, payload, accepted, Optional.empty());
            case "check_response1" -> taken(alice(), Response1.ID, payload, accepted, Optional.of(BOB.permId()));
            default -> {
                Authentication bob = bob();
                bob.on(Challenge.ID, new Challenge(BString.of(NONCE_B)).payload(FORM));
                taken(bob, Response2.ID, payload, accepted, Optional.of(ALICE.permId()));
            }
        }
    }

    private static void taken(Authentication side, int id, byte[] payload, boolean accepted, Optional<PermId> proved)
            throws LinkException {
        if (accepted) {
            side.on(id, payload);
            assertThat(side.peer()).isEqualTo(proved);
        } else {
            assertThatThrownBy(() -> side.on(id, payload)).isInstanceOf(LinkException.class);
            assertThat(side.peer()).isEmpty();
            assertThat(side.awaits()).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> stateMachine() {
        return ClassicVectors.items(RECORDED.get("state_machine"))
                .map(one -> DynamicTest.dynamicTest(one.get("case").asText(), () -> {
                    boolean dials = one.get("initiator").asBoolean();
                    Authentication side = dials ? alice() : bob();
                    List<Boolean> open = new ArrayList<>();
                    for (JsonNode message : one.get("messages_hex")) {
                        open.add(
                                survives(side, message.asText(), one.get("case").asText()));
                    }
                    List<Boolean> expected = ClassicVectors.items(one.get("keep_open"))
                            .map(JsonNode::asBoolean)
                            .toList();
                    assertThat(open).isEqualTo(expected);
                    assertThat(side.peer().isPresent())
                            .isEqualTo(one.get("final_state").asText().equals("AUTHENTICATED"));
                }));
    }

    private static boolean survives(Authentication side, String hex, String name) throws LinkException {
        byte[] message = hex.equals("generated") ? generated(name.contains("own key") ? ALICE : BOB) : Hex.decode(hex);
        try {
            side.on(Byte.toUnsignedInt(message[0]), Arrays.copyOfRange(message, 1, message.length));
            return true;
        } catch (LinkException e) {
            return false;
        }
    }

    /** What the vectors leave to be made: a RESPONSE1 for our challenge. */
    private static byte[] generated(Identity signer) throws LinkException {
        Authentication other = new Authentication(signer, ID_B, ID_A, false, fixed(NONCE_A));
        byte[] payload = other.on(Challenge.ID, new Challenge(BString.of(NONCE_B)).payload(FORM))
                .orElseThrow()
                .payload(FORM);
        byte[] message = new byte[1 + payload.length];
        message[0] = (byte) Response1.ID;
        System.arraycopy(payload, 0, message, 1, payload.length);
        return message;
    }

    @Test
    void ourOwnIdentityIsToldApartFromABadProof() {
        assertThatThrownBy(() -> alice().on(Response1.ID, Arrays.copyOfRange(generated(ALICE), 1, 1227)))
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.reason()).isEqualTo(LinkEnd.OWN_IDENTITY));
    }

    /** The bytes that are signed, and both signatures of the recorded session. */
    @Test
    void theRecordedSessionHolds() throws Exception {
        JsonNode steps = ClassicVectors.read("challenge_response").get("steps");
        Challenge challenge = (Challenge) message(steps.get(2));
        Response1 first = (Response1) message(steps.get(3));
        Response2 second = (Response2) message(steps.get(4));
        byte[] signedByA = Authentication.signed(first.nonce(), challenge.nonce(), first.dialler());
        byte[] signedByB = Authentication.signed(challenge.nonce(), first.nonce(), second.acceptor());
        assertThat(signedByA).isEqualTo(ClassicVectors.hex(steps.get(3).get("signed_bencode_hex")));
        assertThat(signedByB).isEqualTo(ClassicVectors.hex(steps.get(4).get("signed_bencode_hex")));
        assertThat(PermId.of(first.certificate().bytes())
                        .verifies(signedByA, first.signature().bytes()))
                .isTrue();
        assertThat(PermId.of(second.certificate().bytes())
                        .verifies(signedByB, second.signature().bytes()))
                .isTrue();
    }

    /** We play each side of the recorded session; with the same nonces only our signatures differ. */
    @Test
    void weSayWhatTheOriginalsSaid() throws Exception {
        JsonNode recorded = ClassicVectors.read("challenge_response");
        JsonNode steps = recorded.get("steps");
        PeerId dialler =
                PeerId.fromHex(recorded.get("initiator").get("peer_id_hex").asText());
        PeerId acceptor =
                PeerId.fromHex(recorded.get("responder").get("peer_id_hex").asText());
        Challenge challenge = (Challenge) message(steps.get(2));
        Response1 first = (Response1) message(steps.get(3));
        Authentication alice = new Authentication(
                ALICE, dialler, acceptor, true, fixed(challenge.nonce().bytes()));
        Authentication bob = new Authentication(
                BOB, acceptor, dialler, false, fixed(first.nonce().bytes()));
        assertThat(alice.begin()).isEqualTo(challenge);
        Response1 ours =
                (Response1) bob.on(Challenge.ID, challenge.payload(FORM)).orElseThrow();
        assertThat(new Response1(ours.dialler(), first.signature(), ours.certificate(), ours.nonce()))
                .isEqualTo(first);
        assertThat(ours.payload(FORM)).hasSameSizeAs(first.payload(FORM));
        OverlayMessage last = alice.on(Response1.ID, first.payload(FORM)).orElseThrow();
        assertThat(alice.peer()).contains(BOB.permId());
        assertThat(last.payload(FORM)).hasSameSizeAs(message(steps.get(4)).payload(FORM));
    }

    private static OverlayMessage message(JsonNode step) throws Exception {
        return OverlayMessage.decode(step.get("message_id").asInt(), ClassicVectors.hex(step.get("payload_hex")), FORM);
    }

    /** Every order of messages up to five long, each message as good as it can be at that moment. */
    @Test
    void onlyTheRightOrderPasses() throws Exception {
        int[] ids = {Challenge.ID, Response1.ID, Response2.ID, 249, 240};
        int[] order = new int[5];
        int authenticated = 0;
        for (int code = 0; code < 3125; code++) {
            for (int i = 0, rest = code; i < order.length; i++, rest /= ids.length) {
                order[i] = ids[rest % ids.length];
            }
            authenticated += play(true, order) + play(false, order);
        }
        // 252 first, then anything that is refused: 5^4 orders; 253, 251 likewise: 5^3.
        assertThat(authenticated).isEqualTo(625 + 125);
    }

    private static int play(boolean dials, int[] order) throws LinkException {
        Authentication side = dials ? alice() : bob();
        int right = dials ? 1 : 2;
        int[] expected = dials ? new int[] {Response1.ID} : new int[] {Challenge.ID, Response2.ID};
        Optional<BString> nonce = Optional.of(BString.of(NONCE_B)).filter(known -> dials);
        for (int i = 0; i < order.length; i++) {
            boolean fits = i < right && order[i] == expected[i];
            try {
                Optional<OverlayMessage> answer = side.on(order[i], best(dials, order[i], nonce));
                assertThat(fits).isTrue();
                if (answer.orElse(null) instanceof Response1 response) {
                    nonce = Optional.of(response.nonce());
                }
            } catch (LinkException e) {
                assertThat(fits).isFalse();
                return side.peer().isPresent() ? 1 : 0;
            }
        }
        return side.peer().isPresent() ? 1 : 0;
    }

    private static final byte[] GARBAGE = {'d', 'e'};

    private static byte[] best(boolean dials, int id, Optional<BString> nonce) {
        Identity signer = dials ? BOB : ALICE;
        PeerId target = dials ? ID_A : ID_B;
        BString own = BString.of(dials ? NONCE_A : NONCE_B);
        BString certificate = BString.of(signer.permId().der());
        if (id == Challenge.ID) {
            return new Challenge(own).payload(FORM);
        }
        if (nonce.isEmpty() || (id != Response1.ID && id != Response2.ID)) {
            return GARBAGE;
        }
        BString signature = BString.of(signer.sign(Authentication.signed(own, nonce.get(), target)));
        return id == Response1.ID
                ? new Response1(target, signature, certificate, own).payload(FORM)
                : new Response2(target, signature, certificate).payload(FORM);
    }

    private static Authentication alice() {
        return new Authentication(ALICE, ID_A, ID_B, true, fixed(NONCE_B));
    }

    private static Authentication bob() {
        return new Authentication(BOB, ID_B, ID_A, false, fixed(NONCE_A));
    }

    /** Gives these bytes. */
    private static RandomGenerator fixed(byte[] bytes) {
        return new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] target) {
                System.arraycopy(bytes, 0, target, 0, target.length);
            }
        };
    }
}
