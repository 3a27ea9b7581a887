package com.mailflatrate.campaign;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mailings: released, followed, paused, cancelled. */
@Component
public class Mailings {

    /**
     * Runs the gate again and hands the mailing to delivery, or keeps it until its hour.
     * Refused with POLICY_CONFIRMATION_REQUIRED, NONCE_USED, MAILING_EXISTS (detail: the mailing ID) or GATE_RED.
     * A key without {@code mailings:confirm} gets a mailing that awaits a person's tick.
     */
    public Outcome<Mailing> release(
            AccountId account, CampaignId campaign, Release release, SignedIn me, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }

    /** One mailing with its counts as of now; empty when unknown or another account's. */
    public Optional<Mailing> find(AccountId account, MailingId mailingId) {
        throw new IllegalStateException("not yet");
    }

    /** Whoever's it is, for the desk. Engine lane. */
    public Optional<Mailing> byMailingId(MailingId mailingId) {
        throw new IllegalStateException("not yet");
    }

    /** The mailings of an account, newest first. */
    public Page<Mailing> page(AccountId account, PageRequest request) {
        throw new IllegalStateException("not yet");
    }

    /** Stops it by the account's wish. */
    public Outcome<Mailing> pause(AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Goes on after a pause of the account's own. */
    public Outcome<Mailing> resume(AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Ends it; what has not left stays here for good. */
    public Outcome<Mailing> cancel(AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        throw new IllegalStateException("not yet");
    }
}
