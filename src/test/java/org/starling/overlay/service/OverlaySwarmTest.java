package org.starling.overlay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.TestKeys;

/** A thousand members come, go, and dial each other; all chance comes from the seed. */
@Timeout(600)
final class OverlaySwarmTest {
    private static final int MEMBERS = 1_000;
    private static final Duration TIME = Duration.ofMinutes(8);

    @Test
    void thousandMembersUnderChurnMeetAndTheSameSeedGivesTheSameRun() {
        Crowd first = new Crowd(7);
        first.run();
        assertThat(first.ups).as("links, seen from both ends").isGreaterThan(1_000);
        assertThat(first.delivered).as("messages").isGreaterThan(1_000);
        assertThat(first.broken).isEmpty();
        assertThat(first.duplicates).isZero();
        Crowd second = new Crowd(7);
        second.run();
        assertThat(second.digest).isEqualTo(first.digest);
        assertThat(second.ups).isEqualTo(first.ups);
    }

    /** All members. */
    private static final class Crowd {
        private final Village village = new Village();
        private final Random random;
        private final List<Member> members = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private long digest;
        private int ups;
        private int delivered;
        private int duplicates;

        Crowd(long seed) {
            random = new Random(seed);
            for (int i = 0; i < MEMBERS; i++) {
                members.add(new Member(this, i));
            }
        }

        void run() {
            members.forEach(Member::plan);
            village.loop.runFor(TIME);
            members.forEach(member -> member.check(broken));
        }

        void note(int member, int what) {
            digest = (digest ^ village.loop.nanos() ^ (long) member << 32 ^ what) * 0x9E3779B97F4A7C15L;
            digest ^= digest >>> 29;
        }
    }

    /** One member: online for a while, dials some of the others, offline for a while. */
    private static final class Member implements Feature {
        private static final int ID = 210;

        private final Crowd crowd;
        private final int number;
        private final Identity identity;
        private final InetSocketAddress address;
        private final List<Link> links = new ArrayList<>();
        private @Nullable OverlayService service;

        Member(Crowd crowd, int number) {
            this.crowd = crowd;
            this.number = number;
            identity = TestKeys.friend(number);
            address = Village.address("80." + number / 250 + "." + number % 250 + ".1");
        }

        void plan() {
            crowd.village.loop.schedule(seconds(5, 120), this::come);
        }

        private long seconds(int least, int most) {
            return Duration.ofMillis(crowd.random.nextInt(least * 1_000, most * 1_000))
                    .toNanos();
        }

        private void come() {
            OverlayService fresh = new OverlayService(parts(), List.of(this));
            service = fresh;
            crowd.village.open(address, fresh);
            crowd.village.loop.schedule(seconds(100, 300), this::go);
            for (int i = 0; i < 2; i++) {
                crowd.village.loop.schedule(seconds(1, 100), () -> dial(fresh));
            }
        }

        private OverlayParts parts() {
            return new OverlayParts(
                    crowd.village.loop,
                    new Random(crowd.random.nextLong()),
                    identity,
                    Optional.empty(),
                    new OverlayParts.Self("SIM---", "Starling test", address::getPort),
                    Acquaintances.NONE,
                    crowd.village.dialer(() -> address),
                    List.of(false),
                    TorrentFiles.NONE,
                    new DisclosureGate(Discretion.SILENT, told -> {}, crowd.village::now),
                    from -> crowd.broken.add(number + " is said to be elsewhere"));
        }

        private void dial(OverlayService from) {
            Member other = crowd.members.get(crowd.random.nextInt(MEMBERS));
            if (from == service && other != this) {
                from.dial(other.address, other.identity.permId(), new Links.Outcome() {
                    @Override
                    public void up(Link link) {
                        crowd.note(number, other.number);
                    }

                    @Override
                    public void failed(LinkEnd reason) {
                        crowd.note(number, reason.name().hashCode());
                    }
                });
            }
        }

        private void go() {
            OverlayService leaving = service;
            if (leaving != null) {
                crowd.village.close(address);
                service = null;
                leaving.close();
                plan();
            }
        }

        void check(List<String> broken) {
            if (service == null && !links.isEmpty()) {
                broken.add(number + " is offline with links");
            } else if (service != null && service.all().size() != links.size()) {
                broken.add(number + " uses " + links.size() + " links of "
                        + service.all().size());
            }
        }

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<Integer> ids() {
            return Set.of(ID);
        }

        @Override
        public void met(Link link) {
            crowd.ups++;
            if (links.stream().anyMatch(one -> one.peer().equals(link.peer()))) {
                crowd.duplicates++;
            }
            links.add(link);
            link.send(ID, new byte[] {(byte) number});
        }

        @Override
        public void received(Link link, int id, byte[] payload) {
            crowd.delivered++;
            crowd.note(number, payload[0]);
        }

        @Override
        public void parted(Link link) {
            links.remove(link);
            crowd.note(number, 1_000_000);
        }
    }
}
