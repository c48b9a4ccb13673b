package org.starling.interop;

import static org.starling.rig.Form.MSE_RC4;
import static org.starling.rig.Form.PLAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.starling.rig.Child;
import org.starling.rig.Form;
import org.starling.rig.Host;

/** qBittorrent 4.5 without a window. To name its peers' countries it would fetch a table from the internet. */
final class Qbittorrent implements OtherClient {
    @Override
    public String name() {
        return "qbittorrent";
    }

    /** Named by the number of its setting: encryption allowed, required, off. Of MSE it knows RC4 only. */
    @Override
    public List<Mode> modes() {
        Set<Form> both = EnumSet.of(PLAIN, MSE_RC4);
        return List.of(
                new Mode("0", both, both),
                new Mode("1", Set.of(MSE_RC4), Set.of(MSE_RC4)),
                new Mode("2", Set.of(PLAIN), Set.of(PLAIN)));
    }

    @Override
    public Child start(Job job, Mode mode) throws IOException {
        Path config = Files.createDirectories(job.home().resolve("qBittorrent").resolve("config"));
        Files.writeString(config.resolve("qBittorrent.conf"), settings(job, mode));
        List<String> command = new ArrayList<>(List.of(
                Programs.find("qbittorrent-nox", "qbittorrent-nox"),
                "--profile=" + job.home(),
                "--save-path=" + job.data(),
                "--skip-dialog=true",
                "--add-paused=false"));
        if (job.seed()) {
            command.add("--skip-hash-check");
        }
        command.add(job.torrent());
        return Child.start(name(), job.home(), command);
    }

    /** Its tracker, which speaks HTTP over IPv4 and IPv6. */
    static Child tracker(Path home, int port) throws IOException {
        Path config = Files.createDirectories(home.resolve("qBittorrent").resolve("config"));
        Files.writeString(config.resolve("qBittorrent.conf"), """
                [LegalNotice]
                Accepted=true
                [BitTorrent]
                TrackerEnabled=true
                Session\\Port=%d
                Session\\DHTEnabled=false
                Session\\LSDEnabled=false
                [Network]
                PortForwardingEnabled=false
                [Preferences]
                Advanced\\trackerPort=%d
                Connection\\ResolvePeerCountries=false
                WebUI\\Address=127.0.0.1
                WebUI\\Port=%d
                """.formatted(Host.freePort(), port, Host.freePort()));
        return Child.start(
                "qbittorrent", home, List.of(Programs.find("qbittorrent-nox", "qbittorrent-nox"), "--profile=" + home));
    }

    private static String settings(Job job, Mode mode) {
        return """
                [LegalNotice]
                Accepted=true
                [BitTorrent]
                Session\\Port=%d
                Session\\DHTEnabled=false
                Session\\LSDEnabled=false
                Session\\PeXEnabled=false
                Session\\BTProtocol=TCP
                Session\\Encryption=%s
                Session\\MultiConnectionsPerIp=true
                Session\\DefaultSavePath=%s
                [Network]
                PortForwardingEnabled=false
                [Preferences]
                Connection\\ResolvePeerCountries=false
                WebUI\\Address=127.0.0.1
                WebUI\\Port=%d
                """.formatted(job.port(), mode.name(), job.data(), Host.freePort());
    }
}
