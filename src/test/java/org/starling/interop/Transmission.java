package org.starling.interop;

import static org.starling.rig.Form.MSE_RC4;
import static org.starling.rig.Form.PLAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.starling.rig.Child;
import org.starling.rig.Form;

/** Transmission 3 on the command line. */
final class Transmission implements OtherClient {
    @Override
    public String name() {
        return "transmission";
    }

    /** Named after its options. A preference for plain means that it dials in plain only, but takes everything. */
    @Override
    public List<Mode> modes() {
        Set<Form> all = EnumSet.allOf(Form.class);
        return List.of(
                new Mode("-ep", all, all),
                new Mode("-et", Set.of(PLAIN), all),
                new Mode("-er", Set.of(MSE_RC4), Set.of(MSE_RC4)));
    }

    @Override
    public Child start(Job job, Mode mode) throws IOException {
        Files.writeString(job.home().resolve("settings.json"), """
                {"dht-enabled": false, "lpd-enabled": false, "pex-enabled": false, "utp-enabled": false,
                 "port-forwarding-enabled": false, "preallocation": 0, "rpc-enabled": false, "cache-size-mb": 0}
                """);
        List<String> command = new ArrayList<>(List.of(
                Programs.find("transmission-cli", "transmission-cli"),
                "-g",
                job.home().toString(),
                "-w",
                job.data().toString(),
                "-p",
                Integer.toString(job.port()),
                "-M",
                mode.name()));
        command.add(job.torrent());
        return Child.start(name(), job.home(), command);
    }
}
