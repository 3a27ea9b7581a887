package com.mailflatrate.sandbox.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way into the inbox, as the recipient's domain behaves. */
final class Delivered implements MessageHandler {

    private static final Duration SLOW = Duration.ofMillis(1500);

    private final MailFiles files;
    private final Reactions reactions;
    private final FirstTries tries;
    private final List<String> recipients = new ArrayList<>();
    private String from = "";

    Delivered(MailFiles files, Reactions reactions, FirstTries tries) {
        this.files = files;
        this.reactions = reactions;
        this.tries = tries;
    }

    @Override
    public void from(String address) {
        from = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        switch (Behaviour.of(address)) {
            case HARD_BOUNCE ->
                    throw new RejectException(550, "5.1.1 <" + address + ">: no such user here");
            case SOFT_BOUNCE ->
                    throw new RejectException(452, "4.2.2 <" + address + ">: mailbox is full");
            case FLAKY -> {
                if (tries.isFirst(from, address)) {
                    throw new RejectException(451, "4.3.0 <" + address + ">: try again later");
                }
            }
            case SLOW -> LockSupport.parkNanos(SLOW.toNanos());
            case ACCEPT, BLOCK, ASYNC_BOUNCE, COMPLAINS, AWAY, OBJECTS -> {}
        }
        recipients.add(address);
    }

    @Override
    public @Nullable String data(InputStream content) throws RejectException, IOException {
        byte[] raw = content.readAllBytes();
        for (String recipient : recipients) {
            if (Behaviour.of(recipient) == Behaviour.BLOCK) {
                throw new RejectException(
                        550, "5.7.1 Message refused by the policy of this domain");
            }
        }
        MailHead head = MailHead.of(raw);
        for (String recipient : recipients) {
            files.add(from, recipient, head.subject(), raw);
            reactions.to(Behaviour.of(recipient), from, recipient, head, raw);
        }
        return null;
    }

    @Override
    public void done() {}
}
