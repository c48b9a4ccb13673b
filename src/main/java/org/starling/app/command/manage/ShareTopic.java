package org.starling.app.command.manage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.library.TorrentView;
import org.starling.library.category.Category;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareLimits.Match;
import org.starling.library.share.ShareLimits.Then;
import org.starling.settings.FlagSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.wire.InfoHash;

/** How long torrents are shared: all, those of a category, or single ones. */
final class ShareTopic {
    private ShareTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        Optional<String> category = context.request().option("category");
        if (category.isPresent()) {
            return List.of(ofCategory(context, category.get()));
        } else if (context.request().words().isEmpty()) {
            return List.of(ofAll(context));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (TorrentRow torrent : context.rows(context.request().words())) {
            InfoHash hash = InfoHash.fromHex(torrent.infoHash());
            Optional<ShareLimits> own = context.view(hash).share().own();
            Optional<ShareLimits> changed = changed(context.request(), own);
            if (!changed.equals(own)) {
                context.await(context.library().share(hash, changed));
            }
            TorrentView view = context.view(hash);
            Map<String, @Nullable Object> row = Context.row(torrent);
            row.put("has", view.share().ratio());
            row.putAll(fields(view.share().inForce()));
            row.put("own", view.share().own().isPresent());
            row.put("reached", view.share().reached());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> ofCategory(Context context, String name) {
        Category category = context.library()
                .snapshot()
                .organisation()
                .category(name)
                .orElseThrow(() -> new CommandException(context.texts().get("library.NO_SUCH_CATEGORY", name)));
        Optional<ShareLimits> changed = changed(context.request(), category.share());
        if (!changed.equals(category.share())) {
            context.await(context.library()
                    .labels()
                    .put(new Category(name, category.folder(), category.down(), category.up(), changed)));
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("category", name);
        row.putAll(fields(changed.orElse(ShareLimits.NONE)));
        row.put("own", changed.isPresent());
        return row;
    }

    private static Map<String, @Nullable Object> ofAll(Context context) {
        Settings settings = context.settings().current();
        ShareLimits before = limits(settings);
        ShareLimits changed = changed(context.request(), Optional.of(before)).orElse(ShareLimits.NONE);
        if (!changed.equals(before)) {
            SettingsTopic.change(context, now -> with(now, changed));
        }
        return fields(changed);
    }

    /** Empty with {@code --default}: as a torrent's category or all have it. */
    private static Optional<ShareLimits> changed(Request.Manage request, Optional<ShareLimits> before) {
        if (request.has("default")) {
            return Optional.empty();
        }
        ShareLimits limits = before.orElse(ShareLimits.NONE);
        ShareLimits changed = new ShareLimits(
                request.option("ratio").map(ShareTopic::ratio).orElse(limits.ratio()),
                request.option("seeding").map(ShareTopic::seconds).orElse(limits.seeding()),
                request.option("idle").map(ShareTopic::seconds).orElse(limits.idle()),
                request.has("all-of-them") ? Match.ALL : request.has("any-of-them") ? Match.ANY : limits.match(),
                request.option("then").map(ShareTopic::then).orElse(limits.then()));
        return before.isEmpty() && changed.equals(ShareLimits.NONE) && !request.has("ratio")
                ? before
                : Optional.of(changed);
    }

    private static Optional<Double> ratio(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(Double.valueOf(text));
    }

    private static Optional<Duration> seconds(String text) {
        return Optional.of(Long.parseLong(text)).filter(value -> value > 0).map(Duration::ofSeconds);
    }

    private static Then then(String text) {
        return Context.constant(text, Then.class);
    }

    private static ShareLimits limits(Settings settings) {
        return new ShareLimits(
                positive(settings, NumberSetting.SHARE_RATIO).map(percent -> percent / 100.0),
                positive(settings, NumberSetting.SHARE_SEEDING).map(Duration::ofMinutes),
                positive(settings, NumberSetting.SHARE_IDLE).map(Duration::ofMinutes),
                settings.get(FlagSetting.SHARE_ALL) ? Match.ALL : Match.ANY,
                then(settings.get(TextSetting.SHARE_THEN)));
    }

    private static Optional<Long> positive(Settings settings, NumberSetting setting) {
        return Optional.of(settings.get(setting)).filter(value -> value > 0);
    }

    private static Settings with(Settings settings, ShareLimits limits) {
        return settings.with(
                        NumberSetting.SHARE_RATIO,
                        limits.ratio().map(ratio -> Math.round(ratio * 100)).orElse(0L))
                .with(
                        NumberSetting.SHARE_SEEDING,
                        limits.seeding().map(Duration::toMinutes).orElse(0L))
                .with(
                        NumberSetting.SHARE_IDLE,
                        limits.idle().map(Duration::toMinutes).orElse(0L))
                .with(FlagSetting.SHARE_ALL, limits.match() == Match.ALL)
                .with(TextSetting.SHARE_THEN, limits.then().name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, @Nullable Object> fields(ShareLimits limits) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ratio", limits.ratio().orElse(null));
        row.put("seeding", limits.seeding().map(Duration::toSeconds).orElse(null));
        row.put("idle", limits.idle().map(Duration::toSeconds).orElse(null));
        row.put("match", limits.match().name().toLowerCase(Locale.ROOT));
        row.put("then", limits.then().name().toLowerCase(Locale.ROOT));
        return row;
    }
}
