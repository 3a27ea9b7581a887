package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many withdrew and complained because of a mailing, from the view that consent publishes. */
@Component
class AnswerStore {

    /** What came back from people. */
    record Answers(long unsubscribed, long complained) {}

    Answers of(AccountId account, @Nullable RunId run) {
        return new Answers(0, 0);
    }
}
