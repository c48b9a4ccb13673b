package org.starling.app.qr;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/** A QR code (ISO 18004) of a text, with the quiet zone that readers need around it. Immutable. */
public final class QrPicture {
    /** Modules around the code that stay light. */
    static final int QUIET = 4;

    /** Pixels of a module in a PNG. */
    private static final int SCALE = 8;

    private final QrCode code;

    private QrPicture(QrCode code) {
        this.code = code;
    }

    /** @throws IllegalArgumentException if the text is longer than a code can hold, 2,331 bytes */
    public static QrPicture of(String text) {
        return new QrPicture(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
    }

    /** Modules of a side, quiet zone included. */
    int side() {
        return code.size + 2 * QUIET;
    }

    boolean isDark(int x, int y) {
        return code.getModule(x - QUIET, y - QUIET);
    }

    /**
     * Lines for a terminal, two rows of modules each. Light is drawn, dark left out, as most terminals are dark; on a
     * light one with {@code dark} false.
     */
    public List<String> lines(boolean dark) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < side(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < side(); x++) {
                boolean upper = isDark(x, y) != dark;
                boolean lower = isDark(x, y + 1) != dark && y + 1 < side();
                line.append(upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** A picture of any size. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side() + " " + side()
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path + "\"/></svg>\n";
    }

    /** A picture in black and white. */
    public byte[] png() {
        return Png.encode(side() * SCALE, (x, y) -> isDark(x / SCALE, y / SCALE));
    }
}
