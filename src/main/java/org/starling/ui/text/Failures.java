package org.starling.ui.text;

import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.MetainfoException;
import org.starling.library.LibraryException;
import org.starling.library.LibraryProblem;
import org.starling.social.friends.FriendException;
import org.starling.ui.program.UnreadableException;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.Trouble;
import org.starling.wire.SafeText;

/** Turns what went wrong into sentences that say what to do. Pure. */
public record Failures(Words words) {
    private static final int MOST = 300;

    public String sentence(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnreadableException unreadable) {
            return String.valueOf(unreadable.getMessage());
        } else if (cause instanceof LibraryException library) {
            return of(library);
        } else if (cause instanceof EngineException engine) {
            return engine.failure().map(this::of).orElseGet(() -> words.get("failure.engine", detail(engine)));
        } else if (cause instanceof MetainfoException metainfo) {
            return words.get("failure.torrent", words.of("metainfo", metainfo.reason()));
        } else if (cause instanceof FriendException friend) {
            return words.of("friend.problem", friend.reason());
        } else if (cause instanceof OverlayException overlay) {
            return of(overlay.trouble());
        } else if (cause instanceof FileSystemException file) {
            return words.get("failure.file", String.valueOf(file.getFile()));
        }
        return words.get("failure.defect", cause.getClass().getSimpleName(), detail(cause));
    }

    public String of(DiskFailure failure) {
        return words.of("disk", failure.kind(), SafeText.clean(failure.path(), MOST));
    }

    public String of(Trouble trouble) {
        return words.of("trouble", trouble.reason(), SafeText.clean(trouble.detail(), MOST));
    }

    public String of(LibraryProblem problem) {
        if (problem instanceof LibraryProblem.Disk disk) {
            return of(disk.failure());
        } else if (problem instanceof LibraryProblem.EngineRefused refused) {
            return words.get("problem.refused", SafeText.clean(refused.detail(), MOST));
        }
        return words.get("problem.metainfo");
    }

    private String of(LibraryException library) {
        Throwable below = library.getCause();
        boolean told = below instanceof EngineException || below instanceof MetainfoException;
        return told && below != null ? sentence(below) : words.of("library", library.kind(), detail(library));
    }

    private static String detail(Throwable cause) {
        return SafeText.clean(String.valueOf(cause.getMessage()), MOST);
    }
}
