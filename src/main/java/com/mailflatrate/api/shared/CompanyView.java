package com.mailflatrate.api.shared;

import com.mailflatrate.account.Company;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A company's data by the names they are given in. */
public record CompanyView(
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

    /** Of a company. */
    public static CompanyView of(Company company) {
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
