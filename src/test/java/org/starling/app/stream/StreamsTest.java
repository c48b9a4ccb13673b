package org.starling.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.app.FakeLibrary;
import org.starling.app.SampleTorrents;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentSettings;
import org.starling.library.LibraryException;

/** From the file of a torrent to an address that a player reads. */
@Timeout(60)
final class StreamsTest {
    private final FakeLibrary library = new FakeLibrary();
    private final Streams streams = new Streams(library);
    private final Metainfo film = SampleTorrents.of(
            "Film",
            List.of(
                    file("disc image.iso", 900_000, 0),
                    file("the film.mkv", 300_000, 900_000),
                    file("a.srt", 99, 1_200_000)),
            1_200_099);

    private static MetainfoFile file(String name, long length, long offset) {
        return new MetainfoFile(List.of("folder", name), length, offset, false, false, false);
    }

    private void add() {
        library.put(
                SampleTorrents.view(film.infoHash(), film, TorrentSettings.in(java.nio.file.Path.of("/data"))), film);
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void theFilmIsWhatIsMeant() {
        add();
        Streamed streamed = streams.open(film.infoHash(), OptionalInt.empty()).join();
        assertThat(streamed.file()).isEqualTo(1);
        assertThat(streamed.name()).isEqualTo("the film.mkv");
        assertThat(streamed.type()).isEqualTo("video/x-matroska");
        assertThat(streamed.url()).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/the%20film\\.mkv");
    }

    @Test
    void aPlayerReadsIt() throws Exception {
        add();
        Streamed streamed = streams.open(film.infoHash(), OptionalInt.of(1)).join();
        HttpResponse<byte[]> part = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(streamed.url()))
                                .header("Range", "bytes=1000-200999")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(200_000);
        assertThat(library.calls())
                .anyMatch(call -> call.startsWith("stream 1"))
                .anyMatch(call -> call.startsWith("needs"));
    }

    @Test
    void eachAddressIsASecretOfItsOwn() {
        add();
        String one = streams.open(film.infoHash(), OptionalInt.of(1)).join().url();
        String other = streams.open(film.infoHash(), OptionalInt.of(1)).join().url();
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void whatABrowserWouldRunIsBytes() {
        assertThat(MediaType.of("index.html")).isEqualTo(MediaType.BYTES);
        assertThat(MediaType.of("image.svg")).isEqualTo(MediaType.BYTES);
        assertThat(MediaType.of("noending")).isEqualTo(MediaType.BYTES);
        assertThat(MediaType.of("SONG.FLAC")).isEqualTo("audio/flac");
    }

    @Test
    void aMagnetWithoutFilesIsSaidToBeOne() {
        assertThatThrownBy(
                        () -> streams.open(film.infoHash(), OptionalInt.empty()).join())
                .hasCauseInstanceOf(LibraryException.class);
    }

    @Test
    void onlySoManyAreRemembered() {
        Secrets<Integer> secrets = new Secrets<>(2);
        String first = secrets.put(1);
        String second = secrets.put(2);
        String third = secrets.put(3);
        assertThat(secrets.find(first)).isEmpty();
        assertThat(secrets.find(second)).contains(2);
        assertThat(secrets.find(third)).contains(3);
        assertThat(secrets.find(third.substring(1))).isEmpty();
    }
}
