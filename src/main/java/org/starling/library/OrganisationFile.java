package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.library.category.Category;
import org.starling.library.category.FilingRule;
import org.starling.library.category.Labels;
import org.starling.library.category.Organisation;
import org.starling.store.SafeFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Categories, tags and rules on disk, in the library's folder. One thread. */
final class OrganisationFile {
    private static final long VERSION = 1;

    private final SafeFile file;

    OrganisationFile(Path folder) {
        file = new SafeFile(folder.resolve("organisation"));
    }

    SafeFile.Loaded<Organisation> load() {
        return file.load(OrganisationFile::decode);
    }

    void save(Organisation organisation) throws IOException {
        BDictBuilder dict = BDict.builder()
                .put("version", VERSION)
                .put("categories", dicts(organisation.categories(), OrganisationFile::dict))
                .put("rules", dicts(organisation.rules(), OrganisationFile::dict))
                .put("tags", StandingCodec.texts(organisation.tags()));
        file.save(Bencode.encode(dict.build()));
    }

    private static Optional<Organisation> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, BencodeLimits.LENIENT);
            if (dict.integer("version").orElse(0L) != VERSION) {
                return Optional.empty();
            }
            List<Category> categories = new ArrayList<>();
            for (BValue one : dict.list("categories").orElse(BList.EMPTY)) {
                categories.add(category((BDict) one));
            }
            List<FilingRule> rules = new ArrayList<>();
            for (BValue one : dict.list("rules").orElse(BList.EMPTY)) {
                rules.add(rule((BDict) one));
            }
            Labels tags = Labels.of(Optional.empty(), StandingCodec.tags(dict.list("tags")));
            return Optional.of(new Organisation(categories, tags.tags(), rules));
        } catch (BencodeException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private interface Writer<T> {
        BDict dict(T value);
    }

    private static <T> BList dicts(List<T> values, Writer<T> writer) {
        return new BList(values.stream().<BValue>map(writer::dict).toList());
    }

    static BDict dict(Category category) {
        BDictBuilder dict = BDict.builder()
                .put("name", category.name())
                .put("down", category.down())
                .put("up", category.up());
        category.folder().ifPresent(folder -> dict.put("folder", folder.toString()));
        category.share().ifPresent(share -> dict.put("share", StandingCodec.dict(share)));
        return dict.build();
    }

    static Category category(BDict dict) {
        return new Category(
                StandingCodec.text(dict, "name"),
                StandingCodec.path(dict, "folder"),
                dict.integer("down").orElse(0L),
                dict.integer("up").orElse(0L),
                dict.dict("share").map(StandingCodec::share));
    }

    private static BDict dict(FilingRule rule) {
        BDictBuilder dict = BDict.builder().put("name", rule.name()).put("tracker", rule.tracker());
        StandingCodec.putLabels(dict, Labels.of(rule.category(), rule.tags()));
        return dict.build();
    }

    private static FilingRule rule(BDict dict) {
        return new FilingRule(
                StandingCodec.text(dict, "name"),
                StandingCodec.text(dict, "tracker"),
                dict.string("category").map(BString::utf8),
                StandingCodec.tags(dict.list("tags")));
    }
}
