package com.mailflatrate.database.command;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/** What may be done with an embedded database while no service runs on it. */
public final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /**
     * Throws the database of a directory away for good, ending a server that a killed process left
     * behind. False when a process uses it: then nothing happens.
     */
    public static boolean discard(Path directory) {
        return EmbeddedPostgres.discard(directory);
    }
}
