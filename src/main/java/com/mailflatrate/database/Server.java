package com.mailflatrate.database;

import com.mailflatrate.database.embedded.DirectoryInUseException;
import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and the embedded one's life.
 *
 * @param embedded the server this process started, null when another did or it is one by URL
 */
record Server(String url, String user, String password, @Nullable EmbeddedPostgres embedded)
        implements AutoCloseable {

    /** The server by URL, or the embedded one started. */
    static Server open(DatabaseSettings settings, DataDirectory data, boolean mayJoin) {
        if (!settings.isEmbedded()) {
            return new Server(settings.url(), settings.user(), settings.password(), null);
        }
        Path directory = data.sub("postgres");
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start(directory, cache(data), true);
            return new Server(server.url(), EmbeddedPostgres.OWNER, server.password(), server);
        } catch (DirectoryInUseException e) {
            String url = mayJoin ? EmbeddedPostgres.join(directory).orElse(null) : null;
            if (url == null) {
                throw e;
            }
            return new Server(
                    url, EmbeddedPostgres.OWNER, EmbeddedPostgres.password(directory), null);
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }

    /** The user's cache where there is one, so that every data directory shares the programs. */
    private static Path cache(DataDirectory data) {
        Path home = Path.of(System.getProperty("user.home", ""));
        boolean usable = home.isAbsolute() && Files.isDirectory(home) && Files.isWritable(home);
        return usable ? home.resolve(".cache/mailflatrate") : data.sub("programs");
    }
}
