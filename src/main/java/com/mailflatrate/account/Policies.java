package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Terms, anti-spam policy and data processing agreement: versions, who saw them, who accepted them. */
@Component
public class Policies {

    /** The version in force. */
    public PolicyText current(PolicyKind kind) {
        throw new IllegalStateException("not yet");
    }

    /**
     * What the account still has to accept before it may take in contacts or send: {@link Code#TERMS_OUTDATED} for
     * terms and anti-spam policy, {@link Code#DPA_REQUIRED} for the data processing agreement; empty when all is well.
     */
    public List<Code> outstanding(AccountId account) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Logs that a text was shown (compliance row A3).
     *
     * @param context where: {@code application}, {@code import}, {@code form}, {@code key}, {@code send}
     * @param account null before there is one
     * @param user null before there is one
     */
    public void logShowing(
            PolicyKind kind, String context, @Nullable AccountId account, @Nullable UserId user, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }

    /** Accepts the version with this hash for the account. Refused unless it is the one in force or one published to follow it. */
    public Outcome<PolicyText> accept(
            AccountId account, PolicyKind kind, String sha256, SignedIn by, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }
}
