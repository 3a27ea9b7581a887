package com.mailflatrate.api.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Company;
import com.mailflatrate.kernel.Code;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it.
 *
 * @param outstanding what has to be accepted before anything is taken in or sent: {@code
 *     TERMS_OUTDATED}, {@code DPA_REQUIRED}
 */
record AccountView(
        UUID id,
        String state,
        CompanyView company,
        String zone,
        String language,
        Instant createdAt,
        List<Code> outstanding) {

    static AccountView of(Account account, List<Code> outstanding) {
        return new AccountView(
                account.publicId(),
                account.state().word(),
                CompanyView.of(account.company()),
                account.zone().getId(),
                account.language().code(),
                account.createdAt(),
                outstanding);
    }

    /** The company's data by the names they are given in. */
    record CompanyView(
            String name,
            String legalForm,
            String street,
            String postalCode,
            String city,
            String country,
            String phone,
            String email,
            @Nullable String website,
            @Nullable String registerCourt,
            @Nullable String registerNumber,
            @Nullable String vatId,
            List<String> representatives) {

        static CompanyView of(Company company) {
            return new CompanyView(
                    company.name(),
                    company.legalForm().word(),
                    company.street(),
                    company.postalCode(),
                    company.city(),
                    company.country(),
                    company.phone(),
                    company.email(),
                    company.website(),
                    company.registerCourt(),
                    company.registerNumber(),
                    company.vatId(),
                    company.representatives());
        }
    }
}
