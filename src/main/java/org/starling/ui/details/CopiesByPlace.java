package org.starling.ui.details;

import java.util.List;
import org.starling.engine.FileSnapshot;

/** How many copies there are at each place of a torrent, as a height from 0 to 1: none, one, many. */
final class CopiesByPlace {
    static final int CELLS = 2_000;

    private final double[] cells = new double[CELLS];

    CopiesByPlace(List<FileSnapshot> files) {
        long total = files.stream().mapToLong(FileSnapshot::length).sum();
        long at = 0;
        for (FileSnapshot file : files) {
            if (total > 0 && file.length() > 0) {
                int from = (int) (at * (double) CELLS / total);
                int to = Math.max(from + 1, (int) ((at + file.length()) * (double) CELLS / total));
                for (int cell = from; cell < Math.min(CELLS, to); cell++) {
                    cells[cell] = height(file.availability());
                }
            }
            at += file.length();
        }
    }

    double at(int cell) {
        return cells[cell];
    }

    /** Below one copy something is missing, and that is seen; from ten copies on more makes no difference. */
    private static double height(double copies) {
        return copies <= 0 ? 0 : copies < 1 ? 0.1 : Math.min(1, 0.3 + copies * 0.07);
    }
}
