package com.mailflatrate.delivery;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.mail.smtp.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What came of attempts, in the order it was written, for those who draw conclusions from it. Over
 * all accounts.
 */
@Component
@EngineTransactional(readOnly = true)
public class Outcomes {

    private static final int MOST = 10_000;

    private final MessageStore store;

    Outcomes(MessageStore store) {
        this.store = store;
    }

    /**
     * One answer.
     *
     * @param cursor to ask for what follows
     * @param account null for a letter of the platform; run, contact, list and key null for every
     *     letter
     * @param state BOUNCED, DEFERRED, EXPIRED, AMBIGUOUS or ACCEPTED
     * @param replyCode 0 when none came
     * @param enhanced such as {@code 5.1.1}, null when none came
     * @param text the reply's text, at most 500 characters
     * @param host who answered
     */
    public record Row(
            long cursor,
            MessageId message,
            @Nullable AccountId account,
            @Nullable RunId run,
            @Nullable ContactId contact,
            @Nullable ListId list,
            @Nullable SuppressionKey key,
            MessageFacts.State state,
            int attempt,
            Phase phase,
            int replyCode,
            @Nullable String enhanced,
            String text,
            @Nullable String host,
            Instant at) {}

    /**
     * Up to {@code limit} rows of messages of mailings after a cursor; 0 begins. Engine lane only.
     */
    public List<Row> after(long cursor, int limit) {
        return store.outcomes(cursor, Math.min(limit, MOST));
    }
}
