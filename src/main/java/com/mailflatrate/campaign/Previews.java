package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A campaign as one of its readers would see it. */
@Component
public class Previews {

    /**
     * A mail as it would leave.
     *
     * @param asName whose eyes it was made for
     */
    public record Preview(String asName, String subject, String html, String text) {}

    /** The mail for one contact, or for an invented one; empty when campaign or contact are unknown. */
    public Optional<Preview> of(AccountId account, CampaignId campaign, @Nullable ContactId as) {
        throw new IllegalStateException("not yet");
    }
}
