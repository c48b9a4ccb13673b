package org.starling.overlay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** What strangers learn of a member, and under which port. */
final class OverlayServiceTest implements Acquaintances {
    private static final InetSocketAddress HOME = Village.address("10.0.0.1");
    private static final InetSocketAddress ELSEWHERE = Village.address("10.0.1.1");
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Village village = new Village();
    private boolean friendsOnly;
    private int port = HOME.getPort();
    private final OverlayService service = service(1, HOME, this);

    private OverlayService service(int number, InetSocketAddress address, Acquaintances acquaintances) {
        OverlayService made = new OverlayService(
                new OverlayParts(
                        village.loop,
                        new Random(number),
                        TestKeys.friend(number),
                        Optional.of(TestKeys.classic(number)),
                        new OverlayParts.Self("SIM---", "Starling test", () -> port),
                        acquaintances,
                        village.dialer(() -> address),
                        List.of(false),
                        TorrentFiles.NONE,
                        new DisclosureGate(Discretion.SILENT, told -> {}, village::now),
                        from -> {}),
                List.of());
        village.open(address, made);
        return made;
    }

    @Test
    void olderClientsLearnNothingOfWhoIsThereForFriendsOnly() {
        assertThat(answer()).as("open to all").hasSize(HandshakeBytes.LENGTH);
        friendsOnly = true;
        assertThat(service.meetsStrangers()).isFalse();
        assertThat(answer()).isEmpty();
        assertThat(service.status().waiting()).isZero();
    }

    private byte[] answer() {
        FakeStream[] ends = FakeStream.pair(village.loop, ELSEWHERE, HOME, left -> left);
        service.accept(new RawLink(ends[1]));
        OverlayPeerId id = OverlayPeerId.create("R510--", ELSEWHERE.getPort(), new Random(9));
        ends[0].raw(new HandshakeBytes(new Reserved(0x30_0000L), InfoHash.ZERO, id.id()).encode());
        village.loop.runFor(SOON);
        byte[] answer = ends[0].drain();
        ends[0].close("seen");
        village.loop.runFor(SOON);
        return answer;
    }

    /** The router may open the port late, or another one. */
    @Test
    void newLinksNameThePortThatIsOpenNow() {
        OverlayService other = service(2, ELSEWHERE, Acquaintances.NONE);
        assertThat(listenPort(other)).isEqualTo(HOME.getPort());
        service.close(TestKeys.friend(2).permId(), LinkEnd.STOPPED);
        village.loop.runFor(SOON);
        port = 50_001;
        assertThat(listenPort(other)).isEqualTo(50_001);
        ByteBuffer classic = ByteBuffer.wrap(answer());
        assertThat(OverlayPeerId.of(PeerId.read(classic.position(48))).listenPort())
                .isEqualTo(50_001);
    }

    private int listenPort(OverlayService from) {
        List<Link> up = new ArrayList<>();
        from.dial(HOME, TestKeys.friend(1).permId(), new Links.Outcome() {
            @Override
            public void up(Link link) {
                up.add(link);
            }

            @Override
            public void failed(LinkEnd reason) {
                throw new AssertionError(reason);
            }
        });
        village.loop.runFor(SOON);
        return up.get(0).listenPort();
    }

    @Override
    public boolean friendsOnly() {
        return friendsOnly;
    }

    @Override
    public boolean isBlocked(PermId permId) {
        return false;
    }

    @Override
    public Map<PermId, PairKey> friends() {
        return Map.of();
    }
}
