package org.starling.ui.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts nested names below one another: {@code films/free} below {@code films}, if that is there. Pure. */
final class LabelLines {
    private LabelLines() {}

    /**
     * A name in the tree.
     *
     * @param text what is left of the name below the one above
     */
    record Line(String name, String text, List<Line> below) {}

    static List<Line> nested(Collection<String> names) {
        List<Line> roots = new ArrayList<>();
        Map<String, Line> lines = new TreeMap<>();
        // A name stands after those that it lies below.
        for (String name : names.stream().sorted().toList()) {
            Optional<Line> above = above(name, lines);
            String text =
                    above.map(line -> name.substring(line.name().length() + 1)).orElse(name);
            Line line = new Line(name, text, new ArrayList<>());
            lines.put(name, line);
            above.map(Line::below).orElse(roots).add(line);
        }
        return roots;
    }

    /** The nearest one. */
    private static Optional<Line> above(String name, Map<String, Line> lines) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            Line line = lines.get(name.substring(0, slash));
            if (line != null) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }
}
