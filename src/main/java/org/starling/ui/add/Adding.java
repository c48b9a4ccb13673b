package org.starling.ui.add;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.controls.Overlay;
import org.starling.ui.program.Program;
import org.starling.ui.text.Failures;

/** Shows the torrents that come in, one sheet after the other. Window's thread. */
public final class Adding {
    /** What is dropped or handed in at once, at most. */
    private static final int MOST = 200;

    private final Kit kit;
    private final Program program;
    private final Threads threads;
    private final Dialogs dialogs;
    private final Overlay overlay;
    private final Notices notices;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Runnable added = () -> {};
    private boolean showing;

    public Adding(Kit kit, Program program, Threads threads, Dialogs dialogs, Overlay overlay, Notices notices) {
        this.kit = kit;
        this.program = program;
        this.threads = threads;
        this.dialogs = dialogs;
        this.overlay = overlay;
        this.notices = notices;
    }

    /** Is called when a torrent was added. */
    public void onAdded(Runnable listener) {
        added = listener;
    }

    public void files() {
        add(dialogs.chooseTorrents().stream().map(Path::toString).toList());
    }

    public void link(String offered) {
        dialogs.ask(kit.words().get("add.link.title"), kit.words().get("add.link"), offered)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> add(List.of(text)));
    }

    /** @param sources files, addresses, magnet links, infohashes */
    public void add(List<String> sources) {
        sources.stream().limit(MOST - waiting.size()).forEach(waiting::add);
        if (!showing) {
            next();
        }
    }

    private void next() {
        String source = waiting.poll();
        showing = source != null;
        if (source != null) {
            show(new AddModel(program, threads, kit.words(), source));
        }
    }

    private void show(AddModel model) {
        AddSheet.Decisions decisions = new AddSheet.Decisions() {
            @Override
            public void add(AddModel.Choices choices) {
                threads.show(
                        model.add(choices),
                        hash -> added.run(),
                        thrown -> notices.error(new Failures(kit.words()).sentence(thrown)));
                overlay.close();
            }

            @Override
            public void cancel() {
                overlay.close();
            }
        };
        AddSheet sheet = new AddSheet(kit, model, threads, new AddPlace(kit, program, dialogs), decisions);
        String title =
                waiting.isEmpty() ? kit.words().get("add.title") : kit.words().get("add.title.more", waiting.size());
        overlay.show(title, sheet, () -> {
            model.close();
            next();
        });
        model.read();
    }
}
