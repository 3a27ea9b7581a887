package com.mailflatrate.delivery.queue;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.mail.mime.Marks;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mints what a mail carries in its header for others to name it by. */
@Component
class MarkMint {

    private static final int LABEL_BYTES = 8;

    private final Tokens tokens;
    private final Accounts accounts;

    MarkMint(Tokens tokens, Accounts accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /**
     * Stands for the account in Feedback-ID. From its public id: whoever collects mails can neither
     * count accounts nor guess the next one, as a number of ours would let them.
     */
    String account(AccountId account) {
        String id = accounts.find(account).map(Account::publicId).map(UUID::toString).orElse("");
        return "a" + Base32.encode(Arrays.copyOf(Secrets.sha256("feedback " + id), LABEL_BYTES));
    }

    Marks of(MessageId message) {
        return new Marks(
                tokens.mint(TokenPurpose.ID, message),
                tokens.mint(TokenPurpose.BOUNCE, message),
                tokens.mint(TokenPurpose.UNSUBSCRIBE, message),
                tokens.mint(TokenPurpose.REPLY, message));
    }
}
