package com.mailflatrate.sandbox;

import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.sandbox.inbox.MailFiles;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The built-in inbox: everything that was sent, as it arrived. Bounded; the oldest goes first.
 * Thread-safe.
 */
@Component
@SandboxOnly
public final class Inbox {

    private final MailFiles files;

    Inbox(MailFiles files) {
        this.files = files;
    }

    /**
     * Mails, newest first.
     *
     * @param to a whole address, or a part of one such as {@code @accept.test}; empty for all
     */
    public Page<SandboxMail> page(String to, PageRequest request) {
        return files.page(to, request);
    }

    /** One mail without its content. */
    public Optional<SandboxMail> find(String id) {
        return files.find(id);
    }

    /** The mail as it arrived, byte by byte. */
    public Optional<byte[]> raw(String id) {
        return files.raw(id);
    }
}
