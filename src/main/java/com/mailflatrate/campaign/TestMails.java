package com.mailflatrate.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Test mails: to the account's own people only, few, and marked as tests. */
@Component
public class TestMails {

    /**
     * Sends the campaign as it stands to proved addresses of the account's users: at most five at once, twenty a day.
     *
     * @return how many left
     */
    public Outcome<Integer> send(AccountId account, CampaignId campaign, List<EmailAddress> to, SignedIn by) {
        throw new IllegalStateException("not yet");
    }
}
