package org.starling.ui;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.starling.app.SampleTorrents;
import org.starling.engine.DiskFailure;
import org.starling.engine.Metainfo;
import org.starling.engine.PieceCounts;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.Hold;
import org.starling.library.LibraryProblem;
import org.starling.library.TorrentView;
import org.starling.library.TransferTotals;
import org.starling.library.category.Category;
import org.starling.library.category.Labels;
import org.starling.library.queue.QueueStatus;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareStatus;
import org.starling.wire.Bitfield;

/** Lists of torrents as they are in real life: of free systems, films and books. */
public final class SampleLists {
    public static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");

    private static final List<String> NAMES = List.of(
            "debian-12.8.0-amd64-netinst.iso",
            "ubuntu-24.04.1-desktop-amd64.iso",
            "Big Buck Bunny (2008) 4K 60fps",
            "Sintel (2010) [1080p]",
            "archlinux-2026.11.01-x86_64.iso",
            "Tears of Steel – 4K DCP",
            "Fedora-Workstation-Live-41-1.4.x86_64",
            "Gutenberg – Collected Works of Jules Verne (EPUB, 1863–1905) with illustrations and maps",
            "Cosmos Laundromat",
            "LibreOffice_25.2.0_Linux_x86-64_deb",
            "linuxmint-22-cinnamon-64bit.iso",
            "Musopen – Beethoven Symphonies 1-9 FLAC",
            "OpenStreetMap planet-261101.osm.pbf",
            "Internet Archive – Prelinger Home Movies",
            "Elephants Dream HD",
            "raspios-bookworm-arm64.img.xz",
            "Wikipedia_de_all_maxi_2026-10.zim",
            "NASA – Apollo 11 Flight Journal scans",
            "kali-linux-2026.3-installer-amd64.iso",
            "Caminandes 3: Llamigos",
            "FreeBSD-14.2-RELEASE-amd64-dvd1.iso",
            "أغاني من الأرشيف الحر",
            "Blender Demo Files 4.x",
            "Project Gutenberg 2026 DVD");

    private SampleLists() {}

    /** Two dozen torrents in every state. */
    public static void fill(FakeProgram program) {
        Random random = new Random(7);
        for (String category : List.of("films", "films/free", "systems")) {
            program.library.labels.put(Category.named(category)).join();
        }
        program.library.labels.createTag("keep").join();
        for (int i = 0; i < NAMES.size(); i++) {
            long size = (long) (Math.pow(2, 27 + random.nextDouble() * 8));
            Metainfo metainfo = metainfo(NAMES.get(i), size, i);
            TorrentView view = view(metainfo, i, random);
            program.library.put(view, metainfo);
            program.library.watch(view.infoHash(), new SampleWatch(metainfo, i));
        }
    }

    /** A long list that changes: a tenth of it moves data. */
    public static List<TorrentView> many(int count, int tick) {
        List<TorrentView> views = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            views.add(one(i, tick));
        }
        return views;
    }

    /** The torrent of that number; only every tenth differs from one tick to the next. */
    public static TorrentView one(int i, int tick) {
        Metainfo metainfo = SampleTorrents.torrent(
                NAMES.get(i % NAMES.size()) + " #" + i, List.of("a.mkv", "b.srt"), List.of(700L << 20, 50_000L));
        Random random = new Random(i % 10 == 0 ? i * 31L + tick : i);
        return view(metainfo, i, random);
    }

    static Metainfo metainfo(String name, long size, int i) {
        List<String> paths = name.endsWith(".iso") || name.endsWith(".zim") || name.endsWith(".pbf")
                ? List.of(name)
                : List.of(
                        "disc 1/part 01.flac",
                        "disc 1/part 02.flac",
                        "disc 2/part 01.flac",
                        "disc 2/part 02.flac",
                        "extras/booklet.pdf",
                        "extras/cover.png",
                        "readme.txt");
        List<Long> lengths = new ArrayList<>();
        for (int file = 0; file < paths.size(); file++) {
            lengths.add(paths.size() == 1 ? size : file < 4 ? size / 4 - 1_000_000 : 900_000L * (7 - file));
        }
        return SampleTorrents.torrent(name, paths, lengths)
                .withTrackers(List.of(List.of("https://tracker."
                        + List.of("debian.example", "archive.example", "blender.example")
                                .get(i % 3) + "/announce")));
    }

    private static TorrentView view(Metainfo metainfo, int i, Random random) {
        TorrentPhase phase = switch (i % 12) {
            case 0, 2, 4 -> new TorrentPhase.Downloading();
            case 5 -> new TorrentPhase.Checking(0.37);
            case 7 -> new TorrentPhase.FetchingMetadata();
            case 8, 11 -> new TorrentPhase.Stopped();
            default -> new TorrentPhase.Seeding();
        };
        boolean seeding = phase instanceof TorrentPhase.Seeding;
        boolean running = !(phase instanceof TorrentPhase.Stopped);
        double part = seeding || i % 12 == 8 ? 1 : 0.05 + 0.9 * random.nextDouble();
        Optional<TorrentSnapshot> live =
                running ? Optional.of(snapshot(metainfo, phase, part, random)) : Optional.empty();
        long verified = (long) (metainfo.size() * part);
        Optional<LibraryProblem> problem = i == 13
                ? Optional.of(new LibraryProblem.Disk(
                        new DiskFailure(DiskFailure.Kind.FULL, "/media/films/Prelinger", "no space")))
                : Optional.empty();
        return new TorrentView(
                metainfo.infoHash(),
                metainfo.name(),
                metainfo.size(),
                verified,
                !running && i % 12 != 11,
                NOW.minusSeconds(i * 40_000L + 600),
                part >= 1 ? Optional.of(NOW.minusSeconds(i * 30_000L)) : Optional.empty(),
                new TransferTotals(verified, (long) (verified * random.nextDouble() * 2), i * 5_000L, i * 900L),
                TorrentSettings.in(Path.of("/home/ada/Downloads")),
                live,
                problem,
                i % 12 == 11 ? Optional.of(Hold.QUEUED) : Optional.empty(),
                Labels.of(
                        i % 3 == 0 ? Optional.of("systems") : i % 3 == 1 ? Optional.of("films/free") : Optional.empty(),
                        i % 5 == 0 ? Set.of("keep") : Set.of()),
                new QueueStatus(i + 1, false),
                new ShareStatus(random.nextDouble() * 2, Optional.empty(), ShareLimits.NONE, false),
                metainfo.trackers());
    }

    private static TorrentSnapshot snapshot(Metainfo metainfo, TorrentPhase phase, double part, Random random) {
        boolean loading = phase instanceof TorrentPhase.Downloading;
        boolean quiet = random.nextInt(4) == 0;
        long down = loading && !quiet ? (long) (random.nextDouble() * 12_000_000) : 0;
        long up = quiet ? 0 : (long) (random.nextDouble() * 1_500_000);
        long left = (long) (metainfo.size() * (1 - part));
        Bitfield have = new Bitfield(metainfo.pieces());
        for (int piece = 0; piece < metainfo.pieces(); piece++) {
            if (random.nextDouble() < part * (0.6 + 0.8 * Math.abs(Math.sin(piece / 40.0)))) {
                have.set(piece);
            }
        }
        boolean metadata = phase instanceof TorrentPhase.FetchingMetadata;
        return new TorrentSnapshot(
                metainfo.infoHash(),
                metadata ? Optional.empty() : Optional.of(metainfo),
                phase,
                metadata ? Optional.empty() : Optional.of(part >= 1 ? Bitfield.full(metainfo.pieces()) : have),
                metainfo.size(),
                metadata ? 0 : (long) (metainfo.size() * part),
                down,
                up,
                (long) (metainfo.size() * part / 3),
                up * 900,
                quiet ? 0 : random.nextInt(60) + 20,
                quiet ? 0 : random.nextInt(20),
                down > 0 ? Optional.of(left / down) : Optional.empty(),
                quiet && loading ? Optional.of("tracker.debian.example: torrent not registered") : Optional.empty(),
                new PieceCounts(have.cardinality(), 4, 0, quiet ? 0.4 : 3 + random.nextDouble() * 9),
                new RunCounts(3_600, 600, 1 << 20, 1));
    }

    static InetSocketAddress address(int i) {
        return new InetSocketAddress("198.51.100." + (i + 7), 6881 + i);
    }
}
