package com.mailflatrate.database.backup;

import com.mailflatrate.database.backup.Manifest.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a backup on their way into the data directory; none ever lands beside it. */
final class RestoredFiles {

    private final Path data;
    private final ZipFile backup;

    RestoredFiles(Path data, ZipFile backup) {
        this.data = data;
        this.backup = backup;
    }

    void put(List<Content> files) throws IOException {
        for (Content file : files) {
            Path target = data.resolve(file.path()).normalize();
            ZipEntry entry = backup.getEntry(file.entry());
            if (entry == null || !target.startsWith(data)) {
                throw new UnusableBackupException("it lacks or misplaces " + file.path());
            }
            Files.createDirectories(target.getParent());
            MessageDigest digest = Digests.open();
            try (InputStream in = new DigestInputStream(backup.getInputStream(entry), digest)) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Digests.hex(digest).equals(file.sha256())) {
                Files.delete(target);
                throw new UnusableBackupException(file.path() + " is not the file that was taken");
            }
        }
    }
}
