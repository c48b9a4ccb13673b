package org.starling.interop;

import static org.starling.rig.Form.MSE_PLAIN;
import static org.starling.rig.Form.MSE_RC4;
import static org.starling.rig.Form.PLAIN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.starling.rig.Child;
import org.starling.rig.Form;
import org.starling.rig.Host;

/** libtorrent-rasterbar through its Python binding. */
final class Libtorrent implements OtherClient {
    private static final String PYTHON = "/usr/bin/python3";

    @Override
    public String name() {
        return "libtorrent";
    }

    /** Named policy/level, as its settings in_enc_policy, out_enc_policy and allowed_enc_level are. */
    @Override
    public List<Mode> modes() {
        List<Mode> modes = new ArrayList<>();
        modes.add(new Mode("disabled/both", Set.of(PLAIN), Set.of(PLAIN)));
        for (String level : List.of("rc4", "plaintext", "both")) {
            Set<Form> encrypted = switch (level) {
                case "rc4" -> Set.of(MSE_RC4);
                case "plaintext" -> Set.of(MSE_PLAIN);
                default -> Set.of(MSE_RC4, MSE_PLAIN);
            };
            EnumSet<Form> all = EnumSet.of(PLAIN);
            all.addAll(encrypted);
            modes.add(new Mode("enabled/" + level, all, all));
            modes.add(new Mode("forced/" + level, encrypted, encrypted));
        }
        return modes;
    }

    @Override
    public Child start(Job job, Mode mode) throws IOException {
        String[] words = mode.name().split("/", -1);
        String script = Path.of("src/test/resources/org/starling/interop/lt_peer.py")
                .toAbsolutePath()
                .toString();
        return Child.start(
                name(),
                job.home(),
                List.of(
                        Programs.require(PYTHON, "python3-libtorrent"),
                        script,
                        job.data().toString(),
                        Host.ip(),
                        Integer.toString(job.port()),
                        words[0],
                        words[1],
                        job.torrent()));
    }
}
