package org.starling.ui.limits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.app.SampleTorrents;
import org.starling.engine.TorrentLimits;
import org.starling.library.TorrentView;
import org.starling.library.share.ShareLimits;
import org.starling.ui.SampleLists;
import org.starling.ui.limits.model.ShareForm.Source;

final class LimitsFormTest {
    private static final ShareForm INHERITED = ShareForm.of(Optional.empty());

    private static TorrentView torrent(int number, TorrentLimits limits) {
        TorrentView view = SampleLists.one(number, 0);
        return SampleTorrents.withSettings(view, view.settings().withLimits(limits));
    }

    @Test
    void oneTorrentShowsItsLimits() {
        LimitsForm form = LimitsForm.of(List.of(torrent(1, new TorrentLimits(512_000, 0, 40))));
        assertThat(form.down().text()).isEqualTo("500K");
        assertThat(form.up().text()).isEmpty();
        assertThat(form.connections().text()).isEqualTo("40");
        assertThat(form.differs()).isFalse();
        assertThat(form.typed("", "2M", "40", INHERITED).limits(new TorrentLimits(512_000, 0, 40)))
                .isEqualTo(new TorrentLimits(0, 2 << 20, 40));
    }

    @Test
    void whatDiffersStaysUnlessSomethingIsTyped() {
        TorrentLimits one = new TorrentLimits(1_024, 7, 0);
        TorrentLimits other = new TorrentLimits(2_048, 7, 0);
        LimitsForm form = LimitsForm.of(List.of(torrent(1, one), torrent(2, other)));
        assertThat(form.differs()).isTrue();
        assertThat(form.down()).isEqualTo(new LimitsForm.Field("", true));
        LimitsForm kept = form.typed("", "9", "", INHERITED);
        assertThat(kept.limits(one)).isEqualTo(new TorrentLimits(1_024, 9, 0));
        assertThat(kept.limits(other)).isEqualTo(new TorrentLimits(2_048, 9, 0));
        assertThat(form.typed("0", "7", "", INHERITED).limits(other)).isEqualTo(new TorrentLimits(0, 7, 0));
    }

    @Test
    void limitsOfSharingThatDifferStayAsTheyAre() {
        Optional<ShareLimits> own = Optional.of(ShareLimits.NONE);
        assertThat(LimitsForm.of(List.of(torrent(1, TorrentLimits.NONE)))
                        .typed("", "", "", ShareForm.DIFFERENT)
                        .share(own))
                .isEqualTo(own);
        assertThat(ShareForm.of(own).source()).isEqualTo(Source.FOREVER);
        assertThat(ShareForm.of(own).read()).isEqualTo(own);
        assertThat(INHERITED.read()).isEmpty();
    }

    @Test
    void ownLimitsOfSharingAreReadAndShownAgain() {
        ShareForm typed = new ShareForm(Source.OWN, "1.5", "2d", "", ShareLimits.Match.ALL, ShareLimits.Then.REMOVE);
        ShareLimits read = typed.read().orElseThrow();
        assertThat(read)
                .isEqualTo(new ShareLimits(
                        Optional.of(1.5),
                        Optional.of(Duration.ofDays(2)),
                        Optional.empty(),
                        ShareLimits.Match.ALL,
                        ShareLimits.Then.REMOVE));
        assertThat(ShareForm.of(Optional.of(read))).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "fast, '', '', '', fast",
        "'', 2h, '', '', 2h",
        "'', '', 99999, '', 99999",
        "'', '', '', twice, twice",
        "500K, 1M, 80, 2, ",
    })
    void whatIsNoNumberIsNamed(String down, String up, String connections, String ratio, String wrong) {
        ShareForm share = new ShareForm(Source.OWN, ratio, "", "", ShareLimits.Match.ANY, ShareLimits.Then.PAUSE);
        assertThat(LimitsForm.of(List.of(torrent(1, TorrentLimits.NONE)))
                        .typed(down, up, connections, share)
                        .trouble())
                .isEqualTo(Optional.ofNullable(wrong));
    }
}
