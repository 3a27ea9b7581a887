package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The campaigns of an account. */
@Component
public class Campaigns {

    /** A new campaign; what it lacks, the gate will say. What it must never hold is refused here. */
    public Outcome<Campaign> create(AccountId account, CampaignDraft draft, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Replaces what was typed. A mailing already released keeps the content it was released with. */
    public Outcome<Campaign> update(AccountId account, CampaignId campaign, CampaignDraft draft, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** One campaign; empty when unknown or another account's. */
    public Optional<Campaign> find(AccountId account, CampaignId campaign) {
        throw new IllegalStateException("not yet");
    }

    /** A part of the campaigns, newest first. */
    public Page<Campaign> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }
}
