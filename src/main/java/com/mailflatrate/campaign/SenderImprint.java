package com.mailflatrate.campaign;

import com.mailflatrate.account.Company;
import com.mailflatrate.policy.ImprintFacts;

/** The company behind an account as the rules for imprints read it. */
public final class SenderImprint {

    private SenderImprint() {}

    /** What stands in the company's imprint. */
    public static ImprintFacts of(Company company) {
        return new ImprintFacts(
                company.name(),
                company.legalForm().title(),
                company.street(),
                company.postalCode(),
                company.city(),
                company.country(),
                company.phone(),
                company.email(),
                company.registerCourt(),
                company.registerNumber(),
                company.vatId(),
                company.representatives());
    }
}
