package org.starling.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.starling.app.command.PeerRow;
import org.starling.app.text.Texts;

/** What holds between us and a peer, as the letters that users of other clients know. */
final class PeerFlags {
    private PeerFlags() {}

    static String letters(PeerRow peer) {
        StringBuilder letters = new StringBuilder();
        Set<String> flags = Set.copyOf(peer.flags());
        boolean weWant = flags.contains("we_want");
        boolean wants = flags.contains("wants");
        if (flags.contains("chokes_us")) {
            letters.append(weWant ? "d" : "");
        } else {
            letters.append(weWant ? 'D' : 'K');
        }
        if (flags.contains("we_choke")) {
            letters.append(wants ? "u" : "");
        } else {
            letters.append(wants ? 'U' : '?');
        }
        letters.append(flags.contains("optimistic") ? "O" : "");
        letters.append(flags.contains("snubbed") ? "S" : "").append(flags.contains("on_parole") ? "!" : "");
        letters.append(
                switch (peer.origin()) {
                    case "incoming" -> "I";
                    case "dht" -> "H";
                    case "pex" -> "X";
                    case "lsd" -> "L";
                    default -> "";
                });
        return letters.append(peer.encrypted() ? "E" : "").toString();
    }

    /** Explains the letters that occur. */
    static List<String> legend(List<PeerRow> peers, Texts texts) {
        Set<String> used = new LinkedHashSet<>();
        for (PeerRow peer : peers) {
            letters(peer).codePoints().forEach(letter -> used.add(Character.toString(letter)));
        }
        List<String> legend = new ArrayList<>();
        for (String letter : List.of("D", "d", "K", "U", "u", "?", "O", "S", "!", "I", "H", "X", "L", "E")) {
            if (used.contains(letter)) {
                legend.add(letter + " " + texts.get("peers.flag." + letter));
            }
        }
        return legend;
    }
}
