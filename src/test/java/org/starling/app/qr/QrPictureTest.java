package org.starling.app.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the codes with a reader of others. */
final class QrPictureTest {
    private static final int SCALE = 4;

    @ParameterizedTest
    @ValueSource(strings = {"a", "starling:friend?permid=MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE&name=J%C3%B6rg", "ü"})
    void readersFindTheTextInEveryForm(String text) throws Exception {
        QrPicture picture = QrPicture.of(text.repeat(3));
        assertThat(read(image(picture.png()))).isEqualTo(text.repeat(3));
        assertThat(read(terminal(picture))).isEqualTo(text.repeat(3));
        assertThat(read(svg(picture.svg()))).isEqualTo(text.repeat(3));
    }

    private static String read(LuminanceSource source) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private static LuminanceSource image(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    }

    private static LuminanceSource terminal(QrPicture picture) {
        List<String> lines = picture.lines(true);
        boolean[][] dark = new boolean[picture.side()][picture.side()];
        for (int y = 0; y < picture.side(); y++) {
            for (int x = 0; x < picture.side(); x++) {
                char cell = lines.get(y / 2).charAt(x);
                boolean light = cell == '█' || cell == (y % 2 == 0 ? '▀' : '▄');
                dark[y][x] = !light;
            }
        }
        return modules(dark);
    }

    private static LuminanceSource svg(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1));
        boolean[][] dark = new boolean[side][side];
        Matcher module = Pattern.compile("M(\\d+),(\\d+)h1").matcher(svg);
        while (module.find()) {
            dark[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true;
        }
        return modules(dark);
    }

    private static LuminanceSource modules(boolean[][] dark) {
        int side = dark.length * SCALE;
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = dark[i / side / SCALE][i % side / SCALE] ? 0 : 0xffffff;
        }
        return new RGBLuminanceSource(side, side, pixels);
    }
}
