package org.starling.interop;

import static org.starling.rig.Form.MSE_PLAIN;
import static org.starling.rig.Form.MSE_RC4;
import static org.starling.rig.Form.PLAIN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.starling.rig.Child;
import org.starling.rig.Form;

/** aria2 1.36. */
final class Aria2 implements OtherClient {
    @Override
    public String name() {
        return "aria2";
    }

    /** Named after its options. */
    @Override
    public List<Mode> modes() {
        Set<Form> all = EnumSet.allOf(Form.class);
        return List.of(
                new Mode("--bt-min-crypto-level=plain", all, all),
                new Mode("--bt-min-crypto-level=arc4", EnumSet.of(PLAIN, MSE_RC4), EnumSet.of(PLAIN, MSE_RC4)),
                new Mode("--bt-require-crypto=true", EnumSet.of(MSE_PLAIN, MSE_RC4), EnumSet.of(MSE_PLAIN, MSE_RC4)),
                new Mode("--bt-force-encryption=true", Set.of(MSE_RC4), Set.of(MSE_RC4)));
    }

    @Override
    public Child start(Job job, Mode mode) {
        List<String> command = new ArrayList<>(List.of(
                Programs.find("aria2c", "aria2"),
                "--no-conf",
                "-d",
                job.data().toString(),
                "--listen-port=" + job.port(),
                "--enable-dht=false",
                "--enable-dht6=false",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--file-allocation=none",
                "--seed-ratio=0.0",
                "--summary-interval=0",
                "--disk-cache=0",
                "--log-level=debug",
                "--console-log-level=notice",
                mode.name()));
        if (job.seed()) {
            command.addAll(List.of("--check-integrity=true", "-V"));
        }
        command.add(job.torrent());
        return Child.start(name(), job.home(), command);
    }
}
