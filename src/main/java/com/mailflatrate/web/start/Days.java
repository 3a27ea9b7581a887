package com.mailflatrate.web.start;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.growth.Growth;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what an ordinary day looks like for an account. */
@Component
final class Days {

    private static final PageRequest NEWEST = new PageRequest(10, null);
    private static final PageRequest MOST_LISTS = new PageRequest(200, null);
    private static final int MONTH = 30;

    private final Accounts accounts;
    private final Mailings mailings;
    private final Lists lists;
    private final Growth growth;
    private final HealthLights lights;
    private final Tasks tasks;

    Days(
            Accounts accounts,
            Mailings mailings,
            Lists lists,
            Growth growth,
            HealthLights lights,
            Tasks tasks) {
        this.accounts = accounts;
        this.mailings = mailings;
        this.lists = lists;
        this.growth = growth;
        this.lights = lights;
        this.tasks = tasks;
    }

    Everyday of(AccountId account) {
        Account owner = accounts.find(account).orElseThrow();
        List<Mailing> newest = mailings.page(account, NEWEST).items();
        List<ListSummary> all = lists.page(account, MOST_LISTS).items();
        return new Everyday(
                lights.of(owner, newest),
                tasks.of(account, newest, all),
                newest,
                all,
                new GrowthChart(growth.of(account, owner.zone(), MONTH)));
    }

    Health health(AccountId account) {
        return lights.of(
                accounts.find(account).orElseThrow(), mailings.page(account, NEWEST).items());
    }
}
