package org.starling.engine.disk;

import java.nio.file.Path;

/** A file and the folder below which no link is followed to it. */
record FileKey(Path folder, Path file) {}
