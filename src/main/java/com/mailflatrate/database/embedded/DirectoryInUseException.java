package com.mailflatrate.database.embedded;

import java.nio.file.Path;

/** Another process runs on this directory. */
public final class DirectoryInUseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory) {
        super(
                "Another mailflatrate runs on "
                        + directory
                        + ": stop it first, or set MAILFLATRATE_DATA_DIR to another directory.");
    }
}
