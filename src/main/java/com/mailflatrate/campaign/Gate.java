package com.mailflatrate.campaign;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Outcome;
import org.springframework.stereotype.Component;

/** The checks between a campaign and a mailing. The only place that can seal a clearance. */
@Component
public class Gate {

    /** What the gate says now; while it is not red, with a fresh confirmation for this person to tick. */
    public Outcome<GateReport> check(AccountId account, CampaignId campaign, SignedIn me, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }
}
