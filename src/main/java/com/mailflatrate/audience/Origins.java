package com.mailflatrate.audience;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where contacts came from, as stated. */
@Component
@Transactional
public class Origins {

    /** What is missing, one {@code ORIGIN_REQUIRED} per field; empty when the statement is complete. */
    public static List<Reason> missing(OriginFacts facts) {
        throw new IllegalStateException("not yet");
    }

    /** Keeps a statement; refuses with {@code ORIGIN_REQUIRED} for each missing field. */
    public Outcome<OriginId> create(AccountId account, OriginFacts facts, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** One statement; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Origin> find(AccountId account, OriginId id) {
        throw new IllegalStateException("not yet");
    }

    /** All statements, newest first. */
    @Transactional(readOnly = true)
    public List<Origin> all(AccountId account) {
        throw new IllegalStateException("not yet");
    }
}
