package org.starling.app.country;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.CountryState.Kind;

@Timeout(120)
final class FileCountriesTest {
    /** A map with one entry, whose value is a pointer of two bytes. */
    private static final byte[] CIRCLE = {(byte) 0xe1, 0x47, 'c', 'o', 'u', 'n', 't', 'r', 'y', 0x20, 0};

    @TempDir
    private Path folder = Path.of("");

    private final LiveSettings settings = new LiveSettings(Settings.USUAL, saved -> {});
    private final FileCountries countries = new FileCountries(settings, Runnable::run);

    private static Mmdb world() {
        return Mmdb.of("Test-Country")
                .put("2.0.0.0", 8, Mmdb.country("DE"))
                .put("198.51.100.0", 24, Map.of("country_code", "FR", "asn", "AS1"))
                .put("203.0.113.0", 24, Mmdb.country("not one"))
                .put("2001:db8::", 32, Mmdb.country("EG"));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("countries.mmdb"), bytes);
    }

    private void use(Path path) throws IOException {
        settings.change(before -> before.with(TextSetting.COUNTRY_DATABASE, path.toString()));
    }

    private Optional<String> code(String address) {
        return countries.code(InetAddresses.forString(address));
    }

    private Kind check(Path path) {
        return countries.check(path.toString()).join().kind();
    }

    @Test
    void addressesOfBothKindsAreFound() throws IOException {
        assertThat(code("2.1.1.1")).isEmpty();
        use(file(world().bytes()));
        assertThat(code("2.1.1.1")).contains("DE");
        assertThat(code("198.51.100.77")).contains("FR");
        assertThat(code("2001:db8::9")).contains("EG");
        assertThat(code("198.51.101.1")).isEmpty();
        assertThat(code("203.0.113.1")).as("no code of a country").isEmpty();
        assertThat(countries.check(folder.resolve("countries.mmdb").toString()).join())
                .isEqualTo(new CountryState(
                        Kind.READY, "Test-Country", Optional.of(Instant.ofEpochSecond(1_793_491_200L))));
    }

    @Test
    void aDatabaseOfIpv4AloneKnowsNothingOfIpv6() throws IOException {
        use(file(Mmdb.ofIpv4("Four").put("2.0.0.0", 8, Mmdb.country("DE")).bytes()));
        assertThat(code("2.1.1.1")).contains("DE");
        assertThat(code("2001:db8::9")).isEmpty();
    }

    @Test
    void anotherFileIsUsedAtOnce() throws IOException {
        use(file(world().bytes()));
        assertThat(code("2.1.1.1")).contains("DE");
        use(Files.write(
                folder.resolve("other.mmdb"),
                Mmdb.of("Other").put("2.0.0.0", 8, Mmdb.country("NL")).bytes()));
        assertThat(code("2.1.1.1")).contains("NL");
        settings.change(before -> before.without(TextSetting.COUNTRY_DATABASE));
        assertThat(code("2.1.1.1")).isEmpty();
    }

    @Test
    void addressesAreForgottenAndFoundAgain() throws IOException {
        use(file(world().bytes()));
        for (int i = 0; i < FileCountries.MAX_KNOWN + 500; i++) {
            assertThat(code("2.1." + i / 256 + "." + i % 256)).contains("DE");
        }
        assertThat(code("2.1.0.0")).contains("DE");
        assertThat(countries.remembered()).isEqualTo(FileCountries.MAX_KNOWN);
    }

    @Test
    void whatIsWrongWithAFileIsTold() throws IOException {
        assertThat(countries.check("").join().kind()).isEqualTo(Kind.OFF);
        assertThat(check(folder.resolve("none.mmdb"))).isEqualTo(Kind.MISSING);
        assertThat(check(folder)).isEqualTo(Kind.UNREADABLE);
        assertThat(check(file("network,country\n2.0.0.0/8,DE\n".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Kind.NO_DATABASE);
        assertThat(check(file(new byte[0]))).isEqualTo(Kind.NO_DATABASE);
        assertThat(check(file(Mmdb.of("Test-ASN")
                        .put("2.0.0.0", 8, Map.of("asn", "AS1"))
                        .bytes())))
                .isEqualTo(Kind.NO_COUNTRIES);
        assertThat(check(file(Mmdb.of("Text")
                        .put("2.0.0.0", 8, Map.of("country", "DE"))
                        .bytes())))
                .isEqualTo(Kind.NO_COUNTRIES);
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.mmdb").toFile(), "rw")) {
            large.setLength(CountryFile.MAX_BYTES + 1);
        }
        assertThat(check(folder.resolve("large.mmdb"))).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void pointersInCirclesAreTheEndOfTheFileOnly() throws IOException {
        Mmdb circles = world().putRaw("9.0.0.0", 8, circle(world()));
        use(file(circles.bytes()));
        assertThat(code("2.1.1.1")).contains("DE");
        assertThat(code("9.1.1.1")).isEmpty();
        assertThat(code("2.1.1.2")).as("it is not asked again").isEmpty();
        assertThat(check(file(Mmdb.of("Circle")
                        .putRaw("2.0.0.0", 8, circle(Mmdb.of("")))
                        .bytes())))
                .isEqualTo(Kind.DAMAGED);
    }

    /** {"country": pointer to itself}, standing behind what is in the database already. */
    private static byte[] circle(Mmdb before) {
        byte[] circle = CIRCLE.clone();
        int at = before.dataSize() + circle.length - 2;
        circle[circle.length - 2] = (byte) (0x20 | at >> 8);
        circle[circle.length - 1] = (byte) at;
        return circle;
    }

    /** Whatever is in the file, nothing but an answer, no answer or a reason comes of it. */
    @Test
    void brokenFilesDoNoHarm() throws IOException {
        byte[] whole = world().bytes();
        Random random = new Random(2026);
        InetAddress inside = InetAddresses.forString("2.1.1.1");
        InetAddress six = InetAddresses.forString("2001:db8::9");
        int useless = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] broken = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int changes = random.nextInt(4); changes > 0 && broken.length > 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                CountryFile read = CountryFile.open(file(broken));
                read.state();
                read.code(inside);
                read.code(six);
            } catch (CountryFileException reason) {
                useless++;
                assertThat(reason.kind()).isIn(Kind.NO_DATABASE, Kind.NO_COUNTRIES, Kind.DAMAGED);
            }
        }
        assertThat(useless).isGreaterThan(300);
    }
}
